"""What may be typed after `zedentui`: every subcommand once, as data; `options` has the options.

The parser (`arguments`), the help, the man page and the completions are all made from these two.

Not argparse: its sentences are English and differ between versions of Python, on 3.11 it cannot read
`zoek sepot --format json 2022`, and importing it and building sixteen subparsers takes as long as the query. Not
shtab: it reads the parser of argparse.
"""

from __future__ import annotations

from zedentui.classes import dataclass
from zedentui.cli.options import CALENDAR, PLAIN

__all__ = ["COMMANDS", "GROUPS", "Command"]


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand. `words` is what help calls its words, `least` and `most` how many there may be (None: any number).

    `options` are the names of its own options; `fill` works as in `Option`. `choices` are words it knows without a
    database; with `strict` there are no others. `formats` are those that only this subcommand gives.
    """

    name: str
    title: str
    help: str
    words: str = ""
    least: int = 0
    most: int | None = 0
    options: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    strict: bool = False
    fill: str = ""
    formats: tuple[str, ...] = ()

    @property
    def usage(self) -> str:
        """How it is typed: `zedentui zoek [OPTIES] WOORD...`."""
        return f"zedentui {self.name} [OPTIES] {self.words}".rstrip()


_PANES = ("statistiek", "actieplan", "transnationaal", "moties", "agenda", "narekenen")
_SCREEN = ("--licht", "--muis", "--kiosk", "--thema", "--voorlezen")
_ITEM_HELP = (
    "Zonder ID volgt een lijst. Met een ID volgt dat onderdeel, volledig en met zijn bron; met --format csv, tsv, "
    "json of md alleen de rij ervan."
)


def _items(
    name: str,
    title: str,
    example: str,
    more: str = "",
    choices: tuple[str, ...] = (),
    examples: tuple[str, ...] = (),
    formats: tuple[str, ...] = (),
    options: tuple[str, ...] = (),
) -> Command:
    return Command(
        name,
        title,
        f"{title}. {_ITEM_HELP}{more}",
        "[ID]",
        most=None,
        examples=(f"zedentui {name}", f"zedentui {name} {example}", *examples),
        choices=choices,
        fill=f"{name}:1",
        formats=formats,
        options=options,
    )


COMMANDS: dict[str, Command] = {
    command.name: command
    for command in (
        Command(
            "",
            "Het dossier zedenzaken in de terminal",
            "Zonder opdracht opent het scherm, op de plaats waar je de vorige keer was. Met een opdracht geeft "
            "zedentui één antwoord en stopt dan; woorden die geen opdracht zijn, worden opgezocht. Het dossier is "
            "een voortgangsbrief over zeden van de minister van Justitie en Veiligheid, met ernaast wat de open data "
            "van de Tweede Kamer en een paar andere bronnen geven. zedentui stukken noemt de brief met nummer en "
            "datum.",
            options=_SCREEN,
            examples=("zedentui", "zedentui verkrachting technisch sepot 2022", "zedentui moties buitenweg",
                      "zedentui help statistiek"),
        ),
        Command(
            "zoek",
            "Zoek een cijfer, een toezegging of een begrip",
            "Zoek in het hele dossier. Het beste antwoord staat bovenaan. Schrijf de woorden zoals ze in je opkomen; "
            "de volgorde doet er niet toe. Wat de brief of het dossier niet heeft, staat vooraan; in json, csv, tsv en "
            "md als een eerste rij ‘melding’.",
            "WOORD...",
            least=1,
            most=None,
            options=("--hoogstens",),
            examples=(
                "zedentui zoek verkrachting sepot 2022",
                "zedentui zoek paspoortwet",
                "zedentui zoek --format json vog",
            ),
        ),
        Command(
            "controleer",
            "Kijk de cijfers in een tekst na",
            "Lees een spreektekst, een antwoord of een bericht uit een bestand, of zonder BESTAND van standaardinvoer. "
            "Elk getal dat van ons kan zijn, krijgt een oordeel: klopt, klopt afgerond, klopt met andere noemer, wijkt "
            "af of niet van ons. Wat niet te plaatsen is, wordt geteld en niet beoordeeld. De uitgangscode is 1 als er "
            "iets afwijkt.",
            "[BESTAND]",
            most=1,
            examples=("zedentui controleer spreektekst.txt", "zedentui controleer --format json bericht.txt"),
            fill="bestand",
        ),
        Command(
            "statistiek",
            "Cijfers uit de tabellen van de brief",
            "Tabellen met maten en jaren. In csv, tsv en json staat elk cijfer op een eigen rij. Bij één cijfer staat "
            "ook een zin die je kunt voorlezen, met de bron.",
            options=("--delict", "--maat", "--jaar", "--eenheid", "--cijfers", "--grafiek", "--uit"),
            examples=(
                "zedentui statistiek --delict verkrachting --jaar 2018-2022",
                "zedentui statistiek --maat technisch_sepot --jaar 2022 --eenheid uitstroom",
                "zedentui statistiek --maat administratief_sepot --cijfers vermoedelijk",
                "zedentui statistiek --format csv",
                "zedentui statistiek --maat instroom,dagvaarden --grafiek=staven",
                "zedentui statistiek --maat dagvaarden --grafiek --uit dagvaarden.svg",
            ),
        ),
        _items("actieplan", "Het actieplan: vier actielijnen met hun acties", "2",
               " Een ID is ook het nummer van een actielijn, of plan voor het plan zelf.",
               ("plan", "1", "2", "3", "4"), options=("--grafiek", "--uit")),
        _items("transnationaal", "Maatregelen tegen seksueel kindermisbruik over de grens", "vog"),
        _items("moties", "De moties die de brief afhandelt en andere over dit onderwerp, met de stemming", "buitenweg",
               " Zijn de woorden geen ID, dan volgen de moties waarin zij alle staan. --jaar is hier het jaar van "
               "indiening.",
               examples=("zedentui moties --fractie PVV --stem tegen", "zedentui moties straatintimidatie"),
               options=("--fractie", "--stem", "--uitslag", "--jaar")),
        _items("agenda", "Wat is toegezegd en wanneer, met de stand op de peildatum", "wodc-onderzoek",
               " Met --format ics komt er een kalenderbestand: wat een termijn heeft, op de laatste dag daarvan; een "
               "periode op haar dagen.",
               examples=("zedentui agenda --peildatum 2023-10-01", "zedentui agenda --format ics > toezeggingen.ics"),
               formats=(CALENDAR,), options=("--grafiek", "--uit")),
        _items("narekenen", "Cijfers, trends en data uit de tekst, naast de tabellen", "tabel-sepotgronden",
               " De sommen van de tabellen zelf heten tabel-afdoeningen, tabel-sepotgronden en tabel-percentages.",
               ("tabel-afdoeningen", "tabel-sepotgronden", "tabel-percentages"),
               examples=("zedentui narekenen --tabellen",), options=("--tabellen",)),
        _items("begrippen", "Begrippen en afkortingen, met hun betekenis", "vog"),
        _items("stukken", "Stukken die de brief noemt, en stukken van na de brief, met hun adres", "kst-29270-131"),
        _items("paragrafen", "De paragrafen van de brief, met wat erin staat", "vervolgingspraktijk"),
        _items("organisaties", "Organisaties en hun rol in dit dossier", "om"),
        _items("bron", "Wat wij van elke paragraaf van de brief hebben, en wat niet, om na te gaan", "tabel-1"),
        Command(
            "open",
            "Open het scherm op een plaats",
            "Open het scherm op de plaats die je met Y in het scherm kopieert: een onderdeel, eventueel met een ID en "
            "een weergave. Zet een plaats met een vraagteken tussen aanhalingstekens.",
            "PLAATS",
            least=1,
            most=1,
            options=_SCREEN,
            examples=(
                "zedentui open actieplan/2",
                "zedentui open 'statistiek?delict=verkrachting&eenheid=uitstroom&jaar=2022'",
            ),
            choices=(*_PANES, "begrippen", "stukken", "paragrafen", "organisaties"),
        ),
        Command(
            "kaart",
            "Wat je hebt gemarkeerd, om voor te lezen",
            "Alles wat je in het scherm met m op je debatblad hebt gezet, in jouw volgorde: spreekregel, bron en eigen "
            "notitie. Zonder --format is het tekst om voor te lezen (txt); md geeft het bestand zoals het in je eigen "
            "gegevensmap staat (debatblad.md).",
            examples=("zedentui kaart", "zedentui kaart --format md > debat.md"),
            formats=(PLAIN,),
        ),
        Command(
            "kamer",
            "Het archief van de open data van de Tweede Kamer",
            "bijwerken haalt op wat er nieuw is (zaken, besluiten, stemmingen, stukken, toezeggingen, fracties) en "
            "zet het in één bestand; na een onderbreking gaat het verder waar het was. stand zegt wat er in het "
            "archief zit en tot wanneer. inlezen neemt opnamen van de open data over (JSON, een record per regel, "
            "ook .gz). Alleen bijwerken haalt iets op bij de Kamer. moties geeft moties met hun stemming, op "
            "zaaknummer of op woorden; stemde hoe een fractie stemde, per jaar; toezeggingen die uit het register van "
            "de Kamer over dit onderwerp; nieuws wat er bij kwam sinds je er in het programma het laatst naar keek "
            "(anders: met de laatste bijwerking), of sinds een dag.",
            "WAT [WOORD...]",
            least=1,
            most=None,
            options=("--bron", "--categorie", "--sinds", "--hoogstens"),
            examples=(
                "zedentui kamer bijwerken",
                "zedentui kamer stand",
                "zedentui kamer inlezen zaak.jsonl.gz --archief kamer.duckdb",
                "zedentui kamer moties straatintimidatie",
                "zedentui kamer stemde PVV zeden",
                "zedentui kamer nieuws",
            ),
            choices=("bijwerken", "stand", "inlezen", "moties", "stemde", "toezeggingen", "nieuws"),
            strict=True,
        ),
        Command(
            "toetsen",
            "De toetsen van het scherm",
            "Alle toetsen van het scherm, met je eigen keuzes uit het instellingenbestand.",
        ),
        Command(
            "bouw",
            "Maak het databestand uit de bronnen",
            "Controleer de bronnen en maak er het databestand van. Klopt er iets niet, dan staat er waar en wat er "
            "verwacht werd, en blijft het oude bestand zoals het was.",
            "MAP",
            least=1,
            most=1,
            options=("--uit", "--controleer", "--publiceer"),
            examples=(
                "zedentui bouw data/dossier --uit zeden.duckdb",
                "zedentui bouw data/dossier --publiceer /srv/www/zeden",
            ),
            fill="map",
        ),
        Command(
            "web",
            "Het scherm in een browser",
            "Toon het scherm in een browser op deze computer, of achter een proxy voor anderen. Elke bezoeker heeft "
            "een eigen proces, dat niets onthoudt en niets schrijft. Na een half uur zonder toets, of na acht uur, is "
            "een bezoek afgelopen. Er is geen wachtwoord: wie erbij kan, mag erin. Hiervoor is zedentui[web] nodig.",
            options=("--adres", "--poort", "--bezoekers", "--achter-proxy", "--thema"),
            examples=("zedentui web", "zedentui web --poort 8080 --achter-proxy https://zeden.example.nl"),
        ),
        Command(
            "voorverwarm",
            "Maak de eerste beelden voor een gedeeld account",
            "Voor de beheerder: maak van het eerste scherm van een gedeeld account een beeld voor elke maat en elk "
            "aantal kleuren, dat bij het begin meteen wordt getoond. De map is van root of van wie het programma "
            "bezit, en niemand anders mag erin schrijven; het account kent haar als ZEDENTUI_FRAMES. Noem met --db "
            "en --archief dezelfde paden als daar. Na een nieuw databestand, archief of programma tellen oude beelden "
            "niet meer: maak ze dan opnieuw.",
            "MAP",
            least=1,
            most=1,
            options=("--schermen", "--kleuren"),
            examples=(
                "zedentui voorverwarm /var/lib/zedentui --db /srv/zedentui/zeden.duckdb",
                "zedentui voorverwarm /var/lib/zedentui --schermen 80x24,132x43 --kleuren 256",
            ),
            fill="map",
        ),
        Command(
            "aanvulling",
            "Laat je shell opdrachten aanvullen",
            "Toon het script waarmee je shell met de tab-toets opdrachten, opties en ID's aanvult.",
            "SHELL",
            least=1,
            most=1,
            examples=(
                'eval "$(zedentui aanvulling bash)"',
                'zedentui aanvulling zsh > "${fpath[1]}/_zedentui"',
                "zedentui aanvulling fish > ~/.config/fish/completions/zedentui.fish",
            ),
            choices=("bash", "zsh", "fish"),
            strict=True,
        ),
        Command(
            "handleiding",
            "Toon de handleiding als man-pagina",
            "De volledige handleiding, in de opmaak van man.",
            examples=("zedentui handleiding | man -l -",),
        ),
    )
}  # fmt: skip
"""Every subcommand by its name; the empty name is the application."""

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Opzoeken", ("zoek", "statistiek", "controleer")),
    ("Onderdelen van de brief", ("actieplan", "transnationaal", "moties", "agenda", "narekenen")),
    ("Naslag", ("begrippen", "stukken", "paragrafen", "organisaties", "bron")),
    ("Je debatblad", ("kaart",)),
    ("Het archief van de Kamer", ("kamer",)),
    ("Het programma", ("open", "web", "toetsen", "bouw", "voorverwarm", "aanvulling", "handleiding")),
)
"""The subcommands in the order of the help, under their headings."""
