-- The archive of the Tweede Kamer's open data. Tables and columns carry the names of the Kamer, in the form of this file.
-- No keys or indexes: the writer keeps ids unique, and a scan of the ids costs less than an index of all of them.
-- A reference may point to what is not there (yet): the categories of the feed come in any order.

CREATE TABLE archive (
    application    VARCHAR NOT NULL,
    schema_version INTEGER NOT NULL,
    edition        UUID NOT NULL,
    based_on       UUID,
    published_at   TIMESTAMP
);
COMMENT ON TABLE archive IS 'Eén rij: wat dit bestand is en van wanneer.';
COMMENT ON COLUMN archive.application IS 'Altijd zedentui-kamer.';
COMMENT ON COLUMN archive.schema_version IS 'Indeling van de tabellen.';
COMMENT ON COLUMN archive.edition IS 'Een nieuwe waarde bij elke keer dat dit archief in gebruik is genomen.';
COMMENT ON COLUMN archive.based_on IS 'De edition waarop een bijwerking voortbouwt; alleen van belang in een werkbestand.';
COMMENT ON COLUMN archive.published_at IS 'Moment (UTC) waarop het archief in gebruik is genomen; NULL: nog nooit.';

CREATE TABLE feed (
    source       VARCHAR NOT NULL,
    category     VARCHAR NOT NULL,
    cursor       VARCHAR,
    since        DATE,
    entries      BIGINT NOT NULL,
    skipped      BIGINT NOT NULL,
    latest       TIMESTAMP,
    caught_up_at TIMESTAMP
);
COMMENT ON TABLE feed IS 'Tot waar elke soort gegevens is binnengehaald, per bron.';
COMMENT ON COLUMN feed.source IS 'Het adres van de bron, of opname voor ingelezen bestanden.';
COMMENT ON COLUMN feed.category IS 'De soort gegevens, zoals de Kamer die noemt: Zaak, Besluit, Stemming en zo verder.';
COMMENT ON COLUMN feed.cursor IS 'Waar de volgende keer verder wordt gelezen (skiptoken); NULL: bij het begin.';
COMMENT ON COLUMN feed.since IS 'Alleen wat sinds deze dag is gewijzigd, is bewaard; NULL: alles.';
COMMENT ON COLUMN feed.entries IS 'Aantal gelezen meldingen; een onderdeel komt opnieuw wanneer het wijzigt.';
COMMENT ON COLUMN feed.skipped IS 'Aantal meldingen zonder bruikbaar kenmerk, die niet zijn bewaard.';
COMMENT ON COLUMN feed.latest IS 'Het jongste moment van wijziging (UTC) dat is gelezen.';
COMMENT ON COLUMN feed.caught_up_at IS 'Moment (UTC) waarop de bron niets nieuws meer had; NULL: nog nooit.';

CREATE TABLE removed (
    category   VARCHAR NOT NULL,
    id         UUID NOT NULL,
    bijgewerkt TIMESTAMP
);
COMMENT ON TABLE removed IS 'Wat de Kamer heeft verwijderd; zo komt een oudere versie die later langskomt niet terug.';
COMMENT ON COLUMN removed.category IS 'De soort gegevens.';
COMMENT ON COLUMN removed.id IS 'Kenmerk van het onderdeel.';
COMMENT ON COLUMN removed.bijgewerkt IS 'Moment (UTC) van de verwijdering.';

CREATE TABLE zaak (
    id                  UUID NOT NULL,
    bijgewerkt          TIMESTAMP,
    nummer              VARCHAR,
    soort               VARCHAR,
    titel               VARCHAR,
    onderwerp           VARCHAR,
    gestart_op          DATE,
    vergaderjaar        VARCHAR,
    volgnummer          INTEGER,
    kabinetsappreciatie VARCHAR,
    afgedaan            BOOLEAN,
    organisatie         VARCHAR,
    dossiers            UUID[]
);
COMMENT ON TABLE zaak IS 'Alles wat de Kamer behandelt: moties, brieven, vragen, wetten.';
COMMENT ON COLUMN zaak.id IS 'Kenmerk van de zaak.';
COMMENT ON COLUMN zaak.bijgewerkt IS 'Moment (UTC) van de laatste wijziging.';
COMMENT ON COLUMN zaak.nummer IS 'Zaaknummer, bijvoorbeeld 2022Z24089.';
COMMENT ON COLUMN zaak.soort IS 'Soort, bijvoorbeeld Motie of Brief regering.';
COMMENT ON COLUMN zaak.titel IS 'Titel van het dossier waar de zaak bij hoort, zoals de Kamer die schrijft.';
COMMENT ON COLUMN zaak.onderwerp IS 'Waar de zaak over gaat, zoals de Kamer dat schrijft.';
COMMENT ON COLUMN zaak.gestart_op IS 'Dag waarop de zaak begon; bij een motie de dag van indiening.';
COMMENT ON COLUMN zaak.vergaderjaar IS 'Vergaderjaar, bijvoorbeeld 2022-2023.';
COMMENT ON COLUMN zaak.volgnummer IS 'Nummer binnen het dossier.';
COMMENT ON COLUMN zaak.kabinetsappreciatie IS 'Wat het kabinet van de motie of het amendement vond, in de woorden van de Kamer.';
COMMENT ON COLUMN zaak.afgedaan IS 'Of de zaak is afgedaan.';
COMMENT ON COLUMN zaak.organisatie IS 'Van wie de zaak is: Tweede Kamer, of beide Kamers.';
COMMENT ON COLUMN zaak.dossiers IS 'Kamerstukdossiers van de zaak (kamerstukdossier.id).';

CREATE TABLE zaak_actor (
    id         UUID NOT NULL,
    bijgewerkt TIMESTAMP,
    zaak       UUID,
    naam       VARCHAR,
    fractie    VARCHAR,
    relatie    VARCHAR,
    functie    VARCHAR
);
COMMENT ON TABLE zaak_actor IS 'Wie bij een zaak hoort, zoals de indieners van een motie.';
COMMENT ON COLUMN zaak_actor.id IS 'Kenmerk.';
COMMENT ON COLUMN zaak_actor.bijgewerkt IS 'Moment (UTC) van de laatste wijziging.';
COMMENT ON COLUMN zaak_actor.zaak IS 'De zaak (zaak.id).';
COMMENT ON COLUMN zaak_actor.naam IS 'Naam van de persoon of de instelling.';
COMMENT ON COLUMN zaak_actor.fractie IS 'Fractie op dat moment.';
COMMENT ON COLUMN zaak_actor.relatie IS 'Rol, bijvoorbeeld Indiener of Medeindiener; NULL als de bron die niet geeft.';
COMMENT ON COLUMN zaak_actor.functie IS 'Functie, bijvoorbeeld Tweede Kamerlid.';

CREATE TABLE besluit (
    id              UUID NOT NULL,
    bijgewerkt      TIMESTAMP,
    zaken           UUID[],
    agendapunt      UUID,
    stemmings_soort VARCHAR,
    besluit_soort   VARCHAR,
    besluit_tekst   VARCHAR,
    status          VARCHAR
);
COMMENT ON TABLE besluit IS 'Wat de Kamer over een of meer zaken heeft besloten.';
COMMENT ON COLUMN besluit.id IS 'Kenmerk.';
COMMENT ON COLUMN besluit.bijgewerkt IS 'Moment (UTC) van de laatste wijziging; dat is niet de dag van de stemming.';
COMMENT ON COLUMN besluit.zaken IS 'De zaken waarover is besloten (zaak.id). Alleen hierlangs horen stemmen bij een zaak.';
COMMENT ON COLUMN besluit.agendapunt IS 'Het agendapunt; daaronder vallen alle moties van een debat, dus nooit om stemmen aan een zaak te koppelen.';
COMMENT ON COLUMN besluit.stemmings_soort IS 'Met handopsteken, Hoofdelijk of een andere wijze.';
COMMENT ON COLUMN besluit.besluit_soort IS 'Soort, bijvoorbeeld Stemmen - aangenomen.';
COMMENT ON COLUMN besluit.besluit_tekst IS 'Het besluit in de woorden van de Kamer.';
COMMENT ON COLUMN besluit.status IS 'Status van het besluit.';

CREATE TABLE stemming (
    id              UUID NOT NULL,
    bijgewerkt      TIMESTAMP,
    besluit         UUID,
    fractie         UUID,
    persoon         UUID,
    soort           VARCHAR,
    fractie_grootte INTEGER,
    actor_naam      VARCHAR,
    actor_fractie   VARCHAR,
    vergissing      BOOLEAN
);
COMMENT ON TABLE stemming IS 'Hoe een fractie stemde, of bij een hoofdelijke stemming een Kamerlid.';
COMMENT ON COLUMN stemming.id IS 'Kenmerk.';
COMMENT ON COLUMN stemming.bijgewerkt IS 'Moment (UTC) van de laatste wijziging.';
COMMENT ON COLUMN stemming.besluit IS 'Het besluit (besluit.id).';
COMMENT ON COLUMN stemming.fractie IS 'De fractie (fractie.id).';
COMMENT ON COLUMN stemming.persoon IS 'Het Kamerlid, bij een hoofdelijke stemming.';
COMMENT ON COLUMN stemming.soort IS 'Voor, Tegen of Niet deelgenomen.';
COMMENT ON COLUMN stemming.fractie_grootte IS 'Zetels van de fractie; bij een hoofdelijke stemming telt elke rij voor één.';
COMMENT ON COLUMN stemming.actor_naam IS 'Naam van de fractie of het Kamerlid.';
COMMENT ON COLUMN stemming.actor_fractie IS 'Naam van de fractie.';
COMMENT ON COLUMN stemming.vergissing IS 'De fractie zei achteraf dat zij anders had willen stemmen; de uitslag blijft.';

CREATE TABLE document (
    id              UUID NOT NULL,
    bijgewerkt      TIMESTAMP,
    versie          UUID,
    zaken           UUID[],
    dossiers        UUID[],
    soort           VARCHAR,
    document_nummer VARCHAR,
    titel           VARCHAR,
    onderwerp       VARCHAR,
    datum           DATE,
    volgnummer      INTEGER,
    vergaderjaar    VARCHAR
);
COMMENT ON TABLE document IS 'De stukken van de Kamer, zonder hun tekst.';
COMMENT ON COLUMN document.id IS 'Kenmerk.';
COMMENT ON COLUMN document.bijgewerkt IS 'Moment (UTC) van de laatste wijziging.';
COMMENT ON COLUMN document.versie IS 'De huidige versie (document_versie.id).';
COMMENT ON COLUMN document.zaken IS 'De zaken van het stuk (zaak.id).';
COMMENT ON COLUMN document.dossiers IS 'De kamerstukdossiers (kamerstukdossier.id).';
COMMENT ON COLUMN document.soort IS 'Soort, bijvoorbeeld Motie of Brief regering.';
COMMENT ON COLUMN document.document_nummer IS 'Nummer, bijvoorbeeld 2022D55555.';
COMMENT ON COLUMN document.titel IS 'Titel zoals de Kamer die schrijft.';
COMMENT ON COLUMN document.onderwerp IS 'Onderwerp zoals de Kamer dat schrijft.';
COMMENT ON COLUMN document.datum IS 'Datum van het stuk.';
COMMENT ON COLUMN document.volgnummer IS 'Nummer binnen het dossier.';
COMMENT ON COLUMN document.vergaderjaar IS 'Vergaderjaar.';

CREATE TABLE document_versie (
    id           UUID NOT NULL,
    bijgewerkt   TIMESTAMP,
    document     UUID,
    kamerstuk_id VARCHAR,
    datum        DATE,
    extensie     VARCHAR
);
COMMENT ON TABLE document_versie IS 'Versies van stukken, met het kenmerk waaronder een stuk officieel is bekendgemaakt.';
COMMENT ON COLUMN document_versie.id IS 'Kenmerk.';
COMMENT ON COLUMN document_versie.bijgewerkt IS 'Moment (UTC) van de laatste wijziging.';
COMMENT ON COLUMN document_versie.document IS 'Het stuk (document.id).';
COMMENT ON COLUMN document_versie.kamerstuk_id IS 'Kenmerk van de officiële bekendmaking, bijvoorbeeld kst-34843-86.';
COMMENT ON COLUMN document_versie.datum IS 'Datum van de versie.';
COMMENT ON COLUMN document_versie.extensie IS 'Soort bestand.';

CREATE TABLE kamerstukdossier (
    id         UUID NOT NULL,
    bijgewerkt TIMESTAMP,
    nummer     VARCHAR,
    toevoeging VARCHAR,
    titel      VARCHAR,
    afgesloten BOOLEAN
);
COMMENT ON TABLE kamerstukdossier IS 'Kamerstukdossiers, zoals 34843.';
COMMENT ON COLUMN kamerstukdossier.id IS 'Kenmerk.';
COMMENT ON COLUMN kamerstukdossier.bijgewerkt IS 'Moment (UTC) van de laatste wijziging.';
COMMENT ON COLUMN kamerstukdossier.nummer IS 'Nummer, bijvoorbeeld 34843.';
COMMENT ON COLUMN kamerstukdossier.toevoeging IS 'Toevoeging, bijvoorbeeld VI.';
COMMENT ON COLUMN kamerstukdossier.titel IS 'Titel zoals de Kamer die schrijft.';
COMMENT ON COLUMN kamerstukdossier.afgesloten IS 'Of het dossier is afgesloten.';

CREATE TABLE toezegging (
    id                     UUID NOT NULL,
    bijgewerkt             TIMESTAMP,
    nummer                 VARCHAR,
    tekst                  VARCHAR,
    status                 VARCHAR,
    datum_nakoming         DATE,
    kamerbrief_nakoming    VARCHAR[],
    ministerie             VARCHAR,
    naam                   VARCHAR,
    functie                VARCHAR,
    aanmaakdatum           DATE,
    activiteit_nummer      VARCHAR,
    toegezegd_aan_fractie  VARCHAR[],
    toegezegd_aan_persoon  VARCHAR[]
);
COMMENT ON TABLE toezegging IS 'Het register van toezeggingen van de Kamer.';
COMMENT ON COLUMN toezegging.id IS 'Kenmerk.';
COMMENT ON COLUMN toezegging.bijgewerkt IS 'Moment (UTC) van de laatste wijziging.';
COMMENT ON COLUMN toezegging.nummer IS 'Nummer van de toezegging.';
COMMENT ON COLUMN toezegging.tekst IS 'De toezegging zoals de Kamer die heeft opgeschreven.';
COMMENT ON COLUMN toezegging.status IS 'Openstaand, Voldaan, Deels voldaan of Vervallen, volgens de Kamer.';
COMMENT ON COLUMN toezegging.datum_nakoming IS 'Dag van nakoming volgens het register.';
COMMENT ON COLUMN toezegging.kamerbrief_nakoming IS 'De brief of brieven waarmee de toezegging is nagekomen, volgens het register.';
COMMENT ON COLUMN toezegging.ministerie IS 'Ministerie.';
COMMENT ON COLUMN toezegging.naam IS 'Wie de toezegging deed.';
COMMENT ON COLUMN toezegging.functie IS 'Functie van wie de toezegging deed.';
COMMENT ON COLUMN toezegging.aanmaakdatum IS 'Dag waarop de toezegging is opgeschreven.';
COMMENT ON COLUMN toezegging.activiteit_nummer IS 'Nummer van het debat.';
COMMENT ON COLUMN toezegging.toegezegd_aan_fractie IS 'Aan welke fracties, als kenmerk of naam.';
COMMENT ON COLUMN toezegging.toegezegd_aan_persoon IS 'Aan welke Kamerleden, als kenmerk of naam.';

CREATE TABLE fractie (
    id         UUID NOT NULL,
    bijgewerkt TIMESTAMP,
    afkorting  VARCHAR,
    naam       VARCHAR,
    zetels     INTEGER,
    actief_van DATE,
    actief_tot DATE
);
COMMENT ON TABLE fractie IS 'Fracties van de Tweede Kamer.';
COMMENT ON COLUMN fractie.id IS 'Kenmerk.';
COMMENT ON COLUMN fractie.bijgewerkt IS 'Moment (UTC) van de laatste wijziging.';
COMMENT ON COLUMN fractie.afkorting IS 'Afkorting.';
COMMENT ON COLUMN fractie.naam IS 'Nederlandse naam.';
COMMENT ON COLUMN fractie.zetels IS 'Aantal zetels nu, of het laatst bekende.';
COMMENT ON COLUMN fractie.actief_van IS 'Eerste dag als fractie.';
COMMENT ON COLUMN fractie.actief_tot IS 'Laatste dag als fractie; NULL: nog actief.';

CREATE VIEW besluit_zaak AS
SELECT id AS besluit, unnest(zaken) AS zaak FROM besluit;
COMMENT ON VIEW besluit_zaak IS 'Welk besluit over welke zaak gaat; een besluit kan over meer zaken gaan.';

-- Counted is only what can be: every vote known, every fractie (or member) once, of 1 to 150 seats and no more together.
CREATE VIEW besluit_telling AS
WITH gewogen AS (
    SELECT s.besluit, s.soort, s.vergissing, coalesce(s.actor_naam, s.actor_fractie, s.id::VARCHAR) AS wie,
           CASE WHEN b.stemmings_soort = 'Hoofdelijk' THEN 1
                WHEN s.fractie_grootte BETWEEN 1 AND 150 THEN s.fractie_grootte END AS gewicht
    FROM stemming AS s JOIN besluit AS b ON b.id = s.besluit
),
geteld AS (
    SELECT besluit, count(*) AS rijen, count(*) FILTER (WHERE vergissing) AS vergissingen,
           count(DISTINCT wie) = count(*) AND sum(gewicht) <= 150
               AND bool_and(gewicht IS NOT NULL AND coalesce(soort, '') IN ('Voor', 'Tegen', 'Niet deelgenomen')) AS telbaar,
           sum(gewicht) FILTER (WHERE soort = 'Voor') AS voor,
           sum(gewicht) FILTER (WHERE soort = 'Tegen') AS tegen,
           sum(gewicht) FILTER (WHERE soort = 'Niet deelgenomen') AS niet_deelgenomen
    FROM gewogen GROUP BY besluit
)
SELECT besluit,
       CASE WHEN telbaar THEN coalesce(voor, 0) END::INTEGER AS voor,
       CASE WHEN telbaar THEN coalesce(tegen, 0) END::INTEGER AS tegen,
       CASE WHEN telbaar THEN coalesce(niet_deelgenomen, 0) END::INTEGER AS niet_deelgenomen,
       rijen::INTEGER AS rijen,
       vergissingen::INTEGER AS vergissingen
FROM geteld;
COMMENT ON VIEW besluit_telling IS 'Stemmen per besluit: zetels van fracties bij handopsteken, leden bij een hoofdelijke stemming. Wat niet te tellen is (een onbekende stem of grootte, een fractie die er twee keer staat, samen meer dan 150), is onbekend.';

-- What follows is made from the tables above each time the archive is taken into use (finishing.sql).

CREATE TABLE motie (
    position            INTEGER NOT NULL,
    id                  UUID NOT NULL,
    nummer              VARCHAR,
    onderwerp           VARCHAR,
    titel               VARCHAR,
    gestart_op          DATE,
    kabinetsappreciatie VARCHAR,
    kamerstuk_id        VARCHAR,
    dossiers            VARCHAR,
    indieners           VARCHAR,
    besluit             UUID,
    besluit_soort       VARCHAR,
    stemmings_soort     VARCHAR,
    voor                INTEGER,
    tegen               INTEGER,
    niet_deelgenomen    INTEGER,
    vergissingen        INTEGER,
    stemmingen          INTEGER NOT NULL,
    nieuw_op            TIMESTAMP,
    uitslag_op          TIMESTAMP,
    zoektekst           VARCHAR NOT NULL
);
COMMENT ON TABLE motie IS 'Moties op volgorde van de lijst, de jongste eerst, met hun stemming: wat een lijst van elke lengte in één keer leest.';
COMMENT ON COLUMN motie.position IS 'Plaats in de lijst, vanaf 0.';
COMMENT ON COLUMN motie.id IS 'De zaak (zaak.id).';
COMMENT ON COLUMN motie.nummer IS 'Zaaknummer.';
COMMENT ON COLUMN motie.onderwerp IS 'Waar de motie over gaat, zoals de Kamer dat schrijft.';
COMMENT ON COLUMN motie.titel IS 'Titel van het dossier.';
COMMENT ON COLUMN motie.gestart_op IS 'Dag van indiening.';
COMMENT ON COLUMN motie.kabinetsappreciatie IS 'Oordeel van het kabinet, in de woorden van de Kamer.';
COMMENT ON COLUMN motie.kamerstuk_id IS 'Kenmerk van het Kamerstuk; NULL als het archief dat niet heeft.';
COMMENT ON COLUMN motie.dossiers IS 'Nummers van de kamerstukdossiers, met een spatie ertussen.';
COMMENT ON COLUMN motie.indieners IS 'Indieners met hun fractie.';
COMMENT ON COLUMN motie.besluit IS 'Het besluit waarvan de stemming hier staat: dat met stemmen, en daarvan het laatst gewijzigde.';
COMMENT ON COLUMN motie.besluit_soort IS 'Soort van dat besluit.';
COMMENT ON COLUMN motie.stemmings_soort IS 'Wijze van stemmen.';
COMMENT ON COLUMN motie.voor IS 'Stemmen voor.';
COMMENT ON COLUMN motie.tegen IS 'Stemmen tegen.';
COMMENT ON COLUMN motie.niet_deelgenomen IS 'Zetels of leden die niet meestemden.';
COMMENT ON COLUMN motie.vergissingen IS 'Aantal fracties dat zei zich te hebben vergist.';
COMMENT ON COLUMN motie.stemmingen IS 'Aantal besluiten met stemmen over deze motie; meestal 0 of 1.';
COMMENT ON COLUMN motie.nieuw_op IS 'Moment (UTC) waarop de motie voor het eerst in dit archief kwam; NULL: bij het begin.';
COMMENT ON COLUMN motie.uitslag_op IS 'Moment (UTC) waarop de uitslag in dit archief kwam of veranderde; NULL: bij het begin.';
COMMENT ON COLUMN motie.zoektekst IS 'Alles waarin het filter zoekt: kleine letters zonder accenten.';

CREATE TABLE toezegging_stand (
    id       UUID NOT NULL,
    status   VARCHAR,
    nieuw_op TIMESTAMP,
    stand_op TIMESTAMP
);
COMMENT ON TABLE toezegging_stand IS 'Wanneer een toezegging in dit archief kwam en wanneer haar status veranderde.';
COMMENT ON COLUMN toezegging_stand.id IS 'De toezegging (toezegging.id).';
COMMENT ON COLUMN toezegging_stand.status IS 'De status zoals die het laatst is gezien.';
COMMENT ON COLUMN toezegging_stand.nieuw_op IS 'Moment (UTC) waarop zij voor het eerst in dit archief kwam; NULL: bij het begin.';
COMMENT ON COLUMN toezegging_stand.stand_op IS 'Moment (UTC) waarop de status veranderde; NULL: niet sinds het begin.';

CREATE TABLE zoek_item (
    nummer INTEGER NOT NULL,
    soort  VARCHAR NOT NULL,
    id     UUID NOT NULL,
    datum  DATE,
    hash   UBIGINT NOT NULL
);
COMMENT ON TABLE zoek_item IS 'Wat op woorden te vinden is: elke zaak, elk stuk dat geen motie is en elke toezegging.';
COMMENT ON COLUMN zoek_item.nummer IS 'Volgnummer; zoek_plaats verwijst ernaar.';
COMMENT ON COLUMN zoek_item.soort IS 'motie, zaak, document of toezegging.';
COMMENT ON COLUMN zoek_item.id IS 'De zaak, het stuk of de toezegging.';
COMMENT ON COLUMN zoek_item.datum IS 'Dag van indiening of van opschrijven.';
COMMENT ON COLUMN zoek_item.hash IS 'Van de tekst die is ingelezen: wat gelijk bleef, hoeft niet opnieuw.';
CREATE TABLE zoek_woord (
    nummer INTEGER NOT NULL,
    woord  VARCHAR NOT NULL
);
COMMENT ON TABLE zoek_woord IS 'Alle verschillende woorden.';
COMMENT ON COLUMN zoek_woord.nummer IS 'Volgnummer.';
COMMENT ON COLUMN zoek_woord.woord IS 'Het woord: kleine letters zonder accenten.';
CREATE TABLE zoek_plaats (
    woord INTEGER NOT NULL,
    item  INTEGER NOT NULL
);
COMMENT ON TABLE zoek_plaats IS 'Welk woord waarin staat, per deel op volgorde van woord: zo wordt alleen gelezen wat nodig is.';
COMMENT ON COLUMN zoek_plaats.woord IS 'Het woord (zoek_woord.nummer).';
COMMENT ON COLUMN zoek_plaats.item IS 'Het onderdeel (zoek_item.nummer).';
