"""Every option once, as data: its name, what help says of it, the values it takes. `syntax` has the subcommands.

Names of options mean the same everywhere, so each may stand before or after the subcommand. Possible values that the
dossier decides (offence groups, measures, ids) are not here: a completion asks the program for them.
"""

from __future__ import annotations

from zedentui.classes import dataclass, field

__all__ = ["CALENDAR", "OPTIONS", "PLAIN", "SHARED", "Option"]


@dataclass(frozen=True, slots=True)
class Option:
    """An option: `--name` with a `value` (what help calls it), or a flag when `value` is None.

    `bare` is what the option means without a value (then a value is given as `--name=value`). `fill` is what a shell
    completes the value with when there are no `choices`: `bestand`, `map`, or a subcommand and a column of its TSV.
    `older` are former words for the choices: still taken, no longer shown.
    """

    name: str
    help: str
    value: str | None = None
    choices: tuple[str, ...] = ()
    short: str | None = None
    bare: str | None = None
    repeat: bool = False
    fill: str = ""
    older: dict[str, str] = field(default_factory=dict)


_UNITS = ("aantal", "uitstroom", "instroom", "hoofdmaat", "verschil", "verschil_procent", "index")
_FORMATS = ("table", "csv", "tsv", "json", "md")
CALENDAR = "ics"
"""The form of an answer that only the agenda has."""
PLAIN = "txt"
"""The form of an answer that only the debate sheet has."""

_ALL = (
    Option("--db", "Het databestand, of een adres: https://… voor een bestand op een webserver, quack:naam[:poort] "
           "voor een DuckDB-server. Anders geldt ZEDENTUI_DB, dan je eigen gegevensmap, dan het meegeleverde bestand.",
           "BESTAND", fill="bestand"),
    Option("--peildatum", "De dag waarop de stand van toezeggingen wordt berekend; anders vandaag. "
           "Ook 1-7-2024, '1 juli 2024', gisteren of 'over twee weken' mag.", "JJJJ-MM-DD"),
    Option("--color", "Kleur in het antwoord: auto (alleen in een terminal), always of never. "
           "Bij auto geldt ook NO_COLOR.", "WANNEER", ("auto", "always", "never")),
    Option("--format", "De vorm van het antwoord: table en md zijn om te lezen, csv, tsv en json voor programma's, "
           "ics is voor een kalender en kan alleen bij agenda, txt is om voor te lezen en kan alleen bij kaart.",
           "VORM", (*_FORMATS, CALENDAR, PLAIN)),
    Option("--help", "Toon deze hulp.", short="-h"),
    Option("--version", "Toon het versienummer.", short="-V"),
    Option("--licht", "Voor trage verbindingen: 16 kleuren en minder verkeer."),
    Option("--muis", "Laat de muis meedoen; dat geeft meer verkeer."),
    Option("--kiosk", "Voor een gedeeld account: niets onthouden, niets schrijven, niets openen op de server."),
    Option("--thema", "Het kleurenthema van het scherm, bijvoorbeeld zeden-licht.", "NAAM"),
    Option("--voorlezen", "Voor een schermlezer: geen scherm, maar per toets één regel gewone tekst. Ook met "
           "ZEDENTUI_VOORLEZEN=1, of met voorlezen = true onder [scherm] in het instellingenbestand."),
    Option("--delict", "De delictgroep: zedenmisdrijven, verkrachting, of allebei met een komma ertussen. "
           "Zonder deze optie: allebei.", "DELICT", repeat=True, fill="statistiek:1"),
    Option("--maat", "De maat of maten, met komma's ertussen, bijvoorbeeld technisch_sepot,beleidssepot. "
           "Zonder deze optie: alle.", "MAAT", repeat=True, fill="statistiek:2"),
    Option("--jaar", "Het jaar of de jaren: 2022, 2018-2022 of 2012,2022. Zonder deze optie: alle jaren.", "JAAR",
           repeat=True),
    Option("--eenheid", "Waarin de waarden staan: aantal zaken, % van uitstroom, instroom of hoofdmaat (de rij "
           "erboven), verschil met het jaar ervoor (in zaken of in %), of index (eerste jaar = 100).",
           "EENHEID", _UNITS),
    Option("--cijfers", "Zoals in onze tekst van de brief, of met het vermoedelijke aantal waar wij aan die tekst "
           "twijfelen. Zonder deze optie: tekst. Achter een waarde die op zo'n aantal rust, staat ? (tekst) of "
           "! (vermoedelijk). Met vermoedelijk krijgen csv, tsv en json er een veld bij: basis zegt waarop een waarde "
           "rust.", "CIJFERS",
           ("tekst", "vermoedelijk"), older={"gedrukt": "tekst"}),
    Option("--grafiek", "Teken een grafiek in plaats van een tabel; lijnen als je niets kiest. Gestapeld kan alleen "
           "met maten die elkaar uitsluiten. Met svg komt de grafiek in een bestand in de huidige map, of waar --uit "
           "zegt.", "SOORT", ("lijnen", "staven", "gestapeld", "svg"), bare="lijnen"),
    Option("--fractie", "Alleen moties waarop deze fractie stemde, met hoe; boven de lijst staat hoe vaak.", "FRACTIE"),
    Option("--stem", "Alleen moties waarop de fractie van --fractie zo stemde.", "STEM",
           ("voor", "tegen", "niet deelgenomen")),
    Option("--uitslag", "Alleen moties met deze uitslag; onbekend: de stemming staat niet in onze opname.", "UITSLAG",
           ("aangenomen", "verworpen", "onbekend")),
    Option("--tabellen", "Reken de tabellen zelf na, cel voor cel: sommen en percentages."),
    Option("--hoogstens", "Hoeveel antwoorden er hoogstens komen; anders 10.", "AANTAL"),
    Option("--uit", "Het bestand dat gemaakt wordt: van bouw het databestand (anders zeden.duckdb naast de map met "
           "bronnen), van een grafiek de SVG.", "BESTAND",
           fill="bestand"),
    Option("--controleer", "Maak niets, maar kijk of het databestand bij de bronnen hoort; zo niet, dan is de "
           "uitgangscode 1."),
    Option("--publiceer", "Zet het databestand met zijn controlegetal in deze map, voor een webserver: het nieuwste "
           "als zeden.duckdb, en elke uitgave onder haar eigen naam.", "MAP", fill="map"),
    Option("--archief", "Het archief van de Kamer, een bestand of een adres zoals bij --db; anders geldt "
           "ZEDENTUI_ARCHIEF, dan kamer.duckdb in je eigen gegevensmap.", "BESTAND", fill="bestand"),
    Option("--bron", "Een ander adres met dezelfde feed, zoals een kopie in je eigen netwerk; het begint met https://.",
           "ADRES"),
    Option("--categorie", "Alleen deze soort of soorten, met komma's ertussen, bijvoorbeeld Zaak,Besluit,Stemming. "
           "Zonder deze optie: alle.", "SOORT", repeat=True),
    Option("--sinds", "Bij bijwerken: bewaar alleen wat sinds deze dag is gewijzigd (de bron kent geen filter: alles "
           "komt langs). Bij nieuws: wat er sinds deze dag bij kwam.",
           "JJJJ-MM-DD"),
    Option("--adres", "Waar de webserver luistert; anders 127.0.0.1, waar alleen deze computer bij kan.", "IP-ADRES"),
    Option("--poort", "De poort van de webserver; anders 8000, en bij 0 een die vrij is.", "NUMMER"),
    Option("--bezoekers", "Hoeveel bezoekers er tegelijk mogen zijn; anders 8.", "AANTAL"),
    Option("--achter-proxy", "Het adres waarmee bezoekers komen bij de proxy die voor zedentui staat en zegt wie "
           "erin mag. Nodig als --adres niet van deze computer zelf is.", "HTTPS://NAAM"),
    Option("--schermen", "De maten van de schermen, in tekens, met komma's ertussen. Zonder deze optie: "
           "80x24,100x30,120x40.", "BREEDTExHOOGTE", repeat=True),
    Option("--kleuren", "Hoeveel kleuren hun terminals hebben: truecolor, 256 of 16, met komma's ertussen. Zonder deze "
           "optie: alle drie.", "KLEUREN", repeat=True),
)  # fmt: skip

OPTIONS: dict[str, Option] = {option.name: option for option in _ALL}
"""Every option by its name."""

SHARED = ("--db", "--archief", "--peildatum", "--color", "--format", "--help", "--version")
"""Options that every subcommand takes."""
