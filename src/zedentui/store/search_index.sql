-- The search index, written once by dossier/search_index.py when the dossier is built and only read afterwards.
-- `-- name: x` starts a block. search.sql holds the questions asked of these tables.

-- name: tables
CREATE TABLE search_item (
    number        INTEGER NOT NULL,
    kind          VARCHAR NOT NULL,
    id            VARCHAR NOT NULL,
    location      VARCHAR NOT NULL,
    title         VARCHAR NOT NULL,
    body          VARCHAR NOT NULL,
    citation      VARCHAR NOT NULL,
    url           VARCHAR,
    weight        FLOAT NOT NULL,
    title_words   VARCHAR NOT NULL,
    synonym_words VARCHAR NOT NULL,
    body_words    VARCHAR NOT NULL,
    extra_words   VARCHAR NOT NULL
);
COMMENT ON TABLE search_item IS 'Alles wat te vinden is, één rij per onderdeel van het dossier, met de tekst in de vorm waarin wordt gezocht.';
COMMENT ON COLUMN search_item.number IS 'Volgnummer, vanaf 1; search_posting verwijst ernaar.';
COMMENT ON COLUMN search_item.kind IS 'Soort: actieplan, actielijn, actie, maatregel, motie, toezegging, bewering, begrip, paragraaf, stuk, organisatie, maat of kanttekening.';
COMMENT ON COLUMN search_item.id IS 'Sleutel in de eigen tabel.';
COMMENT ON COLUMN search_item.location IS 'Plaats in de toepassing, bijvoorbeeld actieplan/2.';
COMMENT ON COLUMN search_item.title IS 'Titel zoals getoond.';
COMMENT ON COLUMN search_item.body IS 'Tekst zoals getoond.';
COMMENT ON COLUMN search_item.citation IS 'Vindplaats.';
COMMENT ON COLUMN search_item.url IS 'Adres van de vindplaats, NULL als het stuk geen nummer heeft.';
COMMENT ON COLUMN search_item.weight IS 'Hoe zwaar deze soort telt als verder alles gelijk is.';
COMMENT ON COLUMN search_item.title_words IS 'Woorden van de titel: kleine letters, zonder accenten, zonder stopwoorden.';
COMMENT ON COLUMN search_item.synonym_words IS 'Synoniemen, afkortingen en nummers, in dezelfde vorm, gescheiden door |.';
COMMENT ON COLUMN search_item.body_words IS 'Woorden van de tekst, in dezelfde vorm.';
COMMENT ON COLUMN search_item.extra_words IS 'Woorden die niet getoond worden maar erbij horen, zoals namen van partners.';
CREATE TABLE search_token (
    token  INTEGER NOT NULL,
    word   VARCHAR NOT NULL,
    stem   VARCHAR NOT NULL,
    items  INTEGER NOT NULL,
    weight UTINYINT NOT NULL
);
COMMENT ON TABLE search_token IS 'Alle verschillende woorden van search_item, op alfabet.';
COMMENT ON COLUMN search_token.token IS 'Volgnummer in alfabetische volgorde, vanaf 1.';
COMMENT ON COLUMN search_token.word IS 'Het woord, kleine letters zonder accenten.';
COMMENT ON COLUMN search_token.stem IS 'Lichte stam: enkelvoud, zonder dubbele klinkers en medeklinkers.';
COMMENT ON COLUMN search_token.items IS 'Aantal onderdelen waarin het woord voorkomt.';
COMMENT ON COLUMN search_token.weight IS 'Zwaarste gewicht waarmee het in een onderdeel voorkomt (search_posting.weight).';
CREATE TABLE search_posting (
    token  INTEGER NOT NULL,
    item   INTEGER NOT NULL,
    weight UTINYINT NOT NULL
);
COMMENT ON TABLE search_posting IS 'Welk woord in welk onderdeel staat, op volgorde van woord: zo wordt alleen gelezen wat nodig is.';
COMMENT ON COLUMN search_posting.token IS 'Woord (search_token.token).';
COMMENT ON COLUMN search_posting.item IS 'Onderdeel (search_item.number).';
COMMENT ON COLUMN search_posting.weight IS 'Hoe zwaar het woord hier telt, keer tien: titel 8 tot 16 (kort telt zwaarder), synoniem 6 tot 12, tekst 2, overig 1; maal het gewicht van de soort.';
CREATE TABLE search_ordinary (
    word VARCHAR NOT NULL
);
COMMENT ON TABLE search_ordinary IS 'Gewone Nederlandse woorden, op alfabet: een getypt woord dat hierin staat, is geen tikfout van een ander.';
COMMENT ON COLUMN search_ordinary.word IS 'Het woord, kleine letters zonder accenten, minstens vier letters.';

-- name: sources
-- One row per thing that can be found: kind, id, location, title, body, synonyms, extra words, document,
-- page, footnote, own reference (NULL: the document itself is the source).
WITH members AS (
    SELECT string_agg(o.name || coalesce(' (' || o.abbreviation || ')', ''), ', ' ORDER BY m.position) AS names,
           count(*) AS number
    FROM action_plan_member AS m JOIN organisation AS o ON o.id = m.organisation
),
-- What came of a promise, with its day unless the sentence names it: before the promise what decides it, for a list shows
-- the beginning, and a letter that waits for a law misleads who reads only that today; behind it what is merely related.
told_day AS (
    SELECT day, strftime(day, '%-d ')
                || ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober',
                    'november', 'december'][month(day)] || strftime(day, ' %Y') AS told
    FROM (SELECT happened_on AS day FROM promise_outcome UNION SELECT published_on FROM reference
          UNION SELECT published_on FROM document
          UNION SELECT sent_on FROM action_plan UNION SELECT promised_on FROM action_plan)
    WHERE day IS NOT NULL
),
dated_outcome AS (
    SELECT u.*, t.told AS on_day FROM promise_outcome AS u LEFT JOIN told_day AS t ON t.day = u.happened_on
),
came_of_it AS (
    SELECT u.promise,
           string_agg(CASE WHEN contains(u.outcome, u.on_day) THEN u.outcome ELSE concat_ws(': ', u.on_day, u.outcome) END,
                      ' ' ORDER BY u.happened_on, u.position) FILTER (u.result <> 'verwant') AS decided,
           string_agg(u.outcome, ' ' ORDER BY u.happened_on, u.position) FILTER (u.result = 'verwant') AS related
    FROM dated_outcome AS u GROUP BY u.promise
),
source (kind, id, location, title, body, synonyms, extra, document, page, footnote, reference, sort) AS (
    SELECT 'actieplan', p.id, 'actieplan/plan', p.title,
           concat_ws(' ', p.goal, p.summary, 'In de expertgroep:', m.names || '.',
                     'Naar de Kamer gestuurd op ' || sent.told || '.',
                     'Dat de stand volgt, is toegezegd op ' || promised.told || ' in het ' || p.promised_in || '.'),
           'actieplan|plan',
           concat_ws(' ', c.name, s.name, u.name, p.promised_in, p.sent_on, p.promised_on, 'leden deelnemers doel'),
           p.document, p.page, p.footnote, NULL, 0
    FROM action_plan AS p CROSS JOIN members AS m
    LEFT JOIN told_day AS sent ON sent.day = p.sent_on LEFT JOIN told_day AS promised ON promised.day = p.promised_on
    JOIN organisation AS c ON c.id = p.commissioned_by
    JOIN organisation AS s ON s.id = p.steered_by
    JOIN organisation AS u ON u.id = p.set_up_by
    UNION ALL
    SELECT 'actielijn', l.id, 'actieplan/' || l.number, 'Actielijn ' || l.number || ': ' || l.title,
           concat_ws(' ', l.aim, l.summary), 'lijn ' || l.number, 'actieplan', l.document, l.page, l.footnote, NULL, l.number
    FROM action_line AS l
    UNION ALL
    SELECT 'actie', a.id, 'actieplan/' || a.id, a.title,
           concat_ws(' ', a.summary, 'Stand: ' || a.status || '.', 'Levert op: ' || rtrim(a.product, '.') || '.',
                     'Termijn: ' || rtrim(a.due, '.') || '.'),
           NULL,
           concat_ws(' ', 'actieplan actielijn lijn', a.line, l.title,
                     CASE a.status WHEN 'loopt' THEN 'lopen lopend lopende bezig' WHEN 'gestart' THEN 'begonnen start'
                                   WHEN 'aangekondigd' THEN 'gepland aangekondigde' ELSE 'klaar gereed afgeronde' END,
                     (SELECT string_agg(concat_ws(' ', o.name, o.abbreviation), ' ' ORDER BY w.position)
                      FROM action_organisation AS w JOIN organisation AS o ON o.id = w.organisation
                      WHERE w.action = a.id)),
           a.document, a.page, a.footnote, NULL, a.position
    FROM action AS a LEFT JOIN action_line AS l ON l.number = a.line
    UNION ALL
    SELECT 'maatregel', t.id, 'transnationaal/' || t.id,
           CASE WHEN contains(lower(t.title), lower(t.keyword)) THEN t.title ELSE t.keyword || ': ' || t.title END,
           concat_ws(' ', t.summary, 'Stand: ' || t.status || '.', t.next_step, 'Termijn: ' || rtrim(t.due, '.') || '.'),
           t.keyword,
           concat_ws(' ', r.name, r.abbreviation, t.legal_basis, 'transnationaal buitenland',
                     (SELECT string_agg(concat_ws(' ', o.name, o.abbreviation), ' ' ORDER BY w.position)
                      FROM transnational_organisation AS w JOIN organisation AS o ON o.id = w.organisation
                      WHERE w.measure = t.id)),
           t.document, t.page, t.footnote, NULL, t.position
    FROM transnational_measure AS t LEFT JOIN organisation AS r ON r.id = t.responsible
    UNION ALL
    SELECT 'motie', m.id, 'moties/' || m.id, m.title, concat_ws(' ', m.asks, m.verdict, m.argument),
           concat_ws('|', 'motie', CASE WHEN m.in_letter THEN 'afgedaan|afgehandeld' END, m.proposer, m.case_number,
                     m.kamerstuk, r.id),
           concat_ws(' ', m.subject, m.tabled_on, m.vote_on, m.vote_method, m.vote_result, m.appreciation, m.vote_source,
                     m.votes_for, m.votes_against, 'zaaknummer',
                     CASE WHEN m.vote_on IS NOT NULL THEN 'stemming gestemd stemden uitslag tegen zetels partijen fracties' END,
                     (SELECT string_agg(v.party, ' ' ORDER BY v.position) FROM motie_vote AS v WHERE v.motie = m.id)),
           m.document, m.page, m.footnote, m.reference, m.position
    FROM motie AS m LEFT JOIN reference AS r ON r.id = m.reference
    UNION ALL
    SELECT 'toezegging', p.id, 'agenda/' || p.id, p.title,
           concat_ws(' ', w.decided, p.what, 'Termijn: ' || rtrim(p.phrase, '.') || '.', w.related, p.note),
           p.phrase,
           concat_ws(' ', p.kind, o.name, o.abbreviation, p.to_whom, p.earliest, p.latest,
                     (SELECT string_agg(concat_ws(' ', u.source, u.happened_on), ' ' ORDER BY u.happened_on)
                      FROM promise_outcome AS u WHERE u.promise = p.id)),
           p.document, p.page, p.footnote, NULL, p.position
    FROM promise AS p LEFT JOIN organisation AS o ON o.id = p.who LEFT JOIN came_of_it AS w ON w.promise = p.id
    UNION ALL
    SELECT 'bewering', c.id, 'narekenen/' || c.id, c.title,
           concat_ws(' ', c.statement, 'De brief: ‘' || c.phrase || '’.', 'Nagerekend: ' || rtrim(c.recomputed, '.') || '.',
                     'Oordeel: ' || c.verdict || '.', c.reason),
           CASE WHEN NOT starts_with(c.verdict, 'klopt') THEN c.verdict END,
           concat_ws(' ', c.theme, c.claimed_denominator, c.recomputed_denominator, m.label, c.offence, c.year,
                     (SELECT string_agg(d.text, ' ' ORDER BY d.position) FROM claim_denominator AS d
                      WHERE d.claim = c.id)),
           c.document, c.page, c.footnote, NULL, c.position
    FROM claim AS c LEFT JOIN measure AS m ON m.code = c.measure
    UNION ALL
    SELECT 'bewering', 'tabel-' || k.kind, 'narekenen/tabel-' || k.kind,
           CASE k.kind WHEN 'afdoeningen' THEN 'Tellen de afdoeningen op tot de uitstroom?'
                       WHEN 'sepotgronden' THEN 'Tellen de sepotgronden op tot het onvoorwaardelijk sepot?'
                       ELSE 'Kloppen de percentages in de tabellen?' END,
           'Rekenwerk van beide tabellen: ' || k.checked || ' keer nagerekend, '
           || CASE k.wrong WHEN 0 THEN 'alles klopt.' ELSE k.wrong || ' keer een verschil.' END,
           'tabel|tabellen|rekenfout|telfout|drukfout', 'controle optelling som narekenen', d.document,
           (SELECT min(page) FROM printed_table AS t WHERE t.document = d.document), NULL, NULL, 1000
    FROM dossier AS d
    JOIN (SELECT document, kind, count(*) AS checked, count(*) FILTER (WHERE difference <> 0) AS wrong
          FROM table_check GROUP BY ALL) AS k ON k.document = d.document
    UNION ALL
    SELECT 'begrip', t.id, 'begrippen/' || t.id, t.term, t.definition,
           (SELECT string_agg(s.synonym, '|' ORDER BY s.synonym) FROM term_synonym AS s WHERE s.term = t.id),
           NULL, coalesce(t.document, d.document), t.page, NULL, NULL, row_number() OVER (ORDER BY t.term)
    FROM term AS t CROSS JOIN dossier AS d
    UNION ALL
    SELECT 'paragraaf', k.key, 'paragrafen/' || k.key, s.title, s.summary, NULL,
           concat_ws(' ', (SELECT string_agg('bladzijde' || page, ' ' ORDER BY page) FROM range(s.page_from, s.page_to + 1) AS r (page)),
                     (SELECT string_agg('voetnoot' || f.number || ' ' || f.summary, ' ' ORDER BY f.number) FROM footnote AS f
                      WHERE f.document = s.document AND f.reference IS NULL AND f.page BETWEEN s.page_from AND s.page_to)),
           s.document, s.page_from, NULL, NULL, s.position
    FROM section AS s
    JOIN (SELECT t.document, t.id, CASE WHEN t.document = d.document THEN t.id ELSE lower(t.document) || '.' || t.id END AS key
          FROM section AS t CROSS JOIN dossier AS d) AS k ON k.document = s.document AND k.id = s.id
    UNION ALL
    SELECT 'stuk', r.id, 'stukken/' || r.id, r.citation || ': ' || r.title,
           concat_ws(' ', 'Van ' || t.told || '.', r.note,
                     'Ondertekend door ' || d.sender || ', aan ' || d.addressee || '; ' || d.page_count || ' bladzijden.',
                     (SELECT string_agg('Voetnoot ' || f.number || '.', ' ' ORDER BY f.number)
                                   FROM footnote AS f WHERE f.reference = r.id)),
           concat_ws('|', r.id, r.printed, r.kind, CASE r.kind WHEN 'staatsblad' THEN 'stb' WHEN 'kamerstuk' THEN 'kst' END,
                     CASE WHEN d.kenmerk IS NOT NULL THEN 'brief|deze brief|de brief zelf|afzender|datum brief|kenmerk|kenmerk brief|'
                     || d.kenmerk END),
           concat_ws(' ', r.published_on, d.title, d.subject,
                     (SELECT string_agg('voetnoot' || f.number, ' ' ORDER BY f.number) FROM footnote AS f WHERE f.reference = r.id),
                     CASE WHEN d.kenmerk IS NOT NULL THEN 'tekende getekend ondertekende verstuurd verzonden bladzijden paginas gericht geadresseerd geschreven' END),
           r.document, r.page, NULL, r.id,
           row_number() OVER (ORDER BY r.page, r.id)
    FROM reference AS r LEFT JOIN document AS d ON d.id = r.id LEFT JOIN told_day AS t ON t.day = r.published_on
    UNION ALL
    SELECT 'stuk', d.id, 'stukken/' || d.id, d.citation || ': ' || d.title,
           concat_ws(' ', 'Van ' || t.told || '.', 'Wij kennen van dit stuk alleen nummer, datum en titel.'),
           concat_ws('|', d.id, 'kamerstuk', 'kst'),
           concat_ws(' ', d.published_on, 'sinds de brief later'), d.id, NULL, NULL, NULL, 1000 + d.position
    FROM document AS d LEFT JOIN told_day AS t ON t.day = d.published_on WHERE d.page_count IS NULL
    UNION ALL
    SELECT 'organisatie', o.id, 'organisaties/' || o.id,
           o.name || coalesce(' (' || o.abbreviation || ')', ''),
           concat_ws(' ', o.role, CASE WHEN o.id = p.steered_by THEN 'Ingesteld door: ' || u.name || '. Opdracht en regie: '
                     || c.name || '. Deelnemers die de brief noemt (' || m.number || '): ' || m.names || '.' END),
           o.abbreviation, CASE WHEN o.id = p.steered_by THEN 'leden deelnemers leidt leiding' END, o.document, o.page,
           NULL, NULL, row_number() OVER (ORDER BY o.name)
    FROM organisation AS o CROSS JOIN members AS m LEFT JOIN action_plan AS p ON p.steered_by = o.id
    LEFT JOIN organisation AS u ON u.id = p.set_up_by LEFT JOIN organisation AS c ON c.id = p.commissioned_by
    UNION ALL
    SELECT 'maat', f.code || '/' || m.code, 'statistiek?delict=' || f.code || '&maat=' || m.code,
           m.label || ', ' || lower(f.label),
           'Aantal ' || f.cases || ' per jaar, ' || p.first || ' tot en met ' || p.last || '.',
           concat_ws('|', m.printed, f.articles, 'tabel ' || t.number), 'cijfers aantal', t.document, t.page, NULL, NULL,
           100 * f.position + m.position
    FROM offence AS f CROSS JOIN measure AS m CROSS JOIN dossier AS d
    JOIN printed_table AS t ON t.offence = f.code AND t.document = d.document
    CROSS JOIN (SELECT min(year) AS first, max(year) AS last FROM observation) AS p
    UNION ALL
    SELECT 'kanttekening', a.id, 'statistiek?jaar=' || a.year_from, a.label, a.summary, NULL,
           concat_ws(' ', a.kind, 'kanttekening', a.year_from), a.document, a.page, NULL, NULL, a.year_from
    FROM annotation AS a
)
SELECT s.kind, s.id, s.location, s.title, coalesce(s.body, ''), coalesce(s.synonyms, ''),
       concat_ws(' ', s.extra, n.summary, replace(s.id, '-', ' ')), coalesce(own.citation, motion.kamerstuk, 'zaak ' || motion.case_number, letter.citation || ', p. ' || s.page, letter.citation),
       CASE WHEN own.id IS NOT NULL THEN own.url ELSE coalesce(motion.url, letter.url) END
FROM source AS s
LEFT JOIN document AS letter ON letter.id = s.document
LEFT JOIN motie AS motion ON s.kind = 'motie' AND motion.id = s.id AND NOT motion.in_letter
LEFT JOIN reference AS own ON own.id = s.reference
LEFT JOIN footnote AS n ON n.document = s.document AND n.number = s.footnote AND s.reference IS NULL
ORDER BY s.kind, s.sort, s.id;

-- name: insert_items
INSERT INTO search_item
SELECT unnest($number), unnest($kind), unnest($id), unnest($location), unnest($title), unnest($body),
       unnest($citation), unnest($url), unnest($weight), unnest($title_words), unnest($synonym_words),
       unnest($body_words), unnest($extra_words);

-- name: distinct_words
SELECT DISTINCT word FROM (
    SELECT unnest(string_split(replace(
        concat_ws(' ', title_words, synonym_words, body_words, extra_words), '|', ' '), ' ')) AS word
    FROM search_item
) WHERE word <> '' ORDER BY word;

-- name: number_words
CREATE TEMP TABLE search_word (token INTEGER, word VARCHAR, stem VARCHAR);

-- name: insert_words
INSERT INTO search_word SELECT unnest($token), unnest($word), unnest($stem);

-- name: insert_postings
-- A word counts for more in a short title than in a long one, and so does a word that is a synonym by itself. The
-- heaviest place counts; the factor ten keeps one decimal in a small whole number.
INSERT INTO search_posting
SELECT t.token, f.item, least(255, max(round(10 * f.weight * f.kind_weight)))::UTINYINT
FROM (
    SELECT number AS item, weight AS kind_weight, unnest(string_split(title_words, ' ')) AS word,
           8.0 + 8.0 / len(string_split(title_words, ' ')) AS weight
    FROM search_item
    UNION ALL
    SELECT number, weight, unnest(string_split(phrase, ' ')), 6.0 + 6.0 / len(string_split(phrase, ' '))
    FROM (SELECT number, weight, unnest(string_split(synonym_words, '|')) AS phrase FROM search_item)
    UNION ALL SELECT number, weight, unnest(string_split(body_words, ' ')), 2.0 FROM search_item
    UNION ALL SELECT number, weight, unnest(string_split(extra_words, ' ')), 1.0 FROM search_item
) AS f
JOIN search_word AS t ON t.word = f.word
GROUP BY t.token, f.item
ORDER BY t.token, f.item;

-- name: insert_tokens
INSERT INTO search_token
SELECT w.token, w.word, w.stem, p.items, p.weight
FROM search_word AS w
JOIN (SELECT token, count(*)::INTEGER AS items, max(weight) AS weight FROM search_posting GROUP BY token) AS p
  ON p.token = w.token
ORDER BY w.token;

-- name: forget_words
DROP TABLE search_word;

-- name: insert_ordinary
INSERT INTO search_ordinary SELECT unnest($word);
