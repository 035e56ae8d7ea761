"""The terminal before Textual: refusing it, choosing colours, and what is said and written when things go wrong."""

from __future__ import annotations

import io
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zedentui.system import terminal


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


GOOD = {"TERM": "xterm-256color"}


def test_three_terminals_with_a_name_are_enough() -> None:
    assert terminal.check(GOOD, Tty(), Tty(), Tty()) is None


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_one_that_is_no_terminal_is_refused(place: int, stream: io.StringIO | None) -> None:
    streams: list[io.StringIO | None] = [Tty(), Tty(), Tty()]
    streams[place] = stream
    sentence = terminal.check(GOOD, *streams)
    assert sentence is not None
    assert "ssh -t" in sentence
    assert "zedentui zoek" in sentence


def test_a_closed_stream_is_refused() -> None:
    closed = io.StringIO()
    closed.close()  # from here on isatty raises ValueError
    assert terminal.check(GOOD, closed, Tty(), Tty()) is not None


@pytest.mark.parametrize("name", ["dumb", "DUMB", "unknown", "", " "])
def test_names_that_promise_nothing_are_refused(name: str) -> None:
    sentence = terminal.check({"TERM": name}, Tty(), Tty(), Tty())
    assert sentence is not None
    assert "TERM" in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("environ", "colours"),
    [
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "truecolor"),
        ({"TERM": "xterm", "COLORTERM": "24bit"}, "truecolor"),
        ({"TERM": "xterm-kitty"}, "truecolor"),
        ({"TERM": "xterm-ghostty"}, "truecolor"),
        ({"TERM": "alacritty"}, "truecolor"),
        ({"TERM": "foot-extra"}, "truecolor"),
        ({"TERM": "xterm-direct"}, "truecolor"),
        ({"TERM": "xterm-256color", "WT_SESSION": "x"}, "truecolor"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "truecolor"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "256"),
        ({"TERM": "screen-256color"}, "256"),
        ({"TERM": "tmux-256color"}, "256"),
        ({"TERM": "putty-256color"}, "256"),
        ({"TERM": "xterm"}, "standard"),
        ({"TERM": "screen"}, "standard"),
        ({"TERM": "linux"}, "standard"),
        ({"TERM": "vt100"}, "none"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "none"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "x"}, "none"),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, "256"),
        ({"TERM": "xterm", "TEXTUAL_COLOR_SYSTEM": "256"}, "256"),
        ({"TERM": "xterm-256color", "TEXTUAL_COLOR_SYSTEM": "auto"}, "256"),
    ],
)
def test_colours(environ: dict[str, str], colours: str) -> None:
    display = terminal.prepare(environ, light=False, mouse=False)
    assert display.colours == colours
    assert display.light == (colours in {"standard", "none"})
    assert environ["TEXTUAL_ANIMATIONS"] == "none"
    assert environ["TEXTUAL_COLOR_SYSTEM"] == ("standard" if colours == "none" else colours)
    assert ("NO_COLOR" in environ) == (colours == "none")


def test_a_held_key_is_drawn_less_often_over_ssh_and_least_in_light_mode() -> None:
    here, far, light = dict(GOOD), GOOD | {"SSH_CONNECTION": "x"}, GOOD | {"SSH_CONNECTION": "x", "TEXTUAL_FPS": "60"}
    assert terminal.prepare(here, light=False, mouse=False).frames == 20
    assert terminal.prepare(far, light=False, mouse=False).frames == 15
    chosen = terminal.prepare(light, light=True, mouse=True)
    assert chosen.light
    assert chosen.frames == 10
    # The clock of Textual is the same everywhere, but for who set it on purpose.
    assert [each["TEXTUAL_FPS"] for each in (here, far, light)] == ["240", "240", "60"]


def test_a_kiosk_takes_nothing_of_textual_from_outside() -> None:
    environ = GOOD | {
        "TEXTUAL": "devtools",
        "TEXTUAL_LOG": "/etc/passwd",
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_DRIVER": "evil:Driver",
        "TEXTUAL_COLOR_SYSTEM": "standard",
    }
    display = terminal.prepare(environ, light=False, mouse=False, kiosk=True)
    assert display.kiosk
    assert display.colours == "256"
    assert {name for name in environ if name.startswith("TEXTUAL")} == {
        "TEXTUAL_ANIMATIONS", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_FPS"
    }  # fmt: skip


@given(st.dictionaries(st.sampled_from(["TERM", "COLORTERM", "NO_COLOR", "TERM_PROGRAM"]), st.text(max_size=12)))
def test_any_environment_gives_an_answer(environ: dict[str, str]) -> None:
    sentence = terminal.check(environ, Tty(), Tty(), Tty())
    assert sentence is None or sentence.isprintable()
    assert terminal.prepare(environ, light=False, mouse=False).colours in {"truecolor", "256", "standard", "none"}


def test_importing_it_brings_in_nothing_but_the_standard_library() -> None:
    code = "import sys; before = set(sys.modules); import zedentui.system.terminal; print(*set(sys.modules) - before)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {name.partition(".")[0] for name in loaded} - set(sys.stdlib_module_names) == {"zedentui"}


def make_error() -> BaseException:
    secret = "typed by someone"
    with pytest.raises(ValueError) as caught:
        raise ValueError(f"{len(secret)} \udce9")
    return caught.value


def test_a_report_has_the_traceback_and_no_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    log = terminal.write_crash_log(make_error(), {"zedentui": "1"})
    assert log is not None
    assert log.is_relative_to(tmp_path)
    text = log.read_text()
    assert text.startswith("zedentui: 1\n")
    assert "ValueError: 16" in text
    assert "typed by someone" not in text.replace('secret = "typed by someone"', "")
    assert str(log) in terminal.crash_sentence(log)


def test_no_folder_takes_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "log_folders", lambda: [Path("/dev/null/here"), Path("/dev/null/there")])
    assert terminal.write_crash_log(make_error(), {}) is None
    assert "verslag" in terminal.crash_sentence(None)


def test_a_full_disk_leaves_no_half_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "log_folders", lambda: [tmp_path])
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))  # files can be made, and nothing written in them
    try:
        log = terminal.write_crash_log(make_error(), {})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert log is None
    assert list(tmp_path.iterdir()) == []


def test_saying_something_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "__stderr__", None)
    terminal.say("niemand")


def test_saying_something_in_any_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    read_end, write_end = os.pipe()
    with os.fdopen(read_end, "rb") as reader:
        with os.fdopen(write_end, "w", encoding="ascii") as stream:
            monkeypatch.setattr(sys, "__stderr__", stream)
            terminal.say("één €")
        assert reader.read() == b"??n ?\n"


def test_reports_are_bounded_in_number_and_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "log_folders", lambda: [tmp_path])
    (tmp_path / "zedentui.txt").write_text("not a report")
    for _ in range(terminal.MOST_LOGS + 5):
        log = terminal.write_crash_log(ValueError("x" * 500_000), {"zedentui": "1"})
        assert log is not None
        assert log.exists()
        assert len(log.read_text()) <= terminal.LONGEST_LOG + 10
    assert len(list(tmp_path.glob("*.log"))) == terminal.MOST_LOGS
    assert (tmp_path / "zedentui.txt").exists()
