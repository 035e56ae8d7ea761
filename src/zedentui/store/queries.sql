-- Every question the application asks, as named blocks: a line `-- name:` starts one; $word is a parameter.
-- A column is called as the field of the dataclass that it fills (model.py); what says where a row stands
-- (document, section, page, footnote, reference) becomes its Source.

-- name: dossier
SELECT document FROM dossier;

-- name: documents
SELECT id, position, title, published_on, citation, url, subject, kenmerk, sender, addressee, page_count, summary,
       compared_with_original, compared_by
FROM document ORDER BY position;

-- name: sections
SELECT s.document, s.id, s.position, s.parent, s.title, s.page_from, s.page_to, s.summary, s.left_out,
       CASE WHEN s.document = d.document THEN s.id ELSE lower(s.document) || '.' || s.id END AS key
FROM section AS s CROSS JOIN dossier AS d ORDER BY s.position;

-- name: references
-- In the order of the documents, and in each in that in which it cites them.
SELECT r.id, r.kind, r.citation, r.title, r.published_on, r.url, r.printed, r.note, r.document, r.section, r.page
FROM reference AS r JOIN document AS d ON d.id = r.document ORDER BY d.position, r.page, r.id;

-- name: footnotes
SELECT document, number, section, page, summary, reference FROM footnote ORDER BY document, number;

-- name: holdings
-- Everything that stands in a section of a document, one row for each item; of a table one for each of its rows, with
-- how many numbers that row has. What the dossier has from elsewhere is not counted: votes, outcomes, later papers.
SELECT h.of_document, h.of_section, h.kind, h.name, h.numbers
FROM (
    SELECT t.document AS of_document, t.section AS of_section, 1 AS rank, 'figures' AS kind,
           o.offence || '/' || o.measure AS name, count(*) AS numbers, f.position * 100 + m.position AS at
    FROM printed_table AS t JOIN observation AS o ON o.document = t.document AND o.offence = t.offence
    JOIN offence AS f ON f.code = o.offence JOIN measure AS m ON m.code = o.measure GROUP BY ALL
    UNION ALL
    SELECT t.document, t.section, 2, 'percentages', o.offence || '/' || o.measure, count(o.printed_percent),
           f.position * 100 + m.position
    FROM printed_table AS t JOIN observation AS o ON o.document = t.document AND o.offence = t.offence
    JOIN offence AS f ON f.code = o.offence JOIN measure AS m ON m.code = o.measure
    WHERE o.printed_percent IS NOT NULL GROUP BY ALL
    UNION ALL
    SELECT r.document, t.section, 3, 'doubts', r.offence || '/' || r.measure || '/' || r.year, 1, r.year
    FROM observation_repair AS r JOIN printed_table AS t ON t.document = r.document AND t.offence = r.offence
    UNION ALL SELECT document, section, 4, 'notes', id, 1, year_from FROM annotation
    UNION ALL SELECT document, section, 5, 'claims', id, 1, position FROM claim
    UNION ALL SELECT document, section, 6, 'promises', id, 1, position FROM promise
    UNION ALL SELECT document, section, 7, 'actions', 'plan', 1, 0 FROM action_plan
    UNION ALL SELECT document, section, 7, 'actions', number::VARCHAR, 1, number FROM action_line
    UNION ALL SELECT document, section, 7, 'actions', id, 1, 100 + position FROM action
    UNION ALL SELECT document, section, 8, 'measures', id, 1, position FROM transnational_measure
    UNION ALL SELECT document, section, 9, 'moties', id, 1, position FROM motie WHERE in_letter
    UNION ALL SELECT document, section, 10, 'footnotes', number::VARCHAR, 1, number FROM footnote
    UNION ALL SELECT document, section, 11, 'references', id, 1, page FROM reference
    UNION ALL SELECT document, section, 12, 'organisations', id, 1, page FROM organisation
    UNION ALL SELECT document, section, 13, 'terms', id, 1, page FROM term WHERE section IS NOT NULL
) AS h JOIN document AS d ON d.id = h.of_document
ORDER BY d.position, h.of_section, h.rank, h.at, h.name;

-- name: organisations
SELECT id, name, abbreviation, role, spoken, document, section, page FROM organisation ORDER BY name;

-- name: terms
-- Lists come from a subquery, here and below: a GROUP BY on every column would keep all texts twice.
SELECT t.id, t.term, t.definition,
       (SELECT coalesce(list(s.synonym ORDER BY s.synonym), []) FROM term_synonym AS s WHERE s.term = t.id) AS synonyms,
       t.source AS other_source, t.document, t.section, t.page
FROM term AS t
ORDER BY lower(t.term);

-- name: offences
SELECT o.code, o.position, o.label, o.articles, o.cases, o.one_case, t.document, t.section, t.page
FROM offence AS o JOIN dossier AS d ON true
JOIN printed_table AS t ON t.offence = o.code AND t.document = d.document
ORDER BY o.position;

-- name: printed_tables
SELECT t.offence, t.number, t.document, t.section, t.page
FROM printed_table AS t JOIN document AS d ON d.id = t.document ORDER BY d.position, t.number;

-- name: measures
-- So many spaces stand before a name: a file that nobody's build made may have a milliard of them.
SELECT code, position, parent, CASE WHEN depth BETWEEN 0 AND 2 THEN depth ELSE 0 END AS depth, label, printed, phrase, term
FROM measure ORDER BY position;

-- name: annotations
SELECT id, kind, year_from, year_to, mark, label, summary, document, section, page
FROM annotation ORDER BY year_from, id;

-- name: observations
SELECT o.offence, o.measure, o.year, o.basis, o.count, o.printed_count, o.printed, o.printed_percent, o.presumed_count,
       o.uitstroom, o.instroom, o.parent_measure, o.parent_count, o.share_uitstroom, o.share_instroom, o.share_parent,
       o.change, o.change_percent, o.index, o.base_year, o.base_count, r.reason AS repair_reason, o.document, t.section,
       t.page, d.compared_with_original IS NOT NULL AS compared
FROM figure AS o
JOIN offence AS f ON f.code = o.offence
JOIN measure AS m ON m.code = o.measure
JOIN document AS d ON d.id = o.document
JOIN printed_table AS t ON t.document = o.document AND t.offence = o.offence
LEFT JOIN observation_repair AS r
  ON r.document = o.document AND r.offence = o.offence AND r.measure = o.measure AND r.year = o.year
WHERE o.newest AND o.basis = $basis
  AND ($offence IS NULL OR o.offence = $offence) AND ($measure IS NULL OR o.measure = $measure)
ORDER BY f.position, m.position, o.year;

-- name: revisions
-- What the newest document gives otherwise than the one before it.
SELECT v.offence, v.measure, v.year, v.was
FROM revision AS v
JOIN figure AS f
  ON f.newest AND f.basis = v.basis AND f.document = v.document AND f.offence = v.offence AND f.measure = v.measure
 AND f.year = v.year
WHERE v.basis = $basis
ORDER BY ALL;

-- name: vintages
-- Which documents give the newest figures of each year.
SELECT DISTINCT year, document AS of_document FROM newest_observation ORDER BY ALL;

-- name: cell_claims
-- A claim about a series of years has no year of its own and stands with the last one that it speaks of: there a series
-- ends, there one starts reading it, and a year outside the series would get a verdict on what the letter never said of
-- it. Its years are those that its SQL names, as far as its own document has its own row of the tables.
-- Without a year and without a recomputation it is not about a figure of the tables at all.
-- A claim is judged on the figures of its own document, so it stands with a figure of that document only.
-- Which verdict weighs most is for kinds/claim.py to say.
WITH about AS (
    SELECT c.*, coalesce(c.year, (
        SELECT max(o.year) FROM observation AS o
        WHERE o.document = c.document AND o.offence = c.offence AND o.measure = c.measure
          AND o.year <= coalesce(list_max(regexp_extract_all(c.sql, '\b[12][0-9]{3}\b'))::INTEGER, o.year)
    )) AS stands
    FROM claim AS c
    WHERE c.offence IS NOT NULL AND c.measure IS NOT NULL AND (c.year IS NOT NULL OR c.recomputed_value IS NOT NULL)
)
SELECT c.offence, c.measure, c.stands AS year, c.id, c.title, c.verdict
FROM about AS c
JOIN newest_observation AS n
  ON n.document = c.document AND n.offence = c.offence AND n.measure = c.measure AND n.year = c.stands
ORDER BY c.offence, c.measure, c.stands,
         c.year IS NULL, c.position;

-- name: table_checks
SELECT f.position AS "table", c.kind, c.offence, c.measure, c.year, c.printed, c.recomputed, c.difference, c.presumed
FROM table_check AS c JOIN measure AS m ON m.code = c.measure JOIN offence AS f ON f.code = c.offence
JOIN dossier AS d ON d.document = c.document
ORDER BY f.position, CASE c.kind WHEN 'afdoeningen' THEN 1 WHEN 'sepotgronden' THEN 2 ELSE 3 END, m.position, c.year;

-- name: smallest
-- Any query that groups makes DuckDB give back what the one before it needed; this is a small one.
SELECT min(position) FROM offence GROUP BY code;

-- name: action_plan
SELECT p.id, p.title, p.sent_on, p.goal, p.summary, c.name AS commissioned_by, s.name AS steered_by,
       u.name AS set_up_by, p.promised_on, p.promised_in,
       (SELECT coalesce(list(o.name ORDER BY m.position), [])
        FROM action_plan_member AS m JOIN organisation AS o ON o.id = m.organisation) AS members,
       p.document, p.section, p.page, p.footnote, p.reference
FROM action_plan AS p
JOIN organisation AS c ON c.id = p.commissioned_by
JOIN organisation AS s ON s.id = p.steered_by
JOIN organisation AS u ON u.id = p.set_up_by;

-- name: action_lines
SELECT number, id, title, aim, summary, document, section, page, footnote, reference
FROM action_line ORDER BY number;

-- name: actions
SELECT a.id, a.position, a.line, a.title, a.summary, a.spoken, a.status, a.product, a.due, a.promise,
       (SELECT coalesce(list(o.name ORDER BY w.position), [])
        FROM action_organisation AS w JOIN organisation AS o ON o.id = w.organisation WHERE w.action = a.id) AS who,
       a.document, a.section, a.page, a.footnote, a.reference
FROM action AS a ORDER BY a.position;

-- name: transnational_measures
SELECT t.id, t.position, t.keyword, t.title, t.summary, t.spoken, coalesce(r.name, 'niet genoemd') AS responsible,
       (SELECT coalesce(list(o.name ORDER BY w.position), [])
        FROM transnational_organisation AS w JOIN organisation AS o ON o.id = w.organisation WHERE w.measure = t.id) AS partners,
       t.legal_basis, t.status, t.next_step, t.due, t.promise, t.document, t.section, t.page, t.footnote, t.reference
FROM transnational_measure AS t LEFT JOIN organisation AS r ON r.id = t.responsible
ORDER BY t.position;

-- name: moties
SELECT id, position, title, proposer, tabled_on, case_number, subject, asks, in_letter, kamerstuk, url, vote_on,
       vote_recorded_on, vote_method, vote_result, votes_for, votes_against, votes_not_cast, appreciation, vote_source,
       argument, verdict,
       document, section, page, footnote, reference
FROM motie ORDER BY position;

-- name: motie_submitters
SELECT motie, name, party FROM motie_submitter ORDER BY motie, position;

-- name: motie_votes
SELECT motie, party, seats, vote, mistake FROM motie_vote ORDER BY motie, position;

-- name: promises
-- Nearest first as a reader means it: what can still come, soonest deadline first; then what has passed without a
-- known outcome, latest first; then what has no term; then what has an outcome with a source, latest first; then what
-- the letter reports as done, latest first. Before the day of the letter it had said nothing, and nothing is known that
-- became known after the reference date. A result that came more than once counts from its first day.
WITH known AS (
    SELECT u.* FROM promise_outcome AS u, dossier AS d
    WHERE u.known_on <= $reference_date AND d.letter_date <= $reference_date AND u.result <> 'verwant'
), newest AS (
    SELECT promise, last(result ORDER BY known_on, position) AS result FROM known GROUP BY promise
), decided AS (
    SELECT promise, result, min(happened_on) AS happened_on FROM newest JOIN known USING (promise, result) GROUP BY ALL
), stated AS (
    SELECT p.*, c.happened_on AS decided_on, CASE
        WHEN $reference_date < d.letter_date THEN 'brief nog niet verschenen'
        WHEN c.result = 'nagekomen' AND c.happened_on > p.latest THEN 'later nagekomen'
        WHEN c.result IS NOT NULL THEN c.result
        WHEN p.kind = 'gedaan' THEN 'volgens de brief gedaan'
        WHEN p.latest IS NULL THEN 'geen termijn genoemd'
        WHEN $reference_date < p.earliest THEN 'komend'
        WHEN $reference_date <= p.latest THEN 'loopt'
        WHEN p.term = 'periode' THEN 'periode voorbij'
        ELSE 'termijn voorbij' END AS state
    FROM dossier AS d, promise AS p LEFT JOIN decided AS c ON c.promise = p.id
)
SELECT p.id, p.position, p.title, p.what, coalesce(o.name, 'niet genoemd') AS who,
       coalesce(p.to_whom, 'niet genoemd') AS to_whom, p.kind, p.phrase, p.earliest, p.latest, p.precision, p.term, p.note,
       p.state,
       CASE p.state
           WHEN 'komend' THEN p.earliest - $reference_date
           WHEN 'loopt' THEN p.latest - $reference_date
           WHEN 'later nagekomen' THEN p.decided_on - p.latest
           ELSE 0 END AS days,
       p.decided_on, p.document, p.section, p.page, p.footnote, p.reference
FROM stated AS p LEFT JOIN organisation AS o ON o.id = p.who
ORDER BY CASE p.state WHEN 'komend' THEN 0 WHEN 'loopt' THEN 0 WHEN 'termijn voorbij' THEN 1
                      WHEN 'periode voorbij' THEN 1 WHEN 'geen termijn genoemd' THEN 2
                      WHEN 'brief nog niet verschenen' THEN 5 WHEN 'volgens de brief gedaan' THEN 4 ELSE 3 END,
         CASE WHEN p.state IN ('komend', 'loopt') THEN coalesce(p.latest, p.earliest) - $reference_date
              ELSE $reference_date - coalesce(p.decided_on, p.latest) END,
         p.position;

-- name: promise_outcomes
SELECT u.promise, u.result, u.happened_on, u.known_on, u.outcome, u.source, u.url, u.verified
FROM promise_outcome AS u, dossier AS d
WHERE u.known_on <= $reference_date AND d.letter_date <= $reference_date
ORDER BY u.promise, u.known_on, u.position;

-- name: claims
-- In the order of the letter: section by section, and within one as the source lists them.
SELECT c.id, c.position, c.theme, c.title, c.phrase, c.statement, c.yardstick, y.reason AS yardstick_reason, c.claimed_value,
       c.tolerance, c.claimed_least, c.claimed_below, c.reading, c.unit, c.claimed_denominator, c.sql, c.recomputed, c.recomputed_value,
       c.recomputed_denominator, c.verdict, c.reason, c.offence, c.measure, c.year,
       c.document, c.section, c.page, c.footnote, c.reference
FROM claim AS c LEFT JOIN section AS s ON s.document = c.document AND s.id = c.section
LEFT JOIN yardstick AS y ON y.word = c.yardstick
ORDER BY s.position, c.position;

-- name: claim_denominators
SELECT claim, denominator, value, text, fits FROM claim_denominator ORDER BY claim, position;
