-- What is asked of an attached file before anything in it is trusted. The file is called attached_file; these run while
-- an empty database stands in front, so every name here is DuckDB's own.

-- name: mark
-- Never asked of a server, which allows only the functions that it knows: views are listed sooner than tables.
SELECT column_name, data_type
FROM duckdb_columns()
WHERE database_name = 'attached_file' AND table_name = $mark AND column_name IN ('application', 'schema_version')
  AND table_oid NOT IN (SELECT view_oid FROM duckdb_views() WHERE database_name = 'attached_file')
ORDER BY column_name;

-- name: macros
SELECT function_name FROM duckdb_functions() WHERE database_name = 'attached_file' AND NOT internal LIMIT 1;

-- name: columns
SELECT table_name, table_oid IN (SELECT table_oid FROM duckdb_tables() WHERE database_name = 'attached_file') AS of_table,
       column_name, data_type, is_nullable
FROM duckdb_columns()
WHERE database_name = 'attached_file' AND NOT internal
ORDER BY table_name, column_index;

-- name: more_than_fits
-- What no bound on memory lets be grouped: on the way there DuckDB lets go of every part of a file that it kept.
SELECT count(*) FROM (SELECT i FROM range(1000000000) AS t (i) GROUP BY i);

-- name: small_group
-- Any query that groups makes DuckDB give back what the one before it needed.
SELECT i FROM range(2) AS t (i) GROUP BY i;
