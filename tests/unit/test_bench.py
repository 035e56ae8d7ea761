"""The bench: its statistics, its table, its waiting, and that nothing stays behind. No test looks at a time."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest
from bench import __main__ as command
from bench import harness, memory, places, results, search_scale, server_costs, servers, silence, slow_line, subjects
from bench.harness import GaveUpError, MissingError, Terminal
from bench.options import Options
from bench.results import LIGHT, MINIMAL, OURS, VISIDATA, Bound, Outcome, Row, Sample
from bench.stages import STAGES, Stage
from bench.subjects import NotStartedError, Remarks, Subject
from bench.trials import table

from zedentui.store.store import Store
from zedentui.tui.commands import COMMANDS, PANE_TITLES

ROOT = Path(__file__).resolve().parents[2]


def python(code: str) -> Terminal:
    """A small program in a terminal, with the mark of this run."""
    return Terminal([sys.executable, "-c", code], env=harness.environment(Path("/nonexistent")))


# Figures


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (5.0, "5"), (0.25, "0.25"), (9.996, "10.00"), (12.34, "12.3"), (4711.9, "4712")]
)
def test_figures_are_short(value: float, text: str) -> None:
    assert results.number(value) == text


def test_a_sample_gives_its_median_and_its_least() -> None:
    sample = Sample([5.0, 1.0, 9.0])
    assert (sample.median, sample.least) == (5.0, 1.0)


def test_a_bound_on_the_figure_itself() -> None:
    row = Row("cursor", "bytes", {OURS: 900.0, MINIMAL: 300.0}, bound=Bound(1000))
    assert (row.ratio, row.holds, row.reaches_aim) == (3.0, True, True)
    assert Row("cursor", "bytes", {OURS: 1001.0}, bound=Bound(1000)).holds is False


def test_a_bound_on_the_ratio_with_an_aim() -> None:
    bound = Bound(1.6, aim=1.3, ratio=True)
    near = Row("first paint", "ms", {OURS: 150.0, MINIMAL: 100.0}, bound=bound)
    assert (near.holds, near.reaches_aim) == (True, False)
    assert Row("first paint", "ms", {OURS: 170.0, MINIMAL: 100.0}, bound=bound).holds is False
    assert str(bound) == "1.6x (1.3x)"


@pytest.mark.parametrize("beside", [{}, {MINIMAL: "not started"}, {MINIMAL: 0.0}])
def test_nothing_to_compare_with_gives_no_ratio(beside: dict[str, float | str]) -> None:
    row = Row("first paint", "ms", {OURS: 1.0, **beside}, bound=Bound(2, ratio=True))
    assert row.ratio is None
    assert row.holds is None


def test_one_figure_of_each_program() -> None:
    figures = {OURS: {"a": 1.0, "b": 2.0}, MINIMAL: {"a": 3.0}, VISIDATA: "not started"}
    assert subjects.named(figures, "b") == {OURS: 2.0, VISIDATA: "not started"}


# The table and the files


@pytest.fixture
def outcomes() -> list[Outcome]:
    keys = [
        Row("cursor", "bytes", {OURS: 900.0, MINIMAL: 450.0, VISIDATA: "not started"}, bound=Bound(1000)),
        Row("cursor", "ms", {OURS: 12.0, MINIMAL: 4.0, LIGHT: 99.0}, bound=Bound(10)),
    ]
    shell = [Row("zoek a|b", "ms", {OURS: 110.0, "bare": 100.0}, "bare", Bound(1.5, aim=1, ratio=True))]
    return [
        Outcome("keys", "Keys", keys, ["How it went."], "2023-07-05", "1 x A, DuckDB"),
        Outcome("shell", "Shell", shell, [], "2023-09-01", "2 x B"),
    ]


def test_columns_line_up() -> None:
    lines = results.table(("a", "b"), [("long name", 1), ("x", 22)], left=1).splitlines()
    assert lines == ["| a         |  b |", "| :-------- | -: |", "| long name |  1 |", "| x         | 22 |"]


def test_one_table_for_all_stages(outcomes: list[Outcome]) -> None:
    lines = results.one_table(outcomes).splitlines()
    assert len({len(line) for line in lines}) == 1
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    assert cells[0][:7] == ["measured", "unit", OURS, "compared", "ratio", "bound (aim)", "kept"]
    assert [row[0] for row in cells[2:]] == ["**Keys**", "cursor", "cursor", "**Shell**", "zoek a\\|b"]
    assert cells[3] == ["cursor", "bytes", "900", "450", "2.00", "1000", "yes", "", "not started", "", "", ""]
    assert cells[4] == ["cursor", "ms", "12", "4", "3.00", "10", "**no**", "99", "", "", "", ""]
    assert cells[5][3] == "*bare*"
    assert cells[6][4:7] == ["1.10", "1.5x (1x)", "yes, not the aim"]


def test_the_file_tells_where_and_when(outcomes: list[Outcome]) -> None:
    text = results.markdown(outcomes)
    assert "- 2023-07-05 on 1 x A, DuckDB (keys)" in text
    assert "- 2023-09-01 on 2 x B (shell)" in text
    assert "- **Keys** (`keys`). How it went." in text
    assert "(keys)" not in results.markdown(outcomes[:1])  # one run on one machine needs no list of stages


def test_one_stage_again_keeps_the_others(outcomes: list[Outcome], tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    assert results.load(path) == {}
    results.save({outcome.stage: outcome for outcome in outcomes}, path)
    kept = results.load(path)
    assert kept == {outcome.stage: outcome for outcome in outcomes}
    again = Outcome("keys", "Keys", [Row("cursor", "ms", {OURS: 1.0})], [], "2024-01-01", "3 x C")
    results.save(kept | {"keys": again}, path)
    assert results.load(path) == {"keys": again, "shell": outcomes[1]}
    assert [file.name for file in tmp_path.iterdir()] == ["results.json"]


@pytest.mark.skipif(not results.STORE.exists(), reason="nothing was measured yet")
def test_the_results_are_drawn_from_what_was_measured() -> None:
    kept = results.load()
    drawn = results.markdown([kept[name] for name in STAGES if name in kept]) + table.section()
    assert results.RESULTS.read_text() == drawn


def measured_places(letter: float) -> Outcome:
    """Figures as the stage gives them, through the code that makes its rows."""
    samples: servers.Samples = {}
    for measured in (*server_costs.COLUMNS, servers.MEMORY, servers.SERVER_START, servers.SERVER_LETTER):
        where = ("path", "https copy", "quack", "quack, 20 ms")
        samples[measured] = {place: Sample([letter * number]) for number, place in enumerate(where, start=1)}
    many = {"path": {servers.ALL_START: 1.0}, "quack": {servers.ALL_START: 2.0, servers.ALL_MEMORY: 300.0}}
    rows = [Row(servers.FILE, "MB", {OURS: 3.0}, "path"), *servers._rows(samples), *servers._together(many, 20)]
    return Outcome(servers.STAGE, servers.TITLE, rows, [], "2023-07-05", "2 x A, 4 GB")


def test_what_places_cost_is_computed_from_what_was_measured() -> None:
    text = server_costs.section(measured_places(10))
    assert "| path | 10 | 10 | 10 | 10 | 10 | 10 |" in text
    assert "| quack, 20 ms | 40 | 40 | 40 | 40 | 40 | 40 |" in text
    assert "50 x 30 ms = 1.5" in text  # one in ten of 500 types
    assert "500 x 30 ms = 15" in text
    assert "some 33 letters of look-ups a second" in text
    assert "It took 300 MB" in text
    assert "500 x 3 MB = 1.5 GB" in text
    assert "busy" not in text
    busy = replace(measured_places(10), notes=["How.", f"{servers.LOAD} 7.5."])
    assert "**The machine was busy with other work (load 8)" in server_costs.section(busy)


def test_it_stands_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "server.md"
    page.write_text(f"voor\n{server_costs.BEGIN}\noud\n{server_costs.END}\nna\n")
    server_costs.write(measured_places(10), page)
    server_costs.write(measured_places(20), page)
    text = page.read_text()
    assert text.startswith("voor\n")
    assert text.endswith("na\n")
    assert "oud" not in text
    assert text.count("| path | 20 |") == 1
    page.write_text("niets")
    with pytest.raises(ValueError, match="no place"):
        server_costs.write(measured_places(10), page)


@pytest.mark.skipif(servers.STAGE not in results.load(), reason="the places were not measured yet")
def test_the_page_for_servers_has_what_was_measured() -> None:
    page = (ROOT / "docs" / "server.md").read_text()
    assert server_costs.section(results.load()[servers.STAGE]) in page


def test_the_places_need_an_environment_with_remote(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ZEDENTUI_BENCH_REMOTE", str(tmp_path))
    with pytest.raises(MissingError, match=r"an environment with zedentui\[remote\]"):
        servers.measure(Options(tmp_path))


def test_a_slow_line_holds_back_what_is_sent_and_loses_nothing() -> None:
    sent = bytes(range(256)) * 40
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        slow_line.slowed(server.getsockname()[1]) as port,
        socket.create_connection(("127.0.0.1", port)) as near,
    ):
        far, _ = server.accept()
        begin = monotonic()
        near.sendall(sent)
        near.shutdown(socket.SHUT_WR)
        with far, far.makefile("rb") as stream:
            assert stream.read() == sent
        assert monotonic() - begin >= slow_line.ROUND_TRIP / 2 + len(sent) * 8 / slow_line.RATE


# Programs


def test_waiting_sees_a_text_through_changes_of_colour() -> None:
    with python(r"print('\x1b[1m1\x1b[31m.302\x1b[0m'); input()") as terminal:
        harness.read_until(terminal, ["1.302"])


def test_waiting_sees_a_text_that_was_drawn_in_pieces() -> None:
    with python(r"print('\x1b[2;3Hb\x1b[2;2Ha', flush=True); input()") as terminal:
        harness.read_until(terminal, ["ab"])


def test_a_program_that_ends_is_told_with_what_it_said() -> None:
    with (
        python("import sys; sys.exit('geen databestand')") as terminal,
        pytest.raises(GaveUpError, match=r"ended with code 1, without 'klaar' .*: geen databestand"),
    ):
        harness.read_until(terminal, ["klaar"])


BLINKING = "import time\nwhile True: print('knipper', flush=True); time.sleep(0.01)"


def test_waiting_ends_for_a_program_that_blinks_for_ever() -> None:
    with python(BLINKING) as terminal:
        harness.read_until(terminal, ["knipper"])
        harness.quiet(terminal, 1, longest=0.2)
        with pytest.raises(GaveUpError, match="not ready in 0 s"):
            harness.read_until(terminal, ["klaar"], patience=0.3)
        assert terminal.process.poll() is None


def test_many_terminals_are_read_at_once() -> None:
    with python("input()") as still, python(BLINKING) as loud:
        harness.read_until(loud, ["knipper"])
        silent, sent = harness.watch([still, loud], 0.2)
        assert silent == 0
        assert sent > 0
        assert harness.watch([still], 60, silence=0.01) == [0]  # does not wait for the minute


def test_another_program_that_does_not_start_is_a_remark_and_ours_is_not() -> None:
    remarks = Remarks()
    broken = Subject(VISIDATA, [sys.executable, "-c", "raise SystemExit('kapot')"], ["klaar"])
    assert remarks.attempt(memory.alone, broken) == "not started"
    assert re.fullmatch(r"VisiData not started: ended with code 1, .*kapot\.", remarks.lines[0])
    with pytest.raises(NotStartedError):
        remarks.attempt(memory.alone, Subject(OURS, broken.command, broken.ready))


def test_a_program_that_is_missing_is_a_remark_too() -> None:
    remarks = Remarks()
    assert remarks.attempt(memory.alone, Subject(VISIDATA, ["/nonexistent/vd"], ["klaar"])) == "failed"
    assert remarks.lines[0].startswith("VisiData failed: ")


def test_the_minimal_app_starts_and_its_memory_is_counted() -> None:
    found = memory.alone(subjects.minimal())
    assert found[memory.RESIDENT] >= found[memory.ALONE] > 1


def test_other_programs_are_found_with_their_version(tmp_path: Path) -> None:
    stand_in = tmp_path / "bin" / "vd"
    stand_in.parent.mkdir()
    stand_in.write_text("#!/bin/sh\necho saul.pw/VisiData v3.4\n")
    stand_in.chmod(0o755)
    found = [subject for subject in subjects.others(tmp_path, tmp_path) if subject.name == VISIDATA]
    assert found[0].command[0] == str(stand_in)
    sheet = Path(found[0].command[1])
    assert sheet.name == "statistiek.csv"
    assert found[0].ready == [f"{len(sheet.read_text().splitlines()) - 1} rows"]
    assert subjects.versions(found) == ["VisiData 3.4"]


def test_what_stays_behind_is_found_by_its_mark_and_ended() -> None:
    mark = f"{harness.MARK}-of-this-test"
    name, _, value = mark.partition("=")
    code, pipe = "print(flush=True); input()", subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code], stdin=pipe, stdout=pipe, env={name: value}) as process:
        assert process.stdout is not None
        process.stdout.readline()  # until it runs it may have no environment to be found by
        assert harness.leftovers(mark) == [process.pid]
        assert harness.end_leftovers(mark) == [process.pid]
        assert process.wait() == -9
    assert harness.leftovers(mark) == []


def test_without_sshd_the_reason_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("servers.SYSTEM_PATH", str(tmp_path))
    with pytest.raises(MissingError, match="sshd is not installed"), harness.serving(tmp_path):
        pass


# What is measured


def test_every_action_has_its_places() -> None:
    assert tuple(places.OUR_PLACES) == tuple(places.MINIMAL_PLACES) == places.ACTIONS
    assert {place.name for place in places.OUR_PLACES[places.CURSOR]} == {*PANE_TITLES.values(), places.REFERENCE}
    for actions in (places.VISIDATA_PLACES, places.HARLEQUIN_PLACES):
        assert set(actions) <= set(places.ACTIONS)


def test_every_screen_that_a_command_opens_is_listened_to() -> None:
    found = silence.screens()
    assert set(PANE_TITLES.values()) <= set(found)
    for wanted in COMMANDS:
        if wanted.scope == "bewegen" or wanted.id in silence.LEAVING or wanted.id.startswith("paneel."):
            assert silence.screen_of(wanted) not in found
        else:
            assert found[silence.screen_of(wanted)], wanted.id


def test_the_search_grows_to_the_size_that_was_asked(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "large.duckdb"
    assert search_scale.enlarge(database, target, 400) == 400
    store = Store.open(target)
    assert store.run("search_frame")[0][0] == 400
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["large.duckdb"]


# The command line


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch, outcomes: list[Outcome]) -> Iterator[None]:
    def measured(_: Options) -> Outcome:
        return outcomes[1]

    def failing(_: Options) -> Outcome:
        raise RuntimeError("kapot")

    def missing(_: Options) -> Outcome:
        raise MissingError("sshd is not installed")

    for name, measure in (("start", failing), ("ssh", missing), ("shell", measured)):
        monkeypatch.setitem(STAGES, name, Stage(name, measure))
    return


def test_a_stage_that_fails_does_not_stop_the_others(
    stages: None, outcomes: list[Outcome], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    kept: list[Outcome] = []
    found, failed = command.run(["start", "ssh", "shell"], Options(tmp_path), kept.append)
    assert failed == ["start"]
    assert found == kept
    assert [outcome.rows for outcome in found] == [outcomes[1].rows]
    assert "Python" in found[0].machine
    printed = capsys.readouterr()
    assert "stage ssh skipped: sshd is not installed" in printed.out
    assert "RuntimeError: kapot" in printed.err


def test_the_options(tmp_path: Path) -> None:
    words = command.parser().parse_args(["--quick", "--sessions", "7", "--large"])
    options = command.options_of(words, tmp_path)
    assert (options.runs, options.sessions, options.items[-1]) == (3, 7, 1_000_000)
    with pytest.raises(SystemExit, match="--runs must be more than 0"):
        command.options_of(command.parser().parse_args(["--runs", "0"]), tmp_path)


def test_the_stages_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--list"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == list(STAGES)
    explained = (ROOT / "CONTRIBUTING.md").read_text()
    assert [name for name in STAGES if f"`{name}`" not in explained] == []


def test_a_stage_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["kleur"])
    assert "no stage kleur; there are start, " in capsys.readouterr().err
