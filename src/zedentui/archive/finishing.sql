-- What is made of the tables of the Kamer before the archive is taken into use, as named blocks in their order.

-- name: motions_before
CREATE OR REPLACE TEMP TABLE before AS
SELECT id, nieuw_op, uitslag_op, besluit_soort, voor, tegen FROM motie;

-- name: forget_motions
TRUNCATE motie;

-- name: motions
-- Of several decisions the one with votes counts, and of those the one that was changed last.
INSERT INTO motie
WITH uitslag AS (
    SELECT k.zaak, b.id, b.besluit_soort, b.stemmings_soort, t.voor, t.tegen, t.niet_deelgenomen, t.vergissingen,
           count(t.rijen) OVER (PARTITION BY k.zaak) AS stemmingen,
           row_number() OVER (PARTITION BY k.zaak
                              ORDER BY t.rijen IS NOT NULL DESC, b.bijgewerkt DESC NULLS LAST, b.id) AS rang
    FROM besluit AS b JOIN besluit_zaak AS k ON k.besluit = b.id LEFT JOIN besluit_telling AS t ON t.besluit = b.id
),
stuk AS (
    SELECT d.zaak, min(v.kamerstuk_id) AS kamerstuk_id
    FROM (SELECT unnest(zaken) AS zaak, versie, soort FROM document) AS d
    JOIN document_versie AS v ON v.id = d.versie
    WHERE v.kamerstuk_id IS NOT NULL AND contains(lower(coalesce(d.soort, 'motie')), 'motie')
    GROUP BY d.zaak
),
nummers AS (
    SELECT z.id, string_agg(DISTINCT concat_ws('-', k.nummer, k.toevoeging), ' ') AS dossiers
    FROM (SELECT id, unnest(dossiers) AS dossier FROM zaak WHERE soort = 'Motie') AS z
    JOIN kamerstukdossier AS k ON k.id = z.dossier
    GROUP BY z.id
),
wie AS (
    SELECT zaak, string_agg(naam || coalesce(' (' || fractie || ')', ''), '; '
                            ORDER BY relatie = 'Indiener' DESC NULLS LAST, naam) AS indieners
    FROM zaak_actor
    WHERE relatie IS NULL OR contains(lower(relatie), 'indiener')
    GROUP BY zaak
)
SELECT row_number() OVER (ORDER BY z.gestart_op DESC NULLS LAST, z.nummer DESC, z.id) - 1 AS position,
       z.id, z.nummer, z.onderwerp, z.titel, z.gestart_op, z.kabinetsappreciatie, s.kamerstuk_id, n.dossiers,
       w.indieners, u.id, u.besluit_soort, u.stemmings_soort, u.voor, u.tegen, u.niet_deelgenomen, u.vergissingen,
       coalesce(u.stemmingen, 0),
       CASE WHEN $first THEN NULL WHEN b.id IS NULL THEN $moment::TIMESTAMP ELSE b.nieuw_op END,
       CASE WHEN $first OR b.id IS NULL THEN NULL
            WHEN (b.besluit_soort, b.voor, b.tegen) IS DISTINCT FROM (u.besluit_soort, u.voor, u.tegen)
            THEN $moment::TIMESTAMP ELSE b.uitslag_op END,
       lower(strip_accents(concat_ws(' ', z.onderwerp, z.titel, z.nummer, s.kamerstuk_id, n.dossiers, w.indieners,
                                     coalesce(u.besluit_soort, 'onbekend'), year(z.gestart_op))))
FROM zaak AS z
LEFT JOIN uitslag AS u ON u.zaak = z.id AND u.rang = 1
LEFT JOIN stuk AS s ON s.zaak = z.id
LEFT JOIN nummers AS n ON n.id = z.id
LEFT JOIN wie AS w ON w.zaak = z.id
LEFT JOIN before AS b ON b.id = z.id
WHERE z.soort = 'Motie'
ORDER BY position;

-- name: count_news
SELECT count(*) FROM motie WHERE nieuw_op = $moment::TIMESTAMP OR uitslag_op = $moment::TIMESTAMP;

-- name: no_news
UPDATE motie SET nieuw_op = CASE WHEN nieuw_op IS DISTINCT FROM $moment::TIMESTAMP THEN nieuw_op END,
                 uitslag_op = CASE WHEN uitslag_op IS DISTINCT FROM $moment::TIMESTAMP THEN uitslag_op END;

-- name: forget_before
DROP TABLE before;

-- name: promises_gone
DELETE FROM toezegging_stand WHERE id NOT IN (SELECT id FROM toezegging);

-- name: promises_changed
UPDATE toezegging_stand SET status = t.status, stand_op = $moment::TIMESTAMP
FROM toezegging AS t WHERE t.id = toezegging_stand.id AND t.status IS DISTINCT FROM toezegging_stand.status;

-- name: promises_new
INSERT INTO toezegging_stand
SELECT id, status, CASE WHEN $first THEN NULL ELSE $moment::TIMESTAMP END, NULL
FROM toezegging WHERE id NOT IN (SELECT id FROM toezegging_stand);

-- name: texts
-- Everything that can be found, with its text; what is equal to last time is not cut into words again. The paper of a
-- motion is left out: its Zaak is the motion.
CREATE OR REPLACE TEMP VIEW texts AS
SELECT CASE WHEN soort = 'Motie' THEN 'motie' ELSE 'zaak' END AS soort, id, gestart_op AS datum,
       concat_ws(' ', nummer, onderwerp, titel) AS tekst
FROM zaak
UNION ALL
SELECT 'toezegging', id, aanmaakdatum, concat_ws(' ', nummer, tekst, ministerie, naam) FROM toezegging
UNION ALL
SELECT 'document', d.id, d.datum, concat_ws(' ', d.document_nummer, v.kamerstuk_id, d.soort, d.onderwerp, d.titel)
FROM document AS d LEFT JOIN document_versie AS v ON v.id = d.versie
WHERE NOT contains(lower(coalesce(d.soort, '')), 'motie');

-- name: changed_items
CREATE OR REPLACE TEMP TABLE changed AS
SELECT row_number() OVER (ORDER BY t.datum DESC NULLS LAST, t.id) AS rang, t.soort, t.id, t.datum, hash(t.soort, t.datum, t.tekst) AS hash
FROM texts AS t LEFT JOIN zoek_item AS i ON i.id = t.id
WHERE i.hash IS DISTINCT FROM hash(t.soort, t.datum, t.tekst);

-- name: stale_items
CREATE OR REPLACE TEMP TABLE stale AS
SELECT nummer FROM zoek_item
WHERE id IN (SELECT id FROM changed) OR id NOT IN (SELECT id FROM texts);

-- name: forget_places
DELETE FROM zoek_plaats WHERE item IN (SELECT nummer FROM stale);

-- name: forget_items
DELETE FROM zoek_item WHERE nummer IN (SELECT nummer FROM stale);

-- name: count_changed
-- Numbers below nought are of what came after the last time that all was put in order.
SELECT (SELECT count(*) FROM changed), (SELECT coalesce(least(min(nummer), 0), 0) FROM zoek_item), (SELECT count(*) FROM stale);

-- name: insert_items
INSERT INTO zoek_item SELECT $last - rang, soort, id, datum, hash FROM changed;

-- name: cut_range
-- The words of one range of items: what has to be in memory at once.
CREATE OR REPLACE TEMP TABLE cut AS
SELECT DISTINCT c.nummer AS item, unnest(regexp_extract_all(lower(strip_accents(t.tekst)), '[a-z0-9]+')) AS woord
FROM (SELECT $last - rang AS nummer, id FROM changed WHERE rang > $start AND rang <= $end) AS c
JOIN texts AS t ON t.id = c.id;

-- name: insert_words
INSERT INTO zoek_woord
SELECT (SELECT coalesce(least(min(nummer), 0), 0) FROM zoek_woord) - row_number() OVER (ORDER BY woord), woord
FROM (SELECT DISTINCT woord FROM cut WHERE woord NOT IN (SELECT woord FROM zoek_woord));

-- name: insert_places
INSERT INTO zoek_plaats SELECT w.nummer, c.item FROM cut AS c JOIN zoek_woord AS w ON w.woord = c.woord;

-- name: forget_cut
DROP TABLE IF EXISTS cut;

-- name: count_unordered
SELECT count(*) FILTER (WHERE nummer < 0), count(*) FROM zoek_item;

-- name: words_in_order
-- Words numbered as in a dictionary: what begins with three letters then stands together, in places as in numbers.
CREATE OR REPLACE TEMP TABLE word_order AS
SELECT nummer AS old, (row_number() OVER (ORDER BY woord))::INTEGER AS nummer, woord
FROM zoek_woord WHERE nummer IN (SELECT woord FROM zoek_plaats);

-- name: items_in_order
-- Items of each kind together, the youngest first: the best of many are then the least numbers.
CREATE OR REPLACE TEMP TABLE item_order AS
SELECT nummer AS old, soort, id, datum, hash,
       ((list_position(['motie', 'toezegging', 'document', 'zaak'], soort) - 1) * 268435456
        + row_number() OVER (PARTITION BY soort ORDER BY datum DESC NULLS LAST, id))::INTEGER AS nummer
FROM zoek_item;

-- name: places_in_order
CREATE OR REPLACE TEMP TABLE place_order AS
SELECT w.nummer AS woord, i.nummer AS item
FROM zoek_plaats AS p JOIN word_order AS w ON w.old = p.woord JOIN item_order AS i ON i.old = p.item
ORDER BY w.nummer, i.nummer;

-- name: empty_places
TRUNCATE zoek_plaats;

-- name: ordered_places
INSERT INTO zoek_plaats FROM place_order;

-- name: empty_words
TRUNCATE zoek_woord;

-- name: ordered_words
INSERT INTO zoek_woord SELECT nummer, woord FROM word_order ORDER BY nummer;

-- name: empty_items
TRUNCATE zoek_item;

-- name: ordered_items
INSERT INTO zoek_item SELECT nummer, soort, id, datum, hash FROM item_order ORDER BY nummer;

-- name: forget_order
DROP TABLE IF EXISTS place_order;

-- name: forget_word_order
DROP TABLE IF EXISTS word_order;

-- name: forget_item_order
DROP TABLE IF EXISTS item_order;
