-- What is asked of the archive, as named blocks: a line `-- name:` starts one; $word is a parameter.

-- name: edition
SELECT application, schema_version, edition::VARCHAR, published_at FROM archive;

-- name: standing
-- One row for each category and source: rows held, entries read, how far in time, when there was nothing new.
WITH held (category, rows) AS (
    SELECT 'Fractie', count(*) FROM fractie
    UNION ALL SELECT 'Kamerstukdossier', count(*) FROM kamerstukdossier
    UNION ALL SELECT 'Toezegging', count(*) FROM toezegging
    UNION ALL SELECT 'Zaak', count(*) FROM zaak
    UNION ALL SELECT 'ZaakActor', count(*) FROM zaak_actor
    UNION ALL SELECT 'Besluit', count(*) FROM besluit
    UNION ALL SELECT 'Stemming', count(*) FROM stemming
    UNION ALL SELECT 'Document', count(*) FROM document
    UNION ALL SELECT 'DocumentVersie', count(*) FROM document_versie
)
SELECT h.category, h.rows, f.source, f.entries, f.skipped, f.latest, f.caught_up_at, f.since
FROM held AS h LEFT JOIN feed AS f ON f.category = h.category
ORDER BY list_position(['Fractie', 'Kamerstukdossier', 'Toezegging', 'Zaak', 'ZaakActor', 'Besluit', 'Stemming',
                        'Document', 'DocumentVersie'], h.category), f.source;

-- name: kept
-- The condition that others below name. An empty word is in every text. A fractie voted so when all of its rows in the
-- decision say so: in a roll call there is one for each member.
contains(zoektekst, $w0) AND contains(zoektekst, $w1) AND contains(zoektekst, $w2) AND contains(zoektekst, $w3)
  AND contains(zoektekst, $w4) AND contains(zoektekst, $w5)
  AND position NOT IN (SELECT unnest($without::INTEGER[]))
  AND ($v0::VARCHAR IS NULL OR besluit IN (
    SELECT besluit FROM stemming
    WHERE $v0::VARCHAR IS NOT NULL AND coalesce(actor_fractie, actor_naam) IN (SELECT unnest($p0::VARCHAR[]))
    GROUP BY besluit, coalesce(actor_fractie, actor_naam)
    HAVING count(soort) = count(*) AND min(soort) = max(soort) AND starts_with(lower(min(soort)), $v0::VARCHAR)))
  AND ($v1::VARCHAR IS NULL OR besluit IN (
    SELECT besluit FROM stemming
    WHERE $v1::VARCHAR IS NOT NULL AND coalesce(actor_fractie, actor_naam) IN (SELECT unnest($p1::VARCHAR[]))
    GROUP BY besluit, coalesce(actor_fractie, actor_naam)
    HAVING count(soort) = count(*) AND min(soort) = max(soort) AND starts_with(lower(min(soort)), $v1::VARCHAR)))

-- name: motion_total
SELECT count(*) FROM motie;

-- name: motion_count
-- How many hold every word, and where the first of them stand: one look at all texts for the number and the first page.
SELECT count(*), min(position, 200) FROM motie
WHERE $$kept;

-- name: motions_filtered
-- Where a page of the list stands, of those that the filter keeps: to put whole rows in order takes memory.
SELECT position FROM motie
WHERE $$kept
ORDER BY position LIMIT $limit OFFSET $offset;

-- name: ordered
-- The rows that others below put in another order: what has no value comes last whichever way the others go, and equal
-- ones keep the order of the list. As `motion_value` in kinds/archived.py has it. `head` and `tail` divide them into
-- parts that follow each other in that order, none of which is large.
keyed AS NOT MATERIALIZED (
    SELECT position,
           CASE $by WHEN 'titel' THEN lower(coalesce(nullif(onderwerp, ''), nullif(titel, ''),
                                                     'motie ' || coalesce(nullif(nummer, ''), id::VARCHAR)))
                    WHEN 'datum' THEN gestart_op::VARCHAR
                    WHEN 'uitslag' THEN CASE
                        WHEN coalesce(besluit_soort, '') = '' THEN NULL
                        WHEN trim(lower(replace(besluit_soort, 'Stemmen - ', ''))) IN ('', 'stemmen') THEN 'gestemd'
                        ELSE trim(lower(replace(besluit_soort, 'Stemmen - ', ''))) END
           END AS word,
           CASE WHEN $by <> 'uitslag' THEN 0 WHEN $down::BOOLEAN THEN coalesce(voor - tegen, 0)
                ELSE coalesce(tegen - voor, 0) END AS amount
    FROM motie
    WHERE $$kept
),
divided AS NOT MATERIALIZED (
    SELECT *, CASE WHEN $by = 'titel' THEN left(word, 28) ELSE word END AS head,
           CASE WHEN $by = 'titel' THEN 0 ELSE position // 4096 END AS tail,
           concat(amount, ' ', tail, '=' || head) AS part
    FROM keyed
)

-- name: sorted_parts
-- The parts of that order that a page of it is in, and how many rows come before the first of them.
WITH $$ordered,
parts AS (SELECT part, head, amount, tail, count(*) AS rows FROM divided GROUP BY part, head, amount, tail),
placed AS (
    SELECT part, rows,
           sum(rows) OVER (ORDER BY head IS NULL, CASE WHEN NOT $down::BOOLEAN THEN head END,
                           CASE WHEN $down::BOOLEAN THEN head END DESC, amount, tail) - rows AS before
    FROM parts
)
SELECT list(part), min(before)::INTEGER FROM placed WHERE before < $offset + $limit AND before + rows > $offset;

-- name: motions_sorted
-- Where in the list a page of it in another order stands. Only the parts that the page is in are sorted: all of a
-- million does not fit in the memory that a session may use. In one query with the parts DuckDB would keep all rows.
WITH $$ordered
SELECT position FROM divided WHERE part IN (SELECT unnest($parts::VARCHAR[]))
ORDER BY word IS NULL, CASE WHEN NOT $down::BOOLEAN THEN word END, CASE WHEN $down::BOOLEAN THEN word END DESC,
         amount, position
LIMIT $limit OFFSET $offset;

-- name: motion_sorted_place
-- How many come before this one in that order, and whether it is one of those that the filter keeps.
WITH $$ordered,
one AS MATERIALIZED (FROM keyed WHERE position = $position)
SELECT count(*) FROM keyed AS k, one AS o
WHERE (k.word IS NULL) < (o.word IS NULL)
   OR CASE WHEN $down::BOOLEAN THEN k.word > o.word ELSE k.word < o.word END
   OR (k.word IS NOT DISTINCT FROM o.word
       AND (k.amount < o.amount OR (k.amount = o.amount AND k.position < o.position)))
HAVING (SELECT count(*) FROM one) > 0;

-- name: motions
-- A page of the whole list: positions are consecutive, so nothing else is read.
SELECT position, id::VARCHAR, nummer, onderwerp, titel, gestart_op, kabinetsappreciatie, kamerstuk_id, dossiers,
       indieners, besluit::VARCHAR, besluit_soort, stemmings_soort, voor, tegen, niet_deelgenomen, vergissingen,
       stemmingen, nieuw_op, uitslag_op
FROM motie WHERE position >= $offset AND position < $offset + $limit ORDER BY position;

-- name: motions_at
SELECT position, id::VARCHAR, nummer, onderwerp, titel, gestart_op, kabinetsappreciatie, kamerstuk_id, dossiers,
       indieners, besluit::VARCHAR, besluit_soort, stemmings_soort, voor, tegen, niet_deelgenomen, vergissingen,
       stemmingen, nieuw_op, uitslag_op
FROM motie WHERE position IN (SELECT unnest($positions::INTEGER[])) ORDER BY position;

-- name: motion
SELECT position, id::VARCHAR, nummer, onderwerp, titel, gestart_op, kabinetsappreciatie, kamerstuk_id, dossiers,
       indieners, besluit::VARCHAR, besluit_soort, stemmings_soort, voor, tegen, niet_deelgenomen, vergissingen,
       stemmingen, nieuw_op, uitslag_op
FROM motie
WHERE upper(nummer) = upper($key) OR lower(kamerstuk_id) = lower($key) OR id = try_cast($key AS UUID)
ORDER BY position LIMIT 1;

-- name: motions_named
-- Those with one of these ids, numbers of a Zaak or Kamerstuk ids (in upper case): one look for all of them.
SELECT position, id::VARCHAR, nummer, onderwerp, titel, gestart_op, kabinetsappreciatie, kamerstuk_id, dossiers,
       indieners, besluit::VARCHAR, besluit_soort, stemmings_soort, voor, tegen, niet_deelgenomen, vergissingen,
       stemmingen, nieuw_op, uitslag_op
FROM motie
WHERE (len($keys::VARCHAR[]) > 0 AND list_contains($keys::VARCHAR[], upper(nummer)))
   OR (len($keys::VARCHAR[]) > 0 AND list_contains($keys::VARCHAR[], upper(kamerstuk_id)))
   OR id IN (SELECT unnest($ids::UUID[]))
ORDER BY position;

-- name: motion_place
-- How many come before this one among those that the filter keeps, and whether it is one of them.
SELECT count(*) FILTER (WHERE position < $position), count(*) FILTER (WHERE position = $position)
FROM motie
WHERE $$kept;

-- name: motions_of_subject
-- Their positions: of a dossier of the subject, or with one of its words at the beginning of a word.
SELECT position FROM motie
WHERE list_has_any(string_split(coalesce(dossiers, ''), ' '), $dossiers::VARCHAR[])
   OR ($pattern <> '' AND regexp_matches(zoektekst, $pattern))
ORDER BY position;

-- name: motions_of_days
-- Those with one of these ids, of known days: of the others nothing is read but their day.
SELECT position, id::VARCHAR, nummer, onderwerp, titel, gestart_op, kabinetsappreciatie, kamerstuk_id, dossiers,
       indieners, besluit::VARCHAR, besluit_soort, stemmings_soort, voor, tegen, niet_deelgenomen, vergissingen,
       stemmingen, nieuw_op, uitslag_op
FROM motie WHERE gestart_op IN (SELECT unnest($days::DATE[])) AND id IN (SELECT unnest($ids::UUID[])) ORDER BY position;

-- name: new_motions
SELECT position, id::VARCHAR, nummer, onderwerp, titel, gestart_op, kabinetsappreciatie, kamerstuk_id, dossiers,
       indieners, besluit::VARCHAR, besluit_soort, stemmings_soort, voor, tegen, niet_deelgenomen, vergissingen,
       stemmingen, nieuw_op, uitslag_op
FROM motie WHERE nieuw_op > $since::TIMESTAMP OR uitslag_op > $since::TIMESTAMP ORDER BY position;

-- name: count_new
SELECT count(*) FROM motie WHERE nieuw_op > $since::TIMESTAMP OR uitslag_op > $since::TIMESTAMP;

-- name: news_moments
SELECT DISTINCT moment FROM (
    SELECT nieuw_op AS moment FROM motie UNION SELECT uitslag_op FROM motie
    UNION SELECT nieuw_op FROM toezegging_stand UNION SELECT stand_op FROM toezegging_stand
) WHERE moment IS NOT NULL ORDER BY moment DESC;

-- name: votes
SELECT coalesce(actor_fractie, actor_naam, 'onbekend'), coalesce(actor_naam, actor_fractie, 'onbekend'),
       coalesce(soort, 'onbekend'), fractie_grootte, coalesce(vergissing, false)
FROM stemming WHERE besluit = $decision::UUID
ORDER BY list_position(['Voor', 'Tegen'], soort) NULLS LAST, fractie_grootte DESC NULLS LAST, 1, 2;

-- name: votes_of
-- How each fractie voted on these decisions, as far as all of its rows say the same.
SELECT besluit::VARCHAR, coalesce(actor_fractie, actor_naam) AS party, min(soort)
FROM stemming
WHERE besluit IN (SELECT unnest($decisions::UUID[])) AND coalesce(actor_fractie, actor_naam) IS NOT NULL
GROUP BY besluit, party HAVING count(soort) = count(*) AND min(soort) = max(soort);

-- name: tally
-- How one party voted by show of hands on motions that hold every word, by year of the motion. Of votes that can be
-- counted, in which each fractie stands once: to count different motions would take memory for each.
SELECT year(m.gestart_op), s.soort, count(*)
FROM motie AS m JOIN stemming AS s ON s.besluit = m.besluit
WHERE m.stemmings_soort = 'Met handopsteken' AND m.voor IS NOT NULL AND s.soort IS NOT NULL
  AND coalesce(s.actor_fractie, s.actor_naam) IN (SELECT unnest($parties::VARCHAR[]))
  AND contains(zoektekst, $w0) AND contains(zoektekst, $w1) AND contains(zoektekst, $w2) AND contains(zoektekst, $w3)
  AND contains(zoektekst, $w4) AND contains(zoektekst, $w5)
GROUP BY ALL ORDER BY 1 DESC NULLS LAST, 3 DESC;

-- name: parties
SELECT coalesce(actor_fractie, actor_naam) AS party, count(*) FROM stemming
WHERE actor_fractie IS NOT NULL OR actor_naam IS NOT NULL
GROUP BY party ORDER BY 2 DESC;

-- name: promises
-- Of the Kamer's register, those with one of the words of the subject; open ones first.
SELECT t.id::VARCHAR, t.nummer, t.tekst, t.status, t.datum_nakoming, t.kamerbrief_nakoming, t.ministerie, t.naam,
       t.functie, t.aanmaakdatum, t.activiteit_nummer, s.nieuw_op, s.stand_op
FROM toezegging AS t LEFT JOIN toezegging_stand AS s ON s.id = t.id
WHERE $pattern = '' OR regexp_matches(lower(strip_accents(coalesce(t.tekst, ''))), $pattern)
ORDER BY lower(t.status) = 'openstaand' DESC NULLS LAST, t.aanmaakdatum DESC NULLS LAST, t.nummer;

-- name: late_items
-- Whether anything came after all was put in order; numbers are below nought then.
SELECT count(*) FROM (SELECT 1 FROM zoek_item WHERE nummer < 0 LIMIT 1);

-- name: word
-- Of the words from $least up to $beyond: the numbers that they have in a row, and that of $least itself.
SELECT coalesce(min(nummer) FILTER (WHERE nummer > 0), 1), coalesce(max(nummer) FILTER (WHERE nummer > 0), 0),
       coalesce(max(nummer) FILTER (WHERE woord = $least), 0)
FROM zoek_woord WHERE woord >= $least AND woord < $beyond;

-- name: firsts_of_one
-- What holds one word, or a word that begins with it, of each kind and the whole word apart. Nothing is grouped by item,
-- of which half an archive may hold it: places are in the order in which items are told. An item counts once for each of
-- its words with that beginning, therefore more than are wanted.
SELECT item >> 28 AS kind, (woord = $x0)::INTEGER AS whole, min(item, $limit * 16)
FROM zoek_plaats WHERE woord BETWEEN $lo0 AND $hi0 AND item > 0
GROUP BY kind, whole ORDER BY kind, whole;

-- name: count_places
SELECT count(*) FROM zoek_plaats WHERE woord BETWEEN $first AND $last;

-- name: places
-- The places of one of some words: in bits which word that is, and six higher whether it is there whole.
SELECT item, CASE WHEN woord = $x# THEN (64 << #) + (1 << #) ELSE 1 << # END AS bits
FROM zoek_plaats WHERE woord BETWEEN $lo# AND $hi# AND item > 0 AND item & $mask = $slice

-- name: firsts_of_all
-- What holds each of some words, or one that begins with it: those that hold the rarest, word 0, and of these what the
-- others have. To group places by bits takes a fifth of the time that counting different words takes. Of a slice of the
-- items at a time, when even the rarest word is in very many: what is grouped has to be in memory.
WITH few AS ($$first),
places AS (FROM few UNION ALL FROM ($$others) WHERE item IN (SELECT item FROM few)),
hits AS (
    SELECT item, bit_count(bit_or(bits) >> 6) AS whole FROM places
    GROUP BY item HAVING bit_or(bits) & 63 = $all
)
SELECT item >> 28 AS kind, whole, min(item, $limit) FROM hits GROUP BY kind, whole ORDER BY kind, whole;

-- name: late
-- The same of what came after all was put in order, of which some words may have come then as well.
WITH asked AS (SELECT unnest($words::VARCHAR[]) AS least, unnest($beyond::VARCHAR[]) AS beyond, unnest($bits::INTEGER[]) AS bits),
words AS (
    SELECT w.nummer, bit_or(a.bits | CASE WHEN w.woord = a.least THEN a.bits << 6 ELSE 0 END) AS bits
    FROM zoek_woord AS w JOIN asked AS a ON w.woord >= a.least AND w.woord < a.beyond
    GROUP BY w.nummer
),
hits AS (
    SELECT p.item, bit_or(w.bits) AS bits
    FROM zoek_plaats AS p JOIN words AS w ON w.nummer = p.woord
    WHERE p.item < 0 GROUP BY p.item HAVING bit_or(w.bits) & 63 = $all
)
SELECT soort, bit_count(h.bits >> 6) AS whole, datum, id::VARCHAR
FROM hits AS h JOIN zoek_item AS i ON i.nummer = h.item WHERE i.nummer < 0
QUALIFY row_number() OVER (PARTITION BY soort ORDER BY whole DESC, datum DESC NULLS LAST, id) <= $limit
ORDER BY soort, whole, id;

-- name: items
SELECT nummer, soort, datum, id::VARCHAR FROM zoek_item WHERE nummer IN (SELECT unnest($items::INTEGER[])) ORDER BY nummer;

-- name: papers
-- Zaken that are no motions, and papers, with one of these ids, numbers or Kamerstuk ids (in upper case). Versions are
-- read of what is found alone: there are as many as papers.
WITH d AS MATERIALIZED (
    SELECT * FROM document
    WHERE (len($keys::VARCHAR[]) > 0 AND list_contains($keys::VARCHAR[], upper(document_nummer)))
       OR id IN (SELECT unnest($ids::UUID[]))
       OR versie IN (SELECT id FROM document_versie
                     WHERE len($keys::VARCHAR[]) > 0 AND list_contains($keys::VARCHAR[], upper(kamerstuk_id)))
)
SELECT 'zaak', z.id::VARCHAR, z.nummer, z.soort, z.onderwerp, z.titel, z.gestart_op, NULL, []::VARCHAR[]
FROM zaak AS z
WHERE coalesce(z.soort, '') <> 'Motie'
  AND ((len($keys::VARCHAR[]) > 0 AND list_contains($keys::VARCHAR[], upper(z.nummer)))
       OR z.id IN (SELECT unnest($ids::UUID[])))
UNION ALL
SELECT 'document', d.id::VARCHAR, d.document_nummer, d.soort, d.onderwerp, d.titel, d.datum, v.kamerstuk_id,
       d.zaken::VARCHAR[]
FROM d LEFT JOIN (FROM document_versie WHERE id IN (SELECT versie FROM d)) AS v ON v.id = d.versie;

-- name: papers_of_days
-- The same by id alone, of known days: of the others nothing is read but their day.
WITH d AS MATERIALIZED (
    FROM document WHERE datum IN (SELECT unnest($days::DATE[])) AND id IN (SELECT unnest($ids::UUID[]))
)
SELECT 'zaak', z.id::VARCHAR, z.nummer, z.soort, z.onderwerp, z.titel, z.gestart_op, NULL, []::VARCHAR[]
FROM zaak AS z
WHERE z.gestart_op IN (SELECT unnest($days::DATE[])) AND z.id IN (SELECT unnest($ids::UUID[]))
  AND coalesce(z.soort, '') <> 'Motie'
UNION ALL
SELECT 'document', d.id::VARCHAR, d.document_nummer, d.soort, d.onderwerp, d.titel, d.datum, v.kamerstuk_id,
       d.zaken::VARCHAR[]
FROM d LEFT JOIN (FROM document_versie WHERE id IN (SELECT versie FROM d)) AS v ON v.id = d.versie;

-- name: promises_named
SELECT t.id::VARCHAR, t.nummer, t.tekst, t.status, t.datum_nakoming, t.kamerbrief_nakoming, t.ministerie, t.naam,
       t.functie, t.aanmaakdatum, t.activiteit_nummer, s.nieuw_op, s.stand_op
FROM toezegging AS t LEFT JOIN toezegging_stand AS s ON s.id = t.id
WHERE (len($keys::VARCHAR[]) > 0 AND list_contains($keys::VARCHAR[], upper(t.nummer)))
   OR t.id IN (SELECT unnest($ids::UUID[]))
ORDER BY t.nummer, t.id;
