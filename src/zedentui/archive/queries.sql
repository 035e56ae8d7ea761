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
