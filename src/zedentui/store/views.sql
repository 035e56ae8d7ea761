-- What the tables say when one asks them: shares, changes, an index, the arithmetic of the printed tables.
-- Shares are percentages (0 to 100), unrounded; NULL where the denominator is 0 or there is none.

CREATE VIEW figure AS
-- Windows and not six joins of the table with itself: planning those took longer than all else.
WITH cell AS (
    SELECT document, 'tekst' AS basis, offence, measure, year, count, count AS printed_count, printed, printed_percent,
           presumed_count
    FROM observation
    UNION ALL
    SELECT document, 'vermoedelijk', offence, measure, year, coalesce(presumed_count, count), count, printed,
           printed_percent, presumed_count
    FROM observation
),
-- Every table gives whole years, so the newest document with a year has all of it.
beside AS (
    SELECT c.*, m.parent AS parent_measure, d.position AS nth,
           max(d.position) OVER (PARTITION BY c.basis, c.offence, c.year) AS last_nth,
           max(CASE WHEN c.measure = 'uitstroom' THEN c.count END) OVER years AS uitstroom,
           max(CASE WHEN c.measure = 'instroom' THEN c.count END) OVER years AS instroom,
           p.count AS parent_count,
           CASE WHEN lag(c.year) OVER series = c.year - 1 THEN lag(c.count) OVER series END AS before,
           first_value(c.year) OVER series AS first_year, first_value(c.count) OVER series AS first_count,
           min(c.year) OVER (PARTITION BY c.basis) AS base_year
    FROM cell AS c JOIN document AS d ON d.id = c.document JOIN measure AS m ON m.code = c.measure
    LEFT JOIN cell AS p
      ON p.document = c.document AND p.basis = c.basis AND p.offence = c.offence AND p.year = c.year
     AND p.measure = m.parent
    WINDOW years AS (PARTITION BY c.document, c.basis, c.offence, c.year),
           series AS (PARTITION BY c.document, c.basis, c.offence, c.measure ORDER BY c.year)
)
SELECT
    document, nth = last_nth AS newest,
    basis, offence, measure, year, count, printed_count, printed, printed_percent, presumed_count,
    uitstroom, instroom, parent_measure, parent_count,
    CASE WHEN measure <> 'instroom' THEN 100.0 * count / nullif(uitstroom, 0) END AS share_uitstroom,
    100.0 * count / nullif(instroom, 0) AS share_instroom,
    100.0 * count / nullif(parent_count, 0) AS share_parent,
    count - before AS change,
    100.0 * (count - before) / nullif(before, 0) AS change_percent,
    CASE WHEN first_year = base_year THEN 100.0 * count / nullif(first_count, 0) END AS index,
    base_year,
    CASE WHEN first_year = base_year THEN first_count END AS base_count
FROM beside;
COMMENT ON VIEW figure IS 'Elk aantal met zijn aandelen (in %), het verschil met het jaar ervoor en het indexcijfer; een rij voor elk document en elke basis. Noemer, vorig jaar en beginjaar komen altijd uit hetzelfde document.';
COMMENT ON COLUMN figure.document IS 'Document (document.id) waar het aantal en zijn noemers uit komen.';
COMMENT ON COLUMN figure.newest IS 'Of dit het nieuwste document is dat cijfers van deze delictgroep in dit jaar geeft.';
COMMENT ON COLUMN figure.basis IS 'tekst: gerekend met de aantallen in onze tekst van de brief; vermoedelijk: met het vermoedelijke aantal waar er een is.';
COMMENT ON COLUMN figure.offence IS 'Delictgroep (offence.code).';
COMMENT ON COLUMN figure.measure IS 'Maat (measure.code).';
COMMENT ON COLUMN figure.year IS 'Kalenderjaar.';
COMMENT ON COLUMN figure.count IS 'Aantal zaken, volgens de basis van de rij.';
COMMENT ON COLUMN figure.printed_count IS 'Aantal zaken in onze tekst van de brief, welke basis de rij ook heeft.';
COMMENT ON COLUMN figure.printed IS 'De tekst van de cel.';
COMMENT ON COLUMN figure.printed_percent IS 'Percentage van de uitstroom in onze tekst van de brief, of NULL.';
COMMENT ON COLUMN figure.presumed_count IS 'Vermoedelijk juist aantal, of NULL; dan is het aantal bij beide bases hetzelfde.';
COMMENT ON COLUMN figure.uitstroom IS 'Noemer: uitstroom van dezelfde delictgroep in hetzelfde jaar.';
COMMENT ON COLUMN figure.instroom IS 'Noemer: instroom van dezelfde delictgroep in hetzelfde jaar.';
COMMENT ON COLUMN figure.parent_measure IS 'De rij erboven (measure.code), of NULL.';
COMMENT ON COLUMN figure.parent_count IS 'Noemer: aantal van de rij erboven, of NULL.';
COMMENT ON COLUMN figure.share_uitstroom IS 'Aandeel in de uitstroom, in %; NULL voor instroom, die er geen deel van is.';
COMMENT ON COLUMN figure.share_instroom IS 'Verhouding tot de instroom van hetzelfde jaar, in %.';
COMMENT ON COLUMN figure.share_parent IS 'Aandeel in de rij erboven, in %; NULL als die er niet is.';
COMMENT ON COLUMN figure.change IS 'Verschil met het jaar ervoor, in zaken; NULL als dit document dat jaar niet geeft.';
COMMENT ON COLUMN figure.change_percent IS 'Verschil met het jaar ervoor, in %; NULL als dit document dat jaar niet geeft of het 0 telt.';
COMMENT ON COLUMN figure.index IS 'Indexcijfer, base_year = 100; NULL als dit document dat jaar niet geeft of het 0 telt.';
COMMENT ON COLUMN figure.base_year IS 'Het jaar dat in index op 100 staat: het eerste jaar van alle cijfers.';
COMMENT ON COLUMN figure.base_count IS 'Aantal zaken in base_year; op minder dan 20 wordt geen index getoond.';

CREATE VIEW newest_observation AS
SELECT o.*
FROM observation AS o JOIN document AS d ON d.id = o.document
QUALIFY d.position = max(d.position) OVER (PARTITION BY o.offence, o.year);
COMMENT ON VIEW newest_observation IS 'Van elk jaar de aantallen uit het nieuwste document dat ze geeft.';
COMMENT ON COLUMN newest_observation.document IS 'Document (document.id).';
COMMENT ON COLUMN newest_observation.offence IS 'Delictgroep (offence.code).';
COMMENT ON COLUMN newest_observation.measure IS 'Maat (measure.code).';
COMMENT ON COLUMN newest_observation.year IS 'Kalenderjaar.';
COMMENT ON COLUMN newest_observation.count IS 'Zoals in observation.';
COMMENT ON COLUMN newest_observation.printed IS 'Zoals in observation.';
COMMENT ON COLUMN newest_observation.printed_percent IS 'Zoals in observation.';
COMMENT ON COLUMN newest_observation.presumed_count IS 'Zoals in observation.';

CREATE VIEW revision AS
SELECT basis, offence, measure, year, was, count, was_document, document
FROM (
    SELECT f.*,
           lag(f.count) OVER earlier AS was, lag(f.document) OVER earlier AS was_document
    FROM figure AS f JOIN document AS d ON d.id = f.document
    WINDOW earlier AS (PARTITION BY f.basis, f.offence, f.measure, f.year ORDER BY d.position)
)
WHERE was <> count;
COMMENT ON VIEW revision IS 'Aantallen die een later document anders geeft dan het document ervoor; een rij voor elke herziening.';
COMMENT ON COLUMN revision.basis IS 'Zoals in figure.';
COMMENT ON COLUMN revision.offence IS 'Delictgroep (offence.code).';
COMMENT ON COLUMN revision.measure IS 'Maat (measure.code).';
COMMENT ON COLUMN revision.year IS 'Kalenderjaar.';
COMMENT ON COLUMN revision.was IS 'Aantal in het eerdere document.';
COMMENT ON COLUMN revision.count IS 'Aantal in het latere document.';
COMMENT ON COLUMN revision.was_document IS 'Het eerdere document (document.id).';
COMMENT ON COLUMN revision.document IS 'Het latere document (document.id).';

CREATE VIEW share_by_denominator AS
WITH part AS (
    SELECT *, 'uitstroom' AS denominator, uitstroom AS whole, share_uitstroom AS share
    FROM figure WHERE basis = 'tekst' AND measure NOT IN ('instroom', 'uitstroom')
    UNION ALL
    SELECT *, 'instroom', instroom, share_instroom FROM figure WHERE basis = 'tekst' AND measure <> 'instroom'
    UNION ALL
    SELECT *, 'onvoorwaardelijke sepots', parent_count, share_parent
    FROM figure WHERE basis = 'tekst' AND parent_measure = 'onvoorwaardelijk_sepot'
)
SELECT
    document, offence, measure, year, denominator, count, whole, share,
    replace(round(share, 1)::VARCHAR, '.', ',') || '% van de ' || denominator || ' ('
    || format('{:t.}', count) || ' van ' || format('{:t.}', whole) || ')' AS said
FROM part;
COMMENT ON VIEW share_by_denominator IS 'Elk aandeel met elke noemer die erbij past, een rij voor elke noemer: zo rekent een bewering in één keer na met alle noemers.';
COMMENT ON COLUMN share_by_denominator.document IS 'Document (document.id) waar teller en noemer uit komen.';
COMMENT ON COLUMN share_by_denominator.offence IS 'Delictgroep (offence.code).';
COMMENT ON COLUMN share_by_denominator.measure IS 'Maat (measure.code).';
COMMENT ON COLUMN share_by_denominator.year IS 'Kalenderjaar.';
COMMENT ON COLUMN share_by_denominator.denominator IS 'Noemer: uitstroom, instroom, of bij een sepotgrond ook onvoorwaardelijke sepots.';
COMMENT ON COLUMN share_by_denominator.count IS 'Aantal zaken zoals in onze tekst (de teller).';
COMMENT ON COLUMN share_by_denominator.whole IS 'Aantal zaken van de noemer.';
COMMENT ON COLUMN share_by_denominator.share IS 'Aandeel in %, niet afgerond; NULL als de noemer 0 is.';
COMMENT ON COLUMN share_by_denominator.said IS 'Het aandeel in woorden, afgerond op één decimaal, met teller en noemer.';

CREATE VIEW offence_comparison AS
SELECT
    z.document, z.measure, z.year, z.count AS zedenmisdrijven, v.count AS verkrachting,
    100.0 * v.count / nullif(z.count, 0) AS verkrachting_share
FROM observation AS z
JOIN observation AS v
  ON v.document = z.document AND v.measure = z.measure AND v.year = z.year AND v.offence = 'verkrachting'
WHERE z.offence = 'zedenmisdrijven';
COMMENT ON VIEW offence_comparison IS 'De twee delictgroepen naast elkaar; verkrachting is een deel van zedenmisdrijven.';
COMMENT ON COLUMN offence_comparison.document IS 'Document (document.id) waar beide aantallen uit komen.';
COMMENT ON COLUMN offence_comparison.measure IS 'Maat (measure.code).';
COMMENT ON COLUMN offence_comparison.year IS 'Kalenderjaar.';
COMMENT ON COLUMN offence_comparison.zedenmisdrijven IS 'Aantal zedenmisdrijven.';
COMMENT ON COLUMN offence_comparison.verkrachting IS 'Aantal verkrachtingszaken.';
COMMENT ON COLUMN offence_comparison.verkrachting_share IS 'Verkrachting als aandeel van zedenmisdrijven, in %.';

-- Rule of the printed tables (recomputed, not stated in the letter): disposals add up to uitstroom, the three
-- kinds of unconditional dismissal add up to onvoorwaardelijk_sepot, percentages are shares of uitstroom
-- rounded half up. (200 * n + d) // (2 * d) is 100 * n / d rounded half up in whole numbers.
CREATE VIEW table_check AS
WITH sums AS (
    SELECT m.parent AS measure, o.document, o.offence, o.year, sum(o.count) AS recomputed,
           sum(coalesce(o.presumed_count, o.count)) AS presumed
    FROM observation AS o JOIN measure AS m ON m.code = o.measure
    WHERE m.parent IS NOT NULL
    GROUP BY ALL
)
SELECT
    CASE s.measure WHEN 'uitstroom' THEN 'afdoeningen' ELSE 'sepotgronden' END AS kind,
    s.document, s.offence, s.measure, s.year, o.count AS printed, s.recomputed::INTEGER AS recomputed,
    (s.recomputed - o.count)::INTEGER AS difference, s.presumed::INTEGER AS presumed
FROM sums AS s
JOIN observation AS o
  ON o.document = s.document AND o.offence = s.offence AND o.year = s.year AND o.measure = s.measure
UNION ALL
SELECT
    'percentages', o.document, o.offence, o.measure, o.year, o.printed_percent,
    ((200 * o.count + u.count) // nullif(2 * u.count, 0))::INTEGER,
    ((200 * o.count + u.count) // nullif(2 * u.count, 0) - o.printed_percent)::INTEGER, NULL
FROM observation AS o
JOIN observation AS u
  ON u.document = o.document AND u.offence = o.offence AND u.year = o.year AND u.measure = 'uitstroom'
WHERE o.printed_percent IS NOT NULL;
COMMENT ON VIEW table_check IS 'Rekenwerk van de tabellen van elk document, cel voor cel: sommen van afdoeningen, sommen van sepotgronden, percentages.';
COMMENT ON COLUMN table_check.kind IS 'afdoeningen, sepotgronden of percentages.';
COMMENT ON COLUMN table_check.document IS 'Document (document.id).';
COMMENT ON COLUMN table_check.offence IS 'Delictgroep (offence.code).';
COMMENT ON COLUMN table_check.measure IS 'Maat waarvan het getal in onze tekst wordt nagerekend.';
COMMENT ON COLUMN table_check.year IS 'Kalenderjaar.';
COMMENT ON COLUMN table_check.printed IS 'Getal in onze tekst (aantal of heel percentage).';
COMMENT ON COLUMN table_check.recomputed IS 'Nagerekend getal.';
COMMENT ON COLUMN table_check.difference IS 'Nagerekend min het getal in onze tekst; 0 als het klopt.';
COMMENT ON COLUMN table_check.presumed IS 'Som met de vermoedelijke aantallen, NULL bij percentages.';
