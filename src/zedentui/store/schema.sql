-- The dossier as tables: documents (the letter is one of them), their figures, their promises, their sources.
-- Executed by dossier/build.py inside a fresh, empty database. Every table and every column carries a
-- comment: this file is also the contract for people who open the database with another client.
--
-- Five columns return in most tables and always mean the same: `document`, `section` and `page` say where the row
-- stands, `footnote` which footnote of that document hangs on it (NULL: none), `reference` which Kamerstuk or
-- Staatsblad it leans on (NULL: none).

CREATE TABLE document (
    id         VARCHAR PRIMARY KEY,
    position   INTEGER NOT NULL UNIQUE,
    title      VARCHAR NOT NULL,
    published_on DATE NOT NULL,
    citation   VARCHAR NOT NULL,
    url        VARCHAR NOT NULL,
    subject    VARCHAR,
    kenmerk    VARCHAR,
    sender     VARCHAR,
    addressee  VARCHAR,
    page_count INTEGER,
    summary    VARCHAR,
    compared_with_original DATE,
    compared_by VARCHAR,
    CHECK ((compared_with_original IS NULL) = (compared_by IS NULL))
);
COMMENT ON TABLE document IS 'De stukken van dit dossier: brieven waarvan wij de inhoud hebben, en latere stukken waarvan wij alleen nummer, datum en titel geven.';
COMMENT ON COLUMN document.id IS 'Sleutel: de officiële id, bijvoorbeeld kst-34843-86.';
COMMENT ON COLUMN document.position IS 'Volgorde naar datum, vanaf 1.';
COMMENT ON COLUMN document.title IS 'Korte titel.';
COMMENT ON COLUMN document.published_on IS 'Datum van het stuk.';
COMMENT ON COLUMN document.citation IS 'De officiële schrijfwijze; zij volgt uit id en datum.';
COMMENT ON COLUMN document.url IS 'Adres op officielebekendmakingen.nl.';
COMMENT ON COLUMN document.subject IS 'Onderwerpregel, NULL zonder inhoud.';
COMMENT ON COLUMN document.kenmerk IS 'Kenmerk bij het ministerie, NULL zonder inhoud.';
COMMENT ON COLUMN document.sender IS 'Ondertekenaar, NULL zonder inhoud.';
COMMENT ON COLUMN document.addressee IS 'Geadresseerde, NULL zonder inhoud.';
COMMENT ON COLUMN document.page_count IS 'Aantal bladzijden, NULL zonder inhoud.';
COMMENT ON COLUMN document.summary IS 'Het stuk in enkele zinnen, in eigen woorden; NULL zonder inhoud.';
COMMENT ON COLUMN document.compared_with_original IS 'Dag waarop iemand onze tekst van het stuk met het origineel vergeleek, NULL zolang dat niet is gebeurd.';
COMMENT ON COLUMN document.compared_by IS 'Wie dat deed, NULL zolang het niet is gebeurd.';

CREATE TABLE dossier (
    application     VARCHAR NOT NULL CHECK (application = 'zedentui'),
    schema_version  INTEGER NOT NULL,
    document        VARCHAR NOT NULL REFERENCES document (id),
    letter_date     DATE NOT NULL,
    edition         VARCHAR NOT NULL,
    content_hash    VARCHAR NOT NULL
);
COMMENT ON TABLE dossier IS 'Versie van dit databestand en het stuk waar het om begon; precies één rij.';
COMMENT ON COLUMN dossier.application IS 'Vaste waarde zedentui: herkenningsteken van het bestand.';
COMMENT ON COLUMN dossier.schema_version IS 'Versie van de tabelindeling; de toepassing weigert een andere dan zij kent.';
COMMENT ON COLUMN dossier.document IS 'De brief (document.id) die bedoeld is waar geen stuk genoemd wordt.';
COMMENT ON COLUMN dossier.letter_date IS 'Datum van die brief.';
COMMENT ON COLUMN dossier.edition IS 'Naam van deze uitgave: de versie van het programma dat haar bouwde en het begin van content_hash.';
COMMENT ON COLUMN dossier.content_hash IS 'SHA-256 over alle rijen en over de definities van tabellen en views: gelijke bronnen en een gelijk programma geven dezelfde waarde.';

CREATE TABLE section (
    document  VARCHAR NOT NULL REFERENCES document (id),
    id        VARCHAR NOT NULL,
    position  INTEGER NOT NULL UNIQUE,
    parent    VARCHAR,
    title     VARCHAR NOT NULL,
    page_from INTEGER NOT NULL CHECK (page_from >= 1),
    page_to   INTEGER NOT NULL,
    summary   VARCHAR NOT NULL,
    left_out  VARCHAR,
    PRIMARY KEY (document, id),
    CHECK (page_to >= page_from)
);
COMMENT ON TABLE section IS 'De paragrafen van elk document, in volgorde.';
COMMENT ON COLUMN section.document IS 'Document (document.id).';
COMMENT ON COLUMN section.id IS 'Sleutel binnen het document, kleine letters met koppeltekens.';
COMMENT ON COLUMN section.position IS 'Volgorde, vanaf 1; een later document telt door.';
COMMENT ON COLUMN section.parent IS 'Bovenliggende paragraaf (section.id) in hetzelfde document, NULL voor een hoofdparagraaf.';
COMMENT ON COLUMN section.title IS 'Kop zoals het document die geeft.';
COMMENT ON COLUMN section.page_from IS 'Eerste bladzijde.';
COMMENT ON COLUMN section.page_to IS 'Laatste bladzijde.';
COMMENT ON COLUMN section.summary IS 'Inhoud in een of twee zinnen, in eigen woorden.';
COMMENT ON COLUMN section.left_out IS 'Wat wij van de paragraaf bewust niet hebben opgenomen; NULL: niets buiten de zinnen zelf.';

CREATE TABLE reference (
    id           VARCHAR PRIMARY KEY,
    kind         VARCHAR NOT NULL CHECK (kind IN ('kamerstuk', 'staatsblad', 'debat')),
    citation     VARCHAR NOT NULL,
    title        VARCHAR NOT NULL,
    published_on DATE,
    url          VARCHAR,
    printed      VARCHAR,
    note         VARCHAR,
    document     VARCHAR NOT NULL REFERENCES document (id),
    section      VARCHAR NOT NULL,
    page         INTEGER NOT NULL
);
COMMENT ON TABLE reference IS 'Kamerstukken en andere stukken waarnaar de brief verwijst, en de brief zelf.';
COMMENT ON COLUMN reference.id IS 'Sleutel; voor gepubliceerde stukken de officiële id, bijvoorbeeld kst-36200-VIII-153.';
COMMENT ON COLUMN reference.kind IS 'kamerstuk, staatsblad of debat (verslag zonder nummer).';
COMMENT ON COLUMN reference.citation IS 'De ene officiële schrijfwijze, bijvoorbeeld Kamerstukken II 2022/23, 36200-VIII, nr. 153.';
COMMENT ON COLUMN reference.title IS 'Waar het stuk over gaat.';
COMMENT ON COLUMN reference.published_on IS 'Datum van het stuk, NULL als de brief die niet geeft.';
COMMENT ON COLUMN reference.url IS 'Adres op officielebekendmakingen.nl, NULL als het stuk geen nummer heeft.';
COMMENT ON COLUMN reference.printed IS 'Schrijfwijze in de brief, NULL voor de brief zelf.';
COMMENT ON COLUMN reference.note IS 'Opmerking, bijvoorbeeld een dubbel dossiernummer.';
COMMENT ON COLUMN reference.document IS 'Document (document.id) waar de rij in staat.';
COMMENT ON COLUMN reference.section IS 'Paragraaf (section.id) waar de verwijzing het eerst staat.';
COMMENT ON COLUMN reference.page IS 'Bladzijde waar de verwijzing het eerst staat.';

CREATE TABLE footnote (
    document  VARCHAR NOT NULL REFERENCES document (id),
    number    INTEGER NOT NULL,
    section   VARCHAR NOT NULL,
    page      INTEGER NOT NULL,
    summary   VARCHAR NOT NULL,
    reference VARCHAR REFERENCES reference (id),
    PRIMARY KEY (document, number),
    FOREIGN KEY (document, section) REFERENCES section (document, id)
);
COMMENT ON TABLE footnote IS 'De voetnoten van elk document, in eigen woorden.';
COMMENT ON COLUMN footnote.document IS 'Document (document.id).';
COMMENT ON COLUMN footnote.number IS 'Nummer van de voetnoot binnen het document.';
COMMENT ON COLUMN footnote.section IS 'Paragraaf waarin het nummer van de voetnoot staat.';
COMMENT ON COLUMN footnote.page IS 'Bladzijde waarop de voetnoot staat.';
COMMENT ON COLUMN footnote.summary IS 'Wat de voetnoot zegt.';
COMMENT ON COLUMN footnote.reference IS 'Verwijzing (reference.id) in de voetnoot, NULL als er geen is.';

CREATE TABLE organisation (
    id           VARCHAR PRIMARY KEY,
    name         VARCHAR NOT NULL,
    abbreviation VARCHAR,
    role         VARCHAR NOT NULL,
    spoken       VARCHAR NOT NULL,
    document     VARCHAR NOT NULL,
    section      VARCHAR NOT NULL,
    page         INTEGER NOT NULL,
    FOREIGN KEY (document, section) REFERENCES section (document, id)
);
COMMENT ON TABLE organisation IS 'Organisaties en bewindspersonen die in de brief iets doen of laten doen.';
COMMENT ON COLUMN organisation.id IS 'Sleutel, kleine letters met koppeltekens.';
COMMENT ON COLUMN organisation.name IS 'Volledige naam.';
COMMENT ON COLUMN organisation.abbreviation IS 'Gangbare afkorting, NULL als die er niet is.';
COMMENT ON COLUMN organisation.role IS 'Rol in dit dossier, in één zin.';
COMMENT ON COLUMN organisation.spoken IS 'Dezelfde rol als hele zin, om voor te lezen.';
COMMENT ON COLUMN organisation.document IS 'Document (document.id) waar de rij in staat.';
COMMENT ON COLUMN organisation.section IS 'Paragraaf waar de organisatie het eerst genoemd wordt.';
COMMENT ON COLUMN organisation.page IS 'Bladzijde waar de organisatie het eerst genoemd wordt.';

CREATE TABLE term (
    id         VARCHAR PRIMARY KEY,
    term       VARCHAR NOT NULL UNIQUE,
    definition VARCHAR NOT NULL,
    document   VARCHAR,
    section    VARCHAR,
    page       INTEGER,
    source     VARCHAR,
    FOREIGN KEY (document, section) REFERENCES section (document, id)
);
COMMENT ON TABLE term IS 'Begrippenlijst: vaktermen in gewone woorden.';
COMMENT ON COLUMN term.id IS 'Sleutel, kleine letters met koppeltekens.';
COMMENT ON COLUMN term.term IS 'De term.';
COMMENT ON COLUMN term.definition IS 'Uitleg in eigen woorden.';
COMMENT ON COLUMN term.document IS 'Document (document.id) waar de rij in staat.';
COMMENT ON COLUMN term.section IS 'Paragraaf waar de term staat, NULL als de brief hem niet uitlegt of noemt.';
COMMENT ON COLUMN term.page IS 'Bladzijde waar de term staat, NULL als de brief hem niet noemt.';
COMMENT ON COLUMN term.source IS 'Bron van de uitleg die na te slaan is, of onze uitleg; NULL als de brief de bron is.';

CREATE TABLE term_synonym (
    term    VARCHAR NOT NULL REFERENCES term (id),
    synonym VARCHAR NOT NULL,
    PRIMARY KEY (term, synonym)
);
COMMENT ON TABLE term_synonym IS 'Synoniemen, afkortingen en alledaagse woorden bij een term; het zoeken gebruikt ze.';
COMMENT ON COLUMN term_synonym.term IS 'Term (term.id).';
COMMENT ON COLUMN term_synonym.synonym IS 'Ander woord of afkorting.';

-- Statistics -------------------------------------------------------------------------------------------------

CREATE TABLE offence (
    code      VARCHAR PRIMARY KEY,
    position  INTEGER NOT NULL UNIQUE,
    label     VARCHAR NOT NULL,
    articles  VARCHAR NOT NULL,
    cases     VARCHAR NOT NULL,
    one_case  VARCHAR NOT NULL
);
COMMENT ON TABLE offence IS 'Delictgroepen: alle zedenmisdrijven, en verkrachting als deel daarvan.';
COMMENT ON COLUMN offence.code IS 'Sleutel: zedenmisdrijven of verkrachting.';
COMMENT ON COLUMN offence.position IS 'Volgorde, vanaf 1.';
COMMENT ON COLUMN offence.label IS 'Naam op het scherm.';
COMMENT ON COLUMN offence.articles IS 'Artikelen van het Wetboek van Strafrecht (Sr).';
COMMENT ON COLUMN offence.cases IS 'Meervoud in een zin, bijvoorbeeld zedenzaken.';
COMMENT ON COLUMN offence.one_case IS 'Enkelvoud in een zin, bijvoorbeeld zedenzaak.';

CREATE TABLE printed_table (
    document  VARCHAR NOT NULL,
    offence   VARCHAR NOT NULL REFERENCES offence (code),
    number    INTEGER NOT NULL,
    section   VARCHAR NOT NULL,
    page      INTEGER NOT NULL,
    PRIMARY KEY (document, offence),
    UNIQUE (document, number),
    FOREIGN KEY (document, section) REFERENCES section (document, id)
);
COMMENT ON TABLE printed_table IS 'De tabellen met cijfers: welke delictgroep in welk document, onder welk nummer en waar.';
COMMENT ON COLUMN printed_table.document IS 'Document (document.id).';
COMMENT ON COLUMN printed_table.offence IS 'Delictgroep (offence.code).';
COMMENT ON COLUMN printed_table.number IS 'Nummer van de tabel in het document.';
COMMENT ON COLUMN printed_table.section IS 'Paragraaf waarbij de tabel hoort.';
COMMENT ON COLUMN printed_table.page IS 'Bladzijde van de tabel.';

CREATE TABLE measure (
    code     VARCHAR PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE,
    parent   VARCHAR,
    depth    INTEGER NOT NULL CHECK (depth BETWEEN 0 AND 2),
    label    VARCHAR NOT NULL,
    printed  VARCHAR NOT NULL,
    phrase   VARCHAR NOT NULL,
    term     VARCHAR REFERENCES term (id)
);
COMMENT ON TABLE measure IS 'De elf maten van de tabellen, als boom: instroom, en uitstroom met zijn afdoeningen.';
COMMENT ON COLUMN measure.code IS 'Sleutel, bijvoorbeeld onvoorwaardelijk_sepot.';
COMMENT ON COLUMN measure.position IS 'Volgorde op het scherm, vanaf 1.';
COMMENT ON COLUMN measure.parent IS 'De rij erboven (measure.code) waar deze maat een deel van is, NULL voor instroom en uitstroom.';
COMMENT ON COLUMN measure.depth IS 'Diepte in de boom: 0, 1 of 2.';
COMMENT ON COLUMN measure.label IS 'Naam op het scherm.';
COMMENT ON COLUMN measure.printed IS 'Rijnaam in onze tekst van de brief.';
COMMENT ON COLUMN measure.phrase IS 'Zinsdeel na In <jaar>, met {zaken} voor aantal en delict, bijvoorbeeld: seponeerde het OM {zaken} onvoorwaardelijk. {ww|enkelvoud|meervoud} buigt het werkwoord.';
COMMENT ON COLUMN measure.term IS 'Begrip (term.id) dat de maat uitlegt, NULL als er geen is.';

CREATE TABLE observation (
    document        VARCHAR NOT NULL,
    offence         VARCHAR NOT NULL REFERENCES offence (code),
    measure         VARCHAR NOT NULL REFERENCES measure (code),
    year            INTEGER NOT NULL,
    count           INTEGER NOT NULL CHECK (count >= 0),
    printed         VARCHAR NOT NULL,
    printed_percent INTEGER,
    presumed_count  INTEGER CHECK (presumed_count >= 0),
    PRIMARY KEY (document, offence, measure, year),
    FOREIGN KEY (document, offence) REFERENCES printed_table (document, offence)
);
COMMENT ON TABLE observation IS 'Zaken bij het openbaar ministerie per delictgroep, maat en jaar, uit de tabellen van elk document, zoals in onze tekst ervan.';
COMMENT ON COLUMN observation.document IS 'Document (document.id) dat het aantal geeft; een later document kan een aantal herzien.';
COMMENT ON COLUMN observation.offence IS 'Delictgroep (offence.code).';
COMMENT ON COLUMN observation.measure IS 'Maat (measure.code).';
COMMENT ON COLUMN observation.year IS 'Kalenderjaar.';
COMMENT ON COLUMN observation.count IS 'Aantal zaken zoals in onze tekst; een streepje of lege cel telt als 0.';
COMMENT ON COLUMN observation.printed IS 'De cel zoals in onze tekst van de brief: 1.302, een streepje, of leeg.';
COMMENT ON COLUMN observation.printed_percent IS 'Percentage van de uitstroom in onze tekst (heel getal), NULL bij maten waar de brief er geen geeft.';
COMMENT ON COLUMN observation.presumed_count IS 'Vermoedelijk juist aantal, alleen waar wij aan onze tekst twijfelen; de reden staat in observation_repair.';

CREATE TABLE observation_repair (
    document VARCHAR NOT NULL,
    offence VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    year    INTEGER NOT NULL,
    reason  VARCHAR NOT NULL,
    PRIMARY KEY (document, offence, measure, year),
    FOREIGN KEY (document, offence, measure, year) REFERENCES observation (document, offence, measure, year)
);
COMMENT ON TABLE observation_repair IS 'Waarom wij bij een aantal in onze tekst een ander aantal vermoeden; vergelijk met het origineel.';
COMMENT ON COLUMN observation_repair.document IS 'Document (document.id) waarvan de tekst dat aantal heeft.';
COMMENT ON COLUMN observation_repair.offence IS 'Delictgroep (offence.code).';
COMMENT ON COLUMN observation_repair.measure IS 'Maat (measure.code).';
COMMENT ON COLUMN observation_repair.year IS 'Kalenderjaar.';
COMMENT ON COLUMN observation_repair.reason IS 'De reden, in één of twee zinnen.';

CREATE TABLE annotation (
    id        VARCHAR PRIMARY KEY,
    kind      VARCHAR NOT NULL CHECK (kind IN ('reeksbreuk', 'kanttekening')),
    year_from INTEGER NOT NULL,
    year_to   INTEGER,
    mark      VARCHAR NOT NULL,
    label     VARCHAR NOT NULL,
    summary   VARCHAR NOT NULL,
    document  VARCHAR NOT NULL,
    section   VARCHAR NOT NULL,
    page      INTEGER NOT NULL,
    FOREIGN KEY (document, section) REFERENCES section (document, id)
);
COMMENT ON TABLE annotation IS 'Kanttekeningen bij jaren: de reeksbreuk vanaf 2019 en het coronajaar 2020.';
COMMENT ON COLUMN annotation.id IS 'Sleutel.';
COMMENT ON COLUMN annotation.kind IS 'reeksbreuk (geldt vanaf een jaar) of kanttekening (geldt voor een jaar).';
COMMENT ON COLUMN annotation.year_from IS 'Eerste jaar.';
COMMENT ON COLUMN annotation.year_to IS 'Laatste jaar, NULL als zij blijft gelden.';
COMMENT ON COLUMN annotation.mark IS 'Teken bij het jaar in tabel en grafiek: * of **, zoals in de brief.';
COMMENT ON COLUMN annotation.label IS 'Korte aanduiding.';
COMMENT ON COLUMN annotation.summary IS 'Uitleg in eigen woorden.';
COMMENT ON COLUMN annotation.document IS 'Document (document.id) waar de rij in staat.';
COMMENT ON COLUMN annotation.section IS 'Paragraaf.';
COMMENT ON COLUMN annotation.page IS 'Bladzijde.';

-- Action plan ------------------------------------------------------------------------------------------------

CREATE TABLE action_plan (
    id              VARCHAR PRIMARY KEY,
    title           VARCHAR NOT NULL,
    sent_on         DATE NOT NULL,
    goal            VARCHAR NOT NULL,
    summary         VARCHAR NOT NULL,
    commissioned_by VARCHAR NOT NULL REFERENCES organisation (id),
    steered_by      VARCHAR NOT NULL REFERENCES organisation (id),
    set_up_by       VARCHAR NOT NULL REFERENCES organisation (id),
    promised_on     DATE NOT NULL,
    promised_in     VARCHAR NOT NULL,
    document        VARCHAR NOT NULL,
    section         VARCHAR NOT NULL,
    page            INTEGER NOT NULL,
    footnote        INTEGER,
    reference       VARCHAR REFERENCES reference (id),
    FOREIGN KEY (document, section) REFERENCES section (document, id),
    FOREIGN KEY (document, footnote) REFERENCES footnote (document, number)
);
COMMENT ON TABLE action_plan IS 'Het Actieplan versterken ketenaanpak zedenzaken zelf; precies één rij.';
COMMENT ON COLUMN action_plan.id IS 'Sleutel.';
COMMENT ON COLUMN action_plan.title IS 'Officiële titel.';
COMMENT ON COLUMN action_plan.sent_on IS 'Datum van toezending aan de Tweede Kamer.';
COMMENT ON COLUMN action_plan.goal IS 'Doel in één zin.';
COMMENT ON COLUMN action_plan.summary IS 'Opzet en sturing in enkele zinnen.';
COMMENT ON COLUMN action_plan.commissioned_by IS 'Opdrachtgever (organisation.id).';
COMMENT ON COLUMN action_plan.steered_by IS 'Groep die de voortgang bewaakt (organisation.id).';
COMMENT ON COLUMN action_plan.set_up_by IS 'Wie die groep instelde (organisation.id).';
COMMENT ON COLUMN action_plan.promised_on IS 'Datum waarop de stand van zaken werd toegezegd.';
COMMENT ON COLUMN action_plan.promised_in IS 'Debat waarin dat gebeurde.';
COMMENT ON COLUMN action_plan.document IS 'Document (document.id) waar de rij in staat.';
COMMENT ON COLUMN action_plan.section IS 'Paragraaf.';
COMMENT ON COLUMN action_plan.page IS 'Bladzijde.';
COMMENT ON COLUMN action_plan.footnote IS 'Voetnoot, of NULL.';
COMMENT ON COLUMN action_plan.reference IS 'Verwijzing, of NULL.';

CREATE TABLE action_plan_member (
    organisation VARCHAR PRIMARY KEY REFERENCES organisation (id),
    position     INTEGER NOT NULL UNIQUE
);
COMMENT ON TABLE action_plan_member IS 'Organisaties in de Ketenexpertgroep Zeden die de brief noemt (de opsomming is niet uitputtend).';
COMMENT ON COLUMN action_plan_member.organisation IS 'Organisatie (organisation.id).';
COMMENT ON COLUMN action_plan_member.position IS 'Volgorde in de brief.';

CREATE TABLE action_line (
    number    INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 9),
    id        VARCHAR NOT NULL UNIQUE,
    title     VARCHAR NOT NULL,
    aim       VARCHAR NOT NULL,
    summary   VARCHAR NOT NULL,
    document  VARCHAR NOT NULL,
    section   VARCHAR NOT NULL,
    page      INTEGER NOT NULL,
    footnote  INTEGER,
    reference VARCHAR REFERENCES reference (id),
    FOREIGN KEY (document, section) REFERENCES section (document, id),
    FOREIGN KEY (document, footnote) REFERENCES footnote (document, number)
);
COMMENT ON TABLE action_line IS 'De vier actielijnen van het actieplan.';
COMMENT ON COLUMN action_line.number IS 'Nummer van de actielijn, 1 tot en met 4.';
COMMENT ON COLUMN action_line.id IS 'Sleutel.';
COMMENT ON COLUMN action_line.title IS 'Korte titel.';
COMMENT ON COLUMN action_line.aim IS 'Wat de lijn wil bereiken.';
COMMENT ON COLUMN action_line.summary IS 'Stand van zaken in enkele zinnen.';
COMMENT ON COLUMN action_line.document IS 'Document (document.id) waar de rij in staat.';
COMMENT ON COLUMN action_line.section IS 'Paragraaf.';
COMMENT ON COLUMN action_line.page IS 'Bladzijde.';
COMMENT ON COLUMN action_line.footnote IS 'Voetnoot, of NULL.';
COMMENT ON COLUMN action_line.reference IS 'Verwijzing, of NULL.';

-- Promises come before actions and measures: those point at them.
CREATE TABLE promise (
    id        VARCHAR PRIMARY KEY,
    position  INTEGER NOT NULL UNIQUE,
    title     VARCHAR NOT NULL,
    what      VARCHAR NOT NULL,
    who       VARCHAR REFERENCES organisation (id),
    to_whom   VARCHAR,
    kind      VARCHAR NOT NULL CHECK (kind IN ('toezegging', 'verwachting', 'planning', 'aanbeveling', 'gedaan')),
    phrase    VARCHAR NOT NULL,
    earliest  DATE NOT NULL,
    latest    DATE,
    precision VARCHAR CHECK (precision IN ('day', 'month', 'season', 'year')),
    term      VARCHAR CHECK (term IN ('termijn', 'periode')),
    note      VARCHAR,
    document  VARCHAR NOT NULL,
    section   VARCHAR NOT NULL,
    page      INTEGER NOT NULL,
    footnote  INTEGER,
    reference VARCHAR REFERENCES reference (id),
    FOREIGN KEY (document, section) REFERENCES section (document, id),
    FOREIGN KEY (document, footnote) REFERENCES footnote (document, number),
    CHECK (latest >= earliest),
    CHECK ((latest IS NULL) = (precision IS NULL)),
    CHECK ((latest IS NULL) = (term IS NULL))
);
COMMENT ON TABLE promise IS 'Wat de brief toezegt, verwacht, plant of aanraadt, en wat hij als gedaan meldt, met datum.';
COMMENT ON COLUMN promise.id IS 'Sleutel.';
COMMENT ON COLUMN promise.position IS 'Volgorde in de brief.';
COMMENT ON COLUMN promise.title IS 'Korte titel.';
COMMENT ON COLUMN promise.what IS 'Wat er komt of kwam, in één zin.';
COMMENT ON COLUMN promise.who IS 'Wie het doet (organisation.id), NULL als de brief niemand noemt.';
COMMENT ON COLUMN promise.to_whom IS 'Aan wie, NULL als de brief niemand noemt.';
COMMENT ON COLUMN promise.kind IS 'toezegging, verwachting, planning, aanbeveling, of gedaan (volgens de brief).';
COMMENT ON COLUMN promise.phrase IS 'De tijdsaanduiding zoals de brief die geeft.';
COMMENT ON COLUMN promise.earliest IS 'Eerste dag van het tijdvak dat de aanduiding dekt.';
COMMENT ON COLUMN promise.latest IS 'Laatste dag van dat tijdvak. NULL als de brief geen termijn geeft.';
COMMENT ON COLUMN promise.precision IS 'Hoe precies de aanduiding is: day, month, season of year; NULL zonder termijn.';
COMMENT ON COLUMN promise.term IS 'termijn (iets komt uiterlijk op de laatste dag) of periode (iets gebeurt in dat tijdvak); NULL zonder termijn.';
COMMENT ON COLUMN promise.note IS 'Onze opmerking bij de datum, bijvoorbeeld een jaartal dat de brief weglaat.';
COMMENT ON COLUMN promise.document IS 'Document (document.id) waar de rij in staat.';
COMMENT ON COLUMN promise.section IS 'Paragraaf.';
COMMENT ON COLUMN promise.page IS 'Bladzijde.';
COMMENT ON COLUMN promise.footnote IS 'Voetnoot, of NULL.';
COMMENT ON COLUMN promise.reference IS 'Verwijzing, of NULL.';

CREATE TABLE recess (
    year      INTEGER PRIMARY KEY,
    first_day DATE NOT NULL,
    last_day  DATE NOT NULL,
    source    VARCHAR NOT NULL,
    url       VARCHAR NOT NULL,
    CHECK (last_day >= first_day)
);
COMMENT ON TABLE recess IS 'Het zomerreces van de Tweede Kamer: in een brief aan de Kamer is voor de zomer voor haar zomerreces.';
COMMENT ON COLUMN recess.year IS 'Jaar.';
COMMENT ON COLUMN recess.first_day IS 'Eerste dag van het zomerreces.';
COMMENT ON COLUMN recess.last_day IS 'Laatste dag van het zomerreces.';
COMMENT ON COLUMN recess.source IS 'Bron van de data.';
COMMENT ON COLUMN recess.url IS 'Adres van die bron.';

CREATE TABLE promise_outcome (
    promise     VARCHAR NOT NULL REFERENCES promise (id),
    position    INTEGER NOT NULL,
    result      VARCHAR NOT NULL CHECK (result IN ('gebeurd', 'nagekomen', 'niet nagekomen', 'vervangen', 'verwant')),
    happened_on DATE,
    known_on    DATE NOT NULL,
    outcome     VARCHAR NOT NULL,
    source      VARCHAR NOT NULL,
    url         VARCHAR NOT NULL,
    verified    VARCHAR NOT NULL CHECK (verified IN ('open data', 'stored page')),
    PRIMARY KEY (promise, position),
    CHECK (known_on >= happened_on)
);
COMMENT ON TABLE promise_outcome IS 'Wat er later van een toezegging bekend is, met eigen bron; staat naast de brief en vervangt niets.';
COMMENT ON COLUMN promise_outcome.promise IS 'Toezegging of verwachting (promise.id).';
COMMENT ON COLUMN promise_outcome.position IS 'Volgorde in de bron.';
COMMENT ON COLUMN promise_outcome.result IS 'gebeurd, nagekomen, niet nagekomen, vervangen, of verwant: hoort erbij, maar beslist niets.';
COMMENT ON COLUMN promise_outcome.happened_on IS 'Dag waarop het gebeurde, NULL als geen bron die noemt.';
COMMENT ON COLUMN promise_outcome.known_on IS 'Dag vanaf wanneer het bekend is: op een eerdere peildatum telt het niet mee.';
COMMENT ON COLUMN promise_outcome.outcome IS 'Wat er gebeurde, in één zin.';
COMMENT ON COLUMN promise_outcome.source IS 'Bron buiten de brief.';
COMMENT ON COLUMN promise_outcome.url IS 'Adres van die bron.';
COMMENT ON COLUMN promise_outcome.verified IS 'Hoe het is nagegaan: open data (record van de Tweede Kamer) of stored page (gelezen op de bladzijde van url).';

CREATE TABLE action (
    id        VARCHAR PRIMARY KEY,
    position  INTEGER NOT NULL UNIQUE,
    line      INTEGER REFERENCES action_line (number),
    title     VARCHAR NOT NULL,
    summary   VARCHAR NOT NULL,
    spoken    VARCHAR NOT NULL,
    status    VARCHAR NOT NULL CHECK (status IN ('gewenst', 'aangekondigd', 'gestart', 'loopt', 'afgerond')),
    product   VARCHAR,
    due       VARCHAR,
    promise   VARCHAR REFERENCES promise (id),
    document  VARCHAR NOT NULL,
    section   VARCHAR NOT NULL,
    page      INTEGER NOT NULL,
    footnote  INTEGER,
    reference VARCHAR REFERENCES reference (id),
    FOREIGN KEY (document, section) REFERENCES section (document, id),
    FOREIGN KEY (document, footnote) REFERENCES footnote (document, number)
);
COMMENT ON TABLE action IS 'De losse acties onder elke actielijn, en het barrièremodel dat erbuiten staat.';
COMMENT ON COLUMN action.id IS 'Sleutel.';
COMMENT ON COLUMN action.position IS 'Volgorde in de brief.';
COMMENT ON COLUMN action.line IS 'Actielijn (action_line.number), NULL voor het barrièremodel.';
COMMENT ON COLUMN action.title IS 'Korte titel.';
COMMENT ON COLUMN action.summary IS 'Wat er gebeurt, in eigen woorden.';
COMMENT ON COLUMN action.spoken IS 'De stand van zaken in een of twee zinnen, om voor te lezen.';
COMMENT ON COLUMN action.status IS 'Stand op de datum van het document, volgens de brief: gewenst, aangekondigd, gestart, loopt of afgerond.';
COMMENT ON COLUMN action.product IS 'Wat het oplevert, NULL als de brief dat niet zegt.';
COMMENT ON COLUMN action.due IS 'Wanneer, in de woorden van de brief, NULL als hij geen termijn geeft.';
COMMENT ON COLUMN action.promise IS 'Bijbehorende termijn (promise.id), of NULL.';
COMMENT ON COLUMN action.document IS 'Document (document.id) waar de rij in staat.';
COMMENT ON COLUMN action.section IS 'Paragraaf.';
COMMENT ON COLUMN action.page IS 'Bladzijde.';
COMMENT ON COLUMN action.footnote IS 'Voetnoot, of NULL.';
COMMENT ON COLUMN action.reference IS 'Verwijzing, of NULL.';

CREATE TABLE action_organisation (
    action       VARCHAR NOT NULL REFERENCES action (id),
    organisation VARCHAR NOT NULL REFERENCES organisation (id),
    position     INTEGER NOT NULL,
    PRIMARY KEY (action, organisation)
);
COMMENT ON TABLE action_organisation IS 'Wie bij een actie betrokken is; de eerste is de trekker voor zover de brief die noemt.';
COMMENT ON COLUMN action_organisation.action IS 'Actie (action.id).';
COMMENT ON COLUMN action_organisation.organisation IS 'Organisatie (organisation.id).';
COMMENT ON COLUMN action_organisation.position IS 'Volgorde.';

-- Transnational ----------------------------------------------------------------------------------------------

CREATE TABLE transnational_measure (
    id          VARCHAR PRIMARY KEY,
    position    INTEGER NOT NULL UNIQUE,
    keyword     VARCHAR NOT NULL UNIQUE,
    title       VARCHAR NOT NULL,
    summary     VARCHAR NOT NULL,
    spoken      VARCHAR NOT NULL,
    responsible VARCHAR REFERENCES organisation (id),
    legal_basis VARCHAR,
    status      VARCHAR NOT NULL,
    next_step   VARCHAR,
    due         VARCHAR,
    promise     VARCHAR REFERENCES promise (id),
    document    VARCHAR NOT NULL,
    section     VARCHAR NOT NULL,
    page        INTEGER NOT NULL,
    footnote    INTEGER,
    reference   VARCHAR REFERENCES reference (id),
    FOREIGN KEY (document, section) REFERENCES section (document, id),
    FOREIGN KEY (document, footnote) REFERENCES footnote (document, number)
);
COMMENT ON TABLE transnational_measure IS 'Maatregelen tegen transnationaal seksueel kindermisbruik.';
COMMENT ON COLUMN transnational_measure.id IS 'Sleutel.';
COMMENT ON COLUMN transnational_measure.position IS 'Volgorde in de brief.';
COMMENT ON COLUMN transnational_measure.keyword IS 'Trefwoord waaraan men de maatregel herkent: VOG, Paspoortwet art. 18, WODC-onderzoek.';
COMMENT ON COLUMN transnational_measure.title IS 'Titel.';
COMMENT ON COLUMN transnational_measure.summary IS 'Inhoud in eigen woorden.';
COMMENT ON COLUMN transnational_measure.spoken IS 'De stand van zaken in een of twee zinnen, om voor te lezen.';
COMMENT ON COLUMN transnational_measure.responsible IS 'Verantwoordelijke (organisation.id), NULL als de brief niemand noemt.';
COMMENT ON COLUMN transnational_measure.legal_basis IS 'Wettelijke grondslag, NULL als de brief er geen noemt.';
COMMENT ON COLUMN transnational_measure.status IS 'Stand op de datum van het document, in enkele woorden.';
COMMENT ON COLUMN transnational_measure.next_step IS 'Volgende stap, NULL als de brief er geen noemt.';
COMMENT ON COLUMN transnational_measure.due IS 'Wanneer, in de woorden van de brief, of NULL.';
COMMENT ON COLUMN transnational_measure.promise IS 'Bijbehorende termijn (promise.id), of NULL.';
COMMENT ON COLUMN transnational_measure.document IS 'Document (document.id) waar de rij in staat.';
COMMENT ON COLUMN transnational_measure.section IS 'Paragraaf.';
COMMENT ON COLUMN transnational_measure.page IS 'Bladzijde.';
COMMENT ON COLUMN transnational_measure.footnote IS 'Voetnoot, of NULL.';
COMMENT ON COLUMN transnational_measure.reference IS 'Verwijzing, of NULL.';

CREATE TABLE transnational_organisation (
    measure      VARCHAR NOT NULL REFERENCES transnational_measure (id),
    organisation VARCHAR NOT NULL REFERENCES organisation (id),
    position     INTEGER NOT NULL,
    PRIMARY KEY (measure, organisation)
);
COMMENT ON TABLE transnational_organisation IS 'Wie verder bij een transnationale maatregel betrokken is.';
COMMENT ON COLUMN transnational_organisation.measure IS 'Maatregel (transnational_measure.id).';
COMMENT ON COLUMN transnational_organisation.organisation IS 'Organisatie (organisation.id).';
COMMENT ON COLUMN transnational_organisation.position IS 'Volgorde.';

-- Moties -----------------------------------------------------------------------------------------------------

CREATE TABLE motie (
    id           VARCHAR PRIMARY KEY,
    position     INTEGER NOT NULL UNIQUE,
    title        VARCHAR NOT NULL,
    proposer     VARCHAR NOT NULL,
    tabled_on    DATE NOT NULL,
    case_number  VARCHAR NOT NULL,
    subject      VARCHAR NOT NULL,
    asks         VARCHAR NOT NULL,
    in_letter    BOOLEAN NOT NULL,
    kamerstuk    VARCHAR,
    url          VARCHAR NOT NULL,
    vote_on      DATE,
    vote_recorded_on DATE,
    vote_method  VARCHAR,
    vote_result  VARCHAR CHECK (vote_result IN ('aangenomen', 'verworpen')),
    votes_for    INTEGER,
    votes_against INTEGER,
    votes_not_cast INTEGER,
    appreciation VARCHAR,
    vote_source  VARCHAR NOT NULL,
    argument     VARCHAR,
    verdict      VARCHAR,
    document     VARCHAR,
    section      VARCHAR,
    page         INTEGER,
    footnote     INTEGER,
    reference    VARCHAR REFERENCES reference (id),
    CHECK (in_letter = (page IS NOT NULL)),
    FOREIGN KEY (document, section) REFERENCES section (document, id),
    FOREIGN KEY (document, footnote) REFERENCES footnote (document, number)
);
COMMENT ON TABLE motie IS 'Moties: eerst die de brief afdoet, dan andere over dit onderwerp uit de open data van de Tweede Kamer (in_letter onwaar).';
COMMENT ON COLUMN motie.id IS 'Sleutel.';
COMMENT ON COLUMN motie.position IS 'Volgorde: die van de brief, daarna de nieuwste eerst.';
COMMENT ON COLUMN motie.title IS 'Naam van de motie.';
COMMENT ON COLUMN motie.proposer IS 'Eerste indiener, met c.s. als er medeindieners zijn.';
COMMENT ON COLUMN motie.tabled_on IS 'Datum van indiening.';
COMMENT ON COLUMN motie.case_number IS 'Zaaknummer van de Tweede Kamer.';
COMMENT ON COLUMN motie.subject IS 'Kamerstukdossier of debat waarin zij is ingediend.';
COMMENT ON COLUMN motie.asks IS 'Wat de motie vraagt: in onze woorden waar de brief haar afdoet, anders de titel van de Kamer.';
COMMENT ON COLUMN motie.in_letter IS 'Of de brief haar afdoet.';
COMMENT ON COLUMN motie.kamerstuk IS 'Officiële schrijfwijze van het Kamerstuk, NULL waar dat niet uit de open data volgt.';
COMMENT ON COLUMN motie.url IS 'Adres van het Kamerstuk, anders van de zaak bij de Tweede Kamer.';
COMMENT ON COLUMN motie.vote_on IS 'Datum van de stemming, NULL als die niet in de open data staat.';
COMMENT ON COLUMN motie.vote_recorded_on IS 'Dag waarop de stemming in de open data is bijgewerkt, NULL als daar geen stemming staat.';
COMMENT ON COLUMN motie.vote_method IS 'Wijze van stemmen, of NULL.';
COMMENT ON COLUMN motie.vote_result IS 'aangenomen of verworpen, of NULL.';
COMMENT ON COLUMN motie.votes_for IS 'Aantal zetels voor, of NULL.';
COMMENT ON COLUMN motie.votes_against IS 'Aantal zetels tegen, of NULL.';
COMMENT ON COLUMN motie.votes_not_cast IS 'Aantal zetels dat niet deelnam, of NULL.';
COMMENT ON COLUMN motie.appreciation IS 'Appreciatie van het kabinet, of NULL.';
COMMENT ON COLUMN motie.vote_source IS 'Bron van de stemming, of de mededeling dat die ontbreekt.';
COMMENT ON COLUMN motie.argument IS 'Hoe de brief de motie behandelt, in onze woorden; NULL waar de brief haar niet noemt.';
COMMENT ON COLUMN motie.verdict IS 'Uitkomst: wat de brief met de motie doet, in één zin; NULL waar de brief haar niet noemt.';
COMMENT ON COLUMN motie.document IS 'Document (document.id) waar de rij in staat.';
COMMENT ON COLUMN motie.section IS 'Paragraaf die de motie afdoet.';
COMMENT ON COLUMN motie.page IS 'Bladzijde waar de afdoening begint.';
COMMENT ON COLUMN motie.footnote IS 'Voetnoot, of NULL.';
COMMENT ON COLUMN motie.reference IS 'Kamerstuk van de motie.';

CREATE TABLE motie_vote (
    motie    VARCHAR NOT NULL REFERENCES motie (id),
    position INTEGER NOT NULL,
    party    VARCHAR NOT NULL,
    seats    INTEGER NOT NULL CHECK (seats > 0),
    vote     VARCHAR NOT NULL CHECK (vote IN ('voor', 'tegen', 'niet deelgenomen')),
    mistake  BOOLEAN,
    PRIMARY KEY (motie, party)
);
COMMENT ON TABLE motie_vote IS 'Stemmen per fractie, in zetels (bron: open data van de Tweede Kamer).';
COMMENT ON COLUMN motie_vote.motie IS 'Motie (motie.id).';
COMMENT ON COLUMN motie_vote.position IS 'Volgorde.';
COMMENT ON COLUMN motie_vote.party IS 'Fractie of lid.';
COMMENT ON COLUMN motie_vote.seats IS 'Aantal zetels.';
COMMENT ON COLUMN motie_vote.vote IS 'voor, tegen of niet deelgenomen.';
COMMENT ON COLUMN motie_vote.mistake IS 'Of de fractie achteraf zei zich te hebben vergist; NULL waar de opname dat niet zegt.';

CREATE TABLE motie_submitter (
    motie    VARCHAR NOT NULL REFERENCES motie (id),
    position INTEGER NOT NULL,
    name     VARCHAR NOT NULL,
    party    VARCHAR NOT NULL,
    PRIMARY KEY (motie, position)
);
COMMENT ON TABLE motie_submitter IS 'De indieners van een motie met hun fractie, in de volgorde van de open data; wie de eerste is, zegt de titel.';
COMMENT ON COLUMN motie_submitter.motie IS 'Motie (motie.id).';
COMMENT ON COLUMN motie_submitter.position IS 'Volgorde.';
COMMENT ON COLUMN motie_submitter.name IS 'Naam.';
COMMENT ON COLUMN motie_submitter.party IS 'Fractie.';

-- Claims -----------------------------------------------------------------------------------------------------

CREATE TABLE yardstick (
    word    VARCHAR PRIMARY KEY,
    least   DOUBLE,
    below   DOUBLE,
    reading VARCHAR,
    reason  VARCHAR NOT NULL
);
COMMENT ON TABLE yardstick IS 'Hoe wij woorden zonder getal lezen: één maat voor elk woord. Zonder grenzen heeft het woord geen maat en volgt er geen oordeel.';
COMMENT ON COLUMN yardstick.word IS 'Het woord van de brief, bijvoorbeeld lichte toename.';
COMMENT ON COLUMN yardstick.least IS 'Ondergrens (die waarde telt mee), of NULL.';
COMMENT ON COLUMN yardstick.below IS 'Bovengrens (die waarde telt niet meer mee), of NULL.';
COMMENT ON COLUMN yardstick.reading IS 'Wanneer een uitkomst erbij past, in gewone taal; NULL als het woord geen maat heeft.';
COMMENT ON COLUMN yardstick.reason IS 'Waarom deze maat, of waarom geen.';

CREATE TABLE claim (
    id                     VARCHAR PRIMARY KEY,
    position               INTEGER NOT NULL UNIQUE,
    theme                  VARCHAR NOT NULL,
    title                  VARCHAR NOT NULL,
    phrase                 VARCHAR NOT NULL,
    statement              VARCHAR NOT NULL,
    yardstick              VARCHAR REFERENCES yardstick (word),
    claimed_value          DOUBLE,
    tolerance              DOUBLE CHECK (tolerance >= 0),
    claimed_least          DOUBLE,
    claimed_below          DOUBLE,
    reading                VARCHAR,
    unit                   VARCHAR NOT NULL,
    claimed_denominator    VARCHAR,
    sql                    VARCHAR,
    recomputed             VARCHAR NOT NULL,
    recomputed_value       DOUBLE,
    recomputed_denominator VARCHAR,
    verdict                VARCHAR NOT NULL CHECK (verdict IN ('klopt', 'klopt afgerond', 'klopt met andere noemer', 'wijkt af', 'woord zonder maat', 'achterhaald', 'niet na te rekenen')),
    reason                 VARCHAR NOT NULL,
    offence                VARCHAR REFERENCES offence (code),
    measure                VARCHAR REFERENCES measure (code),
    year                   INTEGER,
    document               VARCHAR NOT NULL,
    section                VARCHAR NOT NULL,
    page                   INTEGER NOT NULL,
    footnote               INTEGER,
    reference              VARCHAR REFERENCES reference (id),
    FOREIGN KEY (document, section) REFERENCES section (document, id),
    FOREIGN KEY (document, footnote) REFERENCES footnote (document, number)
);
COMMENT ON TABLE claim IS 'Cijfers, trends en data uit de lopende tekst van de brief, naast wat zijn eigen tabellen en data laten zien.';
COMMENT ON COLUMN claim.id IS 'Sleutel.';
COMMENT ON COLUMN claim.position IS 'Volgorde.';
COMMENT ON COLUMN claim.theme IS 'Groep waaronder de bewering staat, bijvoorbeeld Zedenmisdrijven, Verkrachting, Data.';
COMMENT ON COLUMN claim.title IS 'Korte titel.';
COMMENT ON COLUMN claim.phrase IS 'De eigen woorden van de brief, hoogstens zeven; (…) is een weglating.';
COMMENT ON COLUMN claim.statement IS 'De bewering, in onze woorden.';
COMMENT ON COLUMN claim.yardstick IS 'De maat (yardstick.word) waarmee de woorden worden gelezen, NULL bij een getal of als narekenen niet kan.';
COMMENT ON COLUMN claim.claimed_value IS 'Het beweerde getal, in de eenheid van unit; reading zegt wat het betekent als dat niet vanzelf spreekt. NULL als de bewering geen getal geeft.';
COMMENT ON COLUMN claim.tolerance IS 'Hoeveel het nagerekende getal van het beweerde mag verschillen; NULL: het moet er, afgerond op even veel decimalen, gelijk aan zijn.';
COMMENT ON COLUMN claim.claimed_least IS 'Ondergrens van wat bij de woorden past (die waarde telt mee), of NULL.';
COMMENT ON COLUMN claim.claimed_below IS 'Bovengrens van wat bij de woorden past (die waarde telt niet meer mee), of NULL.';
COMMENT ON COLUMN claim.reading IS 'Hoe wij de bewering lezen: in een zinsdeel wanneer een uitkomst erbij past, NULL als dat vanzelf spreekt.';
COMMENT ON COLUMN claim.unit IS 'Eenheid: zaken, %, procentpunt, dagen, jaar, gemeenten of keer.';
COMMENT ON COLUMN claim.claimed_denominator IS 'De noemer zoals de brief die verwoordt, of NULL.';
COMMENT ON COLUMN claim.sql IS 'De SQL die narekent: het getal, de uitleg als tekst en, waar er een noemer is, een rij voor elke geprobeerde noemer met die noemer als derde kolom. NULL als narekenen niet kan.';
COMMENT ON COLUMN claim.recomputed IS 'Het nagerekende, als tekst, met de noemer van recomputed_denominator.';
COMMENT ON COLUMN claim.recomputed_value IS 'Het nagerekende getal, NULL als narekenen niet kan.';
COMMENT ON COLUMN claim.recomputed_denominator IS 'De noemer waarop het oordeel rust, of NULL; alle geprobeerde noemers staan in claim_denominator.';
COMMENT ON COLUMN claim.verdict IS 'klopt, klopt afgerond, klopt met andere noemer, wijkt af (alleen bij een getal of datum), woord zonder maat (de cijfers, geen oordeel), achterhaald (op de dag van de brief al voorbij) of niet na te rekenen.';
COMMENT ON COLUMN claim.reason IS 'Waarom dat oordeel, in één zin.';
COMMENT ON COLUMN claim.offence IS 'Delictgroep waar de bewering over gaat, of NULL.';
COMMENT ON COLUMN claim.measure IS 'Maat waar de bewering over gaat, of NULL.';
COMMENT ON COLUMN claim.year IS 'Jaar waar de bewering over gaat, of NULL.';
COMMENT ON COLUMN claim.document IS 'Document (document.id) waar de rij in staat.';
COMMENT ON COLUMN claim.section IS 'Paragraaf.';
COMMENT ON COLUMN claim.page IS 'Bladzijde.';
COMMENT ON COLUMN claim.footnote IS 'Voetnoot, of NULL.';
COMMENT ON COLUMN claim.reference IS 'Verwijzing, of NULL.';

CREATE TABLE claim_denominator (
    claim       VARCHAR NOT NULL REFERENCES claim (id),
    position    INTEGER NOT NULL,
    denominator VARCHAR NOT NULL,
    value       DOUBLE NOT NULL,
    text        VARCHAR NOT NULL,
    fits        BOOLEAN,
    PRIMARY KEY (claim, denominator)
);
COMMENT ON TABLE claim_denominator IS 'Elke bewering nagerekend met elke noemer die ervoor in aanmerking komt; het oordeel (claim.verdict) volgt hieruit.';
COMMENT ON COLUMN claim_denominator.claim IS 'Bewering (claim.id).';
COMMENT ON COLUMN claim_denominator.position IS 'Volgorde: eerst de noemer van de brief (of van zijn tabellen), dan de andere.';
COMMENT ON COLUMN claim_denominator.denominator IS 'De noemer, bijvoorbeeld uitstroom, instroom of onvoorwaardelijke sepots.';
COMMENT ON COLUMN claim_denominator.value IS 'Wat er met deze noemer uitkomt, in de eenheid van de bewering.';
COMMENT ON COLUMN claim_denominator.text IS 'Hetzelfde als tekst.';
COMMENT ON COLUMN claim_denominator.fits IS 'Of dat past bij wat de brief beweert: binnen claim.tolerance, de afronding of de grenzen; NULL bij een woord zonder maat.';
