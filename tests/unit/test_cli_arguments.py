"""How the words after `zedentui` are read: options anywhere, one sentence for wrong use, and never a traceback."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path

import pytest
from cli_runner import ESCAPES, run
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from zedentui.cli.arguments import Arguments, parse
from zedentui.cli.ending import Stop
from zedentui.cli.options import OPTIONS, SHARED
from zedentui.cli.syntax import COMMANDS, GROUPS
from zedentui.kinds.unit import UNITS
from zedentui.places import PANES, REFERENCE_WORKS
from zedentui.text import table as tables


def test_nothing_is_the_application() -> None:
    assert parse([]) == Arguments()
    assert parse(["--licht", "--thema", "nord"]) == Arguments(licht=True, thema="nord")


@pytest.mark.parametrize(
    "words",
    [
        "--db x.duckdb --format json --peildatum 2023-09-30 --color never zoek vog 2022",
        "zoek --db x.duckdb --format json --peildatum 2023-09-30 --color never vog 2022",
        "zoek vog 2022 --db x.duckdb --format json --peildatum 2023-09-30 --color never",
        "--db x.duckdb zoek --format json vog --peildatum 2023-09-30 2022 --color never",
        "--db=x.duckdb zoek --format=JSON vog --peildatum=2023-09-30 2022 --color=NEVER",
        "ZOEK vog --db y --db x.duckdb --format csv --format json --peildatum 2023-09-30 --color never -- 2022",
    ],
)
def test_options_may_stand_anywhere(words: str) -> None:
    assert parse(words.split()) == Arguments(
        command="zoek", words=["vog", "2022"], db=Path("x.duckdb"), format="json", peildatum=date(2023, 9, 30),
        color="never",
    )  # fmt: skip


def test_both_positions_give_the_same_answer() -> None:
    assert run("--format", "csv", "moties").out == run("moties", "--format", "csv").out
    assert run("--peildatum", "2023-09-01", "agenda").out == run("agenda", "--peildatum", "2023-09-01").out


@pytest.mark.parametrize(
    ("words", "years"),
    [
        (["--jaar", "2022"], [2022]),
        (["--jaar", "2018-2020"], [2018, 2019, 2020]),
        (["--jaar", "2018–2019"], [2018, 2019]),
        (["--jaar", "2012, 2021-2022"], [2012, 2021, 2022]),
        (["--jaar", "2012", "--jaar=2013"], [2012, 2013]),
    ],
)
def test_years(words: list[str], years: list[int]) -> None:
    assert parse(["statistiek", *words]).jaar == years


def test_a_chart_takes_its_kind_only_behind_an_equals_sign() -> None:
    assert parse(["statistiek", "--grafiek", "--maat", "voegen"]).grafiek == "lijnen"
    assert parse(["statistiek", "--grafiek=staven"]).grafiek == "staven"


def test_words_that_look_like_options() -> None:
    assert parse(["zoek", "--", "--db", "-5%"]).words == ["--db", "-5%"]
    assert parse(["zoek", "-"]).words == ["-"]


WRONG = {
    "help verkrachting": "Onbekende opdracht ‘verkrachting’; zie zedentui --help.",
    "statstiek": "Onbekende opdracht ‘statstiek’; bedoel je zedentui statistiek?",
    "actieplan/2": "‘actieplan/2’ is een plaats; schrijf zedentui open PLAATS.",
    "--jar 2022": "Onbekende optie ‘--jar’; bedoel je --jaar?",
    "zoek -5": "Onbekende optie ‘-5’; zet -- voor woorden die met een streepje beginnen.",
    "toetsen -x": "Onbekende optie ‘-x’; zie zedentui toetsen --help.",
    "zoek": "Bij zedentui zoek ontbreekt WOORD...; bijvoorbeeld: zedentui zoek verkrachting sepot 2022",
    "open": "Bij zedentui open ontbreekt PLAATS; bijvoorbeeld: zedentui open actieplan/2",
    "open moties agenda": "‘agenda’ is te veel bij zedentui open; schrijf zedentui open [OPTIES] PLAATS.",
    "statistiek 2022": "‘2022’ is te veel bij zedentui statistiek; schrijf zedentui statistiek [OPTIES].",
    "begrippen --jaar 2022": "--jaar kan niet bij zedentui begrippen; "
    "deze optie hoort bij zedentui statistiek of moties.",
    "--uit x": "--uit kan niet bij zedentui zonder opdracht; "
    "deze optie hoort bij zedentui statistiek of actieplan of agenda of bouw.",
    "moties --format": "Na --format ontbreekt een waarde; schrijf --format VORM.",
    "moties --db --format csv": "Na --db ontbreekt een waarde; schrijf --db BESTAND.",
    "moties --db=": "Na --db ontbreekt een waarde; schrijf --db BESTAND.",
    "moties --format xml": "‘xml’ kan niet bij --format; kies uit table, csv, tsv, json, md.",
    "moties --color soms": "‘soms’ kan niet bij --color; kies uit auto, always, never.",
    "moties --peildatum ooit": "‘ooit’ is geen datum; schrijf bijvoorbeeld --peildatum 2023-09-30.",
    "moties --peildatum 2023-02-30": "‘2023-02-30’ is geen datum; schrijf bijvoorbeeld --peildatum 2023-09-30.",
    "moties --peildatum 20230930": "‘20230930’ is geen datum; schrijf bijvoorbeeld --peildatum 2023-09-30.",
    "--licht=ja": "--licht krijgt geen waarde; schrijf alleen --licht.",
    "statistiek --jaar 22": "‘22’ is geen jaar; schrijf bijvoorbeeld --jaar 2022 of --jaar 2018-2022.",
    "statistiek --jaar 2022-2018": "‘2022-2018’ is geen jaar; schrijf bijvoorbeeld --jaar 2022 of --jaar 2018-2022.",
    "statistiek --jaar ,": "Na --jaar ontbreekt een jaar; schrijf bijvoorbeeld --jaar 2022 of --jaar 2018-2022.",
    "statistiek --delict moord": "‘moord’ kan niet bij --delict; kies uit zedenmisdrijven, verkrachting.",
    "statistiek --eenheid euro": "‘euro’ kan niet bij --eenheid; kies uit aantal, uitstroom, instroom, hoofdmaat, "
    "verschil, verschil_procent, index.",
    "statistiek --grafiek=taart": "‘taart’ kan niet bij --grafiek; kies uit lijnen, staven, gestapeld, svg.",
    "statistiek --grafiek --format csv": "Een grafiek kan niet als csv; laat --grafiek of --format weg.",
    "zoek --hoogstens 0 vog": "‘0’ is geen aantal; schrijf bijvoorbeeld --hoogstens 5.",
    "aanvulling tcsh": "Onbekend: ‘tcsh’; kies uit bash, zsh, fish.",
    "open statistieken": "Onbekend onderdeel ‘statistieken’; kies uit statistiek, actieplan, transnationaal, moties, "
    "agenda, narekenen, begrippen, stukken, paragrafen, organisaties.",
}


@pytest.mark.parametrize("words", WRONG)
def test_wrong_use_is_one_sentence(words: str) -> None:
    answer = run(*words.split())
    assert (answer.code, answer.out, answer.err) == (2, "", f"{WRONG[words]}\n")


def test_a_chart_of_everything_is_refused() -> None:
    answer = run("statistiek", "--grafiek", "--delict", "beide")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "Een grafiek heeft plaats voor 6 reeksen en dit zijn er 8; kies er minder met --maat.\n"


@pytest.mark.parametrize("words", [[], ["open", "moties/buitenweg"]])
def test_the_application_needs_a_terminal(words: list[str]) -> None:
    answer = run(*words)
    assert (answer.code, answer.out) == (2, "")
    assert "ssh -t" in answer.err
    assert "zedentui zoek" in answer.err


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_there_for_everything_and_does_nothing_else(name: str) -> None:
    for words in ([name, "--help"] if name else ["--help"], ["-h", name] if name else ["-h"]):
        answer = run(*words, database=None)
        assert (answer.code, answer.err) == (0, "")
        assert answer.out.startswith("Gebruik: zedentui")
        for option in (*COMMANDS[name].options, *SHARED):
            assert option in answer.out
        for line in COMMANDS[name].examples:
            assert line in answer.out


def test_the_version() -> None:
    from zedentui import __version__

    assert run("--version").out == f"zedentui {__version__}\n"
    assert run("zoek", "--version").out == f"zedentui {__version__}\n"


def test_the_syntax_knows_what_the_other_modules_know() -> None:
    assert OPTIONS["--format"].choices == (*tables.FORMATS, "ics", "txt")
    assert [name for name, command in COMMANDS.items() if "ics" in command.formats] == ["agenda"]
    assert OPTIONS["--eenheid"].choices == tuple(unit.code for unit in UNITS)
    assert COMMANDS["open"].choices == (*PANES, *REFERENCE_WORKS)
    assert sorted(name for _, names in GROUPS for name in names) == sorted(name for name in COMMANDS if name)
    assert {option.name[2:].replace("-", "_") for option in OPTIONS.values()} <= set(Arguments.__slots__)
    used = {name for command in COMMANDS.values() for name in command.options} | set(SHARED)
    assert used == set(OPTIONS)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name])
def test_the_examples_in_the_help_can_be_read(name: str) -> None:
    for line in COMMANDS[name].examples:
        typed = line.removeprefix('eval "$(').removesuffix(')"').partition(" | ")[0].partition(" > ")[0]
        assert parse(shlex.split(typed)[1:]).command == name


_word = st.text(max_size=30) | st.text("azEZ019 -=/,?%'\"`$;&|<>()[]{}\\\n\t\x00\x1b\x9b\u202e💥é\ud800", max_size=30)
_known = st.sampled_from([
    *(name for name in COMMANDS if name not in {"", "bouw", "kamer", "web"}), *OPTIONS, "-h", "--", "2022", "2018-2022",
    "verkrachting",
    "zedenmisdrijven", "technisch_sepot", "uitstroom", "csv", "json", "md", "tsv", "table", "always", "never",
    "2023-09-30", "buitenweg", "vog", "plan", "2", "--grafiek=staven", "--db=/", "--format=csv", "moties/buitenweg",
])  # fmt: skip


@given(st.lists(_known | _word, max_size=7))
@example(["zoek", "a" * 10_000])
@example(["zoek", ""])
@example(["moties", "\x00"])
@example(["zoek", "'; DROP TABLE term; --"])
@example(["begrippen", "[/bold]"])
@example(["--db", "\x00", "moties"])
@example(["--db", "\ud800", "moties"])
@example(["statistiek", "--jaar", "٢٠٢٢"])
@example(["statistiek", "--maat", "٢,,\x1b[31m"])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_anything_typed_gives_an_answer_or_one_sentence(words: list[str]) -> None:
    answer = run(*(word for word in words if word.strip().lower() not in {"bouw", "kamer", "web"}))
    assert answer.code in {0, 1, 2, 3}
    assert "Traceback" not in answer.err
    assert not ESCAPES.search(answer.err)
    if "--color" not in "".join(words):
        assert not ESCAPES.search(answer.out)
    if answer.code >= 2:
        assert answer.out == ""
        assert answer.err.count("\n") == 1
    if answer.code == 1:
        assert answer.err.count("\n") in {1, 2}


@given(st.lists(_known | _word, max_size=7))
@settings(max_examples=400, deadline=None)
def test_reading_words_never_fails_otherwise(words: list[str]) -> None:
    try:
        command = parse(words).command
    except Stop as stop:
        sentence, code = stop.sentence, stop.code
    else:
        assert command is None or command in COMMANDS
        return
    assert code == 2
    assert sentence.strip()


def test_a_chart_goes_to_the_terminal_or_to_a_file() -> None:
    assert (parse(["statistiek", "--grafiek"]).chart, parse(["statistiek", "--grafiek"]).chart_to_file) == (
        "lijnen",
        False,
    )
    asked = parse(["statistiek", "--grafiek=svg"])
    assert (asked.chart, asked.chart_to_file) == ("lijnen", True)
    asked = parse(["statistiek", "--grafiek=staven", "--uit", "x.svg"])
    assert (asked.chart, asked.chart_to_file) == ("staven", True)


def test_a_reference_date_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZEDENTUI_PEILDATUM", "1 oktober 2023")
    assert parse(["agenda"]).today == date(2023, 10, 1)
    assert parse(["agenda", "--peildatum", "2023-11-01"]).today == date(2023, 11, 1)  # what is typed goes first
    monkeypatch.setenv("ZEDENTUI_PEILDATUM", "morgenavond")
    with pytest.raises(Stop, match="schrijf bijvoorbeeld ZEDENTUI_PEILDATUM=2023-09-30"):
        parse(["agenda"])
    assert parse(["--help"]).peildatum is None
    monkeypatch.setenv("ZEDENTUI_PEILDATUM", "")
    assert parse(["agenda"]).peildatum is None
