-- What the search asks of the tables that dossier/search_index.py writes (see store/search_index.sql).
-- `-- name: x` starts a block; $word is a parameter, lists are given one value per typed word.

-- name: search_frame
-- How many items there are, and from which year to which the figures run. A year has four digits: the search goes
-- through all between the two, and a file that nobody's build made may have one of ten.
SELECT (SELECT count(*) FROM search_item) AS items, min(year) AS first_year, max(year) AS last_year
FROM observation WHERE year BETWEEN 1000 AND 2999;

-- name: search_glossary
-- Glossary words for a measure or an offence group: the term that explains it, and its synonyms.
SELECT 'measure' AS slot, m.code, t.term AS name FROM measure AS m JOIN term AS t ON t.id = m.term
UNION ALL
SELECT 'measure', m.code, s.synonym FROM measure AS m JOIN term_synonym AS s ON s.term = m.term
UNION ALL
SELECT 'offence', f.code, s.synonym
FROM offence AS f
JOIN term AS t ON starts_with(lower(f.label), lower(t.term))
JOIN term_synonym AS s ON s.term = t.id;

-- name: search_words
-- Words of the dossier that a typed word stands for, best first: the word itself, the same stem, what it begins,
-- what it ends (`misdrijf` in `zedenmisdrijf`) and what holds it. $prefix and $inside say which of these a word may use:
-- a number or a word of one letter would otherwise find everything. Two cheap tests pass over all words; the exact
-- sort of likeness is then told for the few that are left.
WITH typed AS (
    SELECT unnest($number) AS number, unnest($word) AS word, unnest($stem) AS stem,
           unnest($prefix) AS prefix, unnest($inside) AS inside
),
alike AS (
    SELECT q.number, t.token, t.word, t.items, t.weight,
           CASE WHEN t.word = q.word THEN 1.0
                WHEN t.stem = q.stem THEN 0.9
                WHEN t.word = q.word || '%' THEN 0.8
                WHEN q.prefix AND (starts_with(t.word, q.word) OR starts_with(t.stem, q.stem)) THEN 0.55
                WHEN q.inside AND ends_with(t.stem, q.stem) THEN 0.45
                WHEN q.inside AND contains(t.stem, q.stem) THEN 0.3 END::DOUBLE AS quality
    FROM search_token AS t JOIN typed AS q ON contains(t.stem, q.stem) OR starts_with(t.word, q.word)
)
SELECT number, token, word, items, weight, quality FROM alike WHERE quality IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY number ORDER BY quality DESC, items DESC, token) <= 24
ORDER BY number, quality DESC, items DESC, token;

-- name: search_alike
-- Words that may stand for a typed word of two letters or more: how well each does is told where the rows are kept.
-- $held is the stem that a word may hold.
WITH typed AS (
    SELECT unnest($number) AS number, unnest($word) AS word, unnest($stem) AS stem, unnest($held) AS held
)
SELECT q.number, t.token, t.word, t.stem, t.items, t.weight
FROM search_token AS t
JOIN typed AS q ON contains(t.stem, q.held) OR starts_with(t.word, q.word) OR starts_with(t.stem, q.stem);

-- name: search_all_words
-- All words of the dossier, for whoever looks up more than a few: at most $most of them.
SELECT token, word, stem, items, weight FROM search_token LIMIT $most;

-- name: search_near
-- Words of the dossier one or two slips away from a typed word that matches nothing, also when it is the beginning
-- of a word; and the words it is made of (`quickscan`). Jaro similarity is cheap and throws out nearly all words
-- before the exact distance is computed. One slip in four letters, two from five on, three in the longest compounds; but
-- more than one must leave the first letter alone: `gevolgen` is not `vervolgen`.
WITH typed AS (SELECT unnest($number) AS number, unnest($word) AS word, unnest($stem) AS stem),
likely AS (
    SELECT q.number, q.word AS wrong, t.token, t.word, t.stem, t.items, t.weight,
           starts_with(q.word, t.word) OR starts_with(q.word, t.stem) OR ends_with(q.stem, t.stem) AS part
    FROM search_token AS t JOIN typed AS q
      ON (length(t.word) >= length(q.word) - 2
          AND jaro_similarity(left(t.word, length(q.word) + 1), q.word) >= 0.75)
         OR (length(t.word) >= 5 AND starts_with(q.word, t.word))
         OR (length(t.stem) >= 4 AND (starts_with(q.word, t.stem) OR ends_with(q.stem, t.stem)))
),
measured AS (
    SELECT *, CASE
        WHEN damerau_levenshtein(word, wrong) <= (
            CASE WHEN left(word, 1) <> left(wrong, 1) OR length(wrong) < 5 THEN 1
                 WHEN length(wrong) < 14 THEN 2 ELSE 3 END) THEN damerau_levenshtein(word, wrong)::DOUBLE
        WHEN length(wrong) < 5 THEN NULL
        WHEN left(word, 1) = left(wrong, 1) AND (damerau_levenshtein(left(word, length(wrong)), wrong) <= 1
             OR damerau_levenshtein(left(word, length(wrong) + 1), wrong) <= 1) THEN 1.5
        WHEN damerau_levenshtein(left(word, length(wrong) + 1), wrong) <= 2 AND length(wrong) >= 8
             AND left(word, 1) = left(wrong, 1) THEN 2.5
        WHEN part THEN 4.0 - length(stem)::DOUBLE / length(wrong) END AS slips
    FROM likely
)
SELECT number, token, word, items, weight, slips FROM measured WHERE slips IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY number ORDER BY slips, items DESC, token) <= 8
ORDER BY number, slips, items DESC, token;

-- name: search_places
-- Where these words of the dossier stand, for words that stand in few places: what follows in `search_items` is then
-- told where the rows are kept, in a fraction of the time that a plan for all of it takes.
SELECT token, item, weight FROM search_posting WHERE token IN (SELECT unnest($token));

-- name: search_texts
-- Items by their number.
SELECT number, kind, id, location, title, body, citation, url FROM search_item WHERE number IN (SELECT unnest($number));

-- name: search_items
-- Items by the number of required words they hold, then by score. $word numbers the typed word, $sure says whether it
-- is required and meant without doubt, $value is how well this word of the dossier stands for it; $kind and $lift name
-- the kinds that the query asks for. Of each typed word the best place counts, or a glossary entry with every
-- inflection would always win.
WITH picked AS (SELECT unnest($token) AS token, unnest($word) AS word, unnest($value) AS value, unnest($sure) AS sure),
place AS (
    SELECT p.item, k.word, max(k.value * p.weight) AS score, bool_or(k.sure) AS sure
    FROM search_posting AS p JOIN picked AS k ON k.token = p.token
    GROUP BY p.item, k.word
),
hit AS (
    SELECT item, count(*) FILTER (WHERE sure) AS found, sum(score) AS score FROM place GROUP BY item
),
best AS (
    SELECT item, found, score FROM hit ORDER BY found DESC, score DESC, item LIMIT 4 * $limit
)
SELECT i.kind, i.id, i.location, i.title, i.body, i.citation, i.url, b.found,
       b.score * coalesce($lift[list_position($kind, i.kind)], 1.0)::DOUBLE AS score
FROM best AS b JOIN search_item AS i ON i.number = b.item
ORDER BY b.found DESC, score DESC, i.number
LIMIT $limit;

-- name: search_items_within
-- The same for words that stand in very many items: only items that hold the rarest typed word ($driver) count.
WITH picked AS (SELECT unnest($token) AS token, unnest($word) AS word, unnest($value) AS value, unnest($sure) AS sure),
inside AS (SELECT DISTINCT item FROM search_posting WHERE token IN (SELECT unnest($driver))),
place AS (
    SELECT p.item, k.word, max(k.value * p.weight) AS score, bool_or(k.sure) AS sure
    FROM search_posting AS p JOIN picked AS k ON k.token = p.token
    WHERE p.item IN (SELECT item FROM inside)
    GROUP BY p.item, k.word
),
hit AS (
    SELECT item, count(*) FILTER (WHERE sure) AS found, sum(score) AS score FROM place GROUP BY item
),
best AS (
    SELECT item, found, score FROM hit ORDER BY found DESC, score DESC, item LIMIT 4 * $limit
)
SELECT i.kind, i.id, i.location, i.title, i.body, i.citation, i.url, b.found,
       b.score * coalesce($lift[list_position($kind, i.kind)], 1.0)::DOUBLE AS score
FROM best AS b JOIN search_item AS i ON i.number = b.item
ORDER BY b.found DESC, score DESC, i.number
LIMIT $limit;

-- name: search_kind
-- Every item of the kinds asked for, when the query names a kind and nothing else (`moties`).
SELECT kind, id, location, title, body, citation, url, 0 AS found, weight AS score
FROM search_item WHERE list_contains($kind, kind) ORDER BY number LIMIT $limit;

-- name: search_titles
-- What items of these kinds are called, to see whether a question has a whole title in it.
SELECT kind, id, title FROM search_item WHERE list_contains($kind, kind) ORDER BY number;

-- name: search_one
-- The one item with this kind and id, for a Kamerstuk number typed in full; a motie that is this very paper.
SELECT kind, id, location, title, body, citation, url, 1 AS found, weight AS score
FROM search_item
WHERE (kind = $kind AND lower(id) = lower($id)) OR (kind = 'motie' AND ends_with(lower(url), '/' || lower($id) || '.html'))
ORDER BY kind <> $kind;

-- name: search_terms
-- What the terms of the glossary are called: title and synonyms in the words that are stored, and one row for each
-- synonym as it is written, with the words that are not (`niet vervolgd`).
SELECT i.id, i.title_words, i.synonym_words, s.synonym
FROM search_item AS i LEFT JOIN term_synonym AS s ON s.term = i.id
WHERE i.kind = 'begrip' ORDER BY i.number;

-- name: search_cells
-- The counts of the newest document with that year, as a question about figures adds them up: the view `figure` computes
-- ten other columns for each.
SELECT offence, measure, year, document, count, coalesce(presumed_count, count) AS presumed
FROM newest_observation ORDER BY offence, measure, year;

-- name: search_claims
-- Claims of the letter that give this very number, for a question that checks it.
SELECT id, offence, measure, year FROM claim
WHERE abs(claimed_value - $value) < 0.0001 AND (unit = '%') = $percent;

-- name: search_ordinary
-- Which of these words are ordinary Dutch (their frequency decided that at build time): such a word is no slip.
SELECT word FROM search_ordinary WHERE list_contains($word, word);

-- name: search_empty
-- The cells that have nothing in them in our text of the letter.
SELECT offence, measure, year FROM newest_observation WHERE coalesce(trim(printed), '') = ''
ORDER BY offence, measure, year;
