"""The terminal as we find it: may we draw in it, with which colours, and what to say when things go wrong.

Everything here works before Textual is imported and needs only the standard library. Textual reads its settings from
the environment while it is being imported, so `prepare` must run first; a terminal that cannot show a full screen is
refused by `check` in one sentence, before two hundred milliseconds of imports. The drawing itself is done by
`zedentui.tui.session.driver`.
"""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Mapping, MutableMapping
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Literal

from zedentui.classes import dataclass
from zedentui.unix import has_terminals, is_mine

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

EXIT_USAGE: Final = 2
"""No usable terminal: wrong use, as for an unknown option."""
EXIT_CRASH: Final = 70
"""A fault in the program (EX_SOFTWARE of sysexits.h); 1 already means "nothing found"."""
EXIT_HANGUP: Final = 128 + 1
"""The terminal went away (as after SIGHUP)."""
EXIT_INTERRUPT: Final = 128 + 2
"""Ended by SIGINT from outside; ctrl+c inside the application is an ordinary key."""
EXIT_TERMINATED: Final = 128 + 15
"""Ended by SIGTERM."""

Colours = Literal["truecolor", "256", "standard", "none"]
"""Colour systems as Rich names them, and "none" for NO_COLOR."""

WITHOUT_TERMINAL: Final = "`zedentui zoek verkrachting 2022` of `zedentui statistiek --format csv`"
KIOSK_NAMES: Final = frozenset(
    {
        "COLORTERM", "HOME", "LANG", "NO_COLOR", "PATH", "SSH_CONNECTION", "TERM", "TMPDIR", "TZ", "ZEDENTUI_ARCHIEF",
        "ZEDENTUI_DB",
    }
)  # fmt: skip
"""All that a kiosk takes from the environment, besides the names that begin with LC_."""
MOST_LOGS: Final = 20
"""Reports of crashes that a folder keeps."""
LONGEST_LOG: Final = 60_000
"""Characters of one report."""
UTF8: Final = "utf-8"
ASCII: Final = "ascii"
COERCED: Final = "C.UTF-8"
FRAMES: Final = 20
FRAMES_LIGHT: Final = 10
FRAMES_REMOTE: Final = 15
CLOCK: Final = 240
"""Ticks a second of Textual's clock, which is off while there is nothing to draw."""

# Names (the part before the first "-", or the whole) of terminals that show 24-bit colours. COLORTERM says so locally,
# but ssh does not forward it.
TRUECOLOR_TERMINALS: Final = frozenset({"alacritty", "contour", "foot", "ghostty", "kitty", "rio", "wezterm"})
TRUECOLOR_PROGRAMS: Final = frozenset({"ghostty", "iTerm.app", "vscode", "WezTerm", "rio"})
# Real hardware of this name has no colour at all.
MONOCHROME_TERMINALS: Final = frozenset({"vt52", "vt100", "vt102", "vt220", "vt320"})
UNUSABLE_TERMINALS: Final = frozenset({"", "dumb", "unknown"})


@dataclass(frozen=True, slots=True)
class Display:
    """How the application should draw: chosen once, before Textual is imported."""

    colours: Colours
    light: bool
    """Few bytes: a theme of the terminal's own 16 colours, and fewer frames under a held key."""
    mouse: bool
    kiosk: bool
    charset: str = UTF8
    """Python's name of how characters become bytes in this terminal."""
    frames: int = FRAMES
    """Frames a second while a key is held down; a key by itself is drawn at once."""


def check(environ: Mapping[str, str], stdin: TextIO | None, stdout: TextIO | None, stderr: TextIO | None) -> str | None:
    """Say in one Dutch sentence why the screen cannot be drawn here, or give None when it can.

    A stream is None when the caller started us with it closed (`<&-`).
    """
    if not has_terminals():
        return (
            "Het scherm van zedentui kan op dit systeem niet worden getekend: gebruik `ssh -t SERVER zedentui`, "
            f"of vraag een antwoord zonder scherm, bijvoorbeeld met {WITHOUT_TERMINAL}."
        )
    if not all(is_terminal(stream) for stream in (stdin, stdout, stderr)):
        return (
            "Het scherm van zedentui heeft een terminal nodig, maar invoer of uitvoer is hier geen terminal: "
            "gebruik `ssh -t SERVER zedentui`, of vraag een antwoord zonder scherm, "
            f"bijvoorbeeld met {WITHOUT_TERMINAL}."
        )
    name = environ.get("TERM", "").strip()
    if name.lower() in UNUSABLE_TERMINALS:
        shown = f"TERM is '{name}'" if name else "TERM is leeg"
        return (
            f"Het scherm van zedentui kan in deze terminal niet worden getekend ({shown}): "
            "zet TERM op de naam van je terminal, bijvoorbeeld `TERM=xterm-256color zedentui`, "
            "maak verbinding met `ssh -t SERVER zedentui`, of vraag een antwoord zonder scherm, "
            f"bijvoorbeeld met {WITHOUT_TERMINAL}."
        )
    return None


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a standard stream is open and a terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed by someone after the start
        return False


def prepare(environ: MutableMapping[str, str], *, light: bool, mouse: bool, kiosk: bool = False) -> Display:
    """Write what Textual reads while it is imported into `environ`, and give what was chosen.

    Light mode is taken by itself where there are 16 colours or none: the full themes lose their lines there. A setting
    of Textual that someone made on purpose is kept, except for a kiosk, which takes `KIOSK_NAMES` from outside only.
    """
    if kiosk:
        keep_kiosk_names(environ)
    if environ.get("NO_COLOR") == "":
        # The convention asks for a value; Textual would obey the empty one too.
        del environ["NO_COLOR"]
    colours = colour_system(environ)
    light = light or colours in {"standard", "none"}
    environ["TEXTUAL_ANIMATIONS"] = "none"
    environ["TEXTUAL_COLOR_SYSTEM"] = "standard" if colours == "none" else colours
    if colours == "none":
        environ["NO_COLOR"] = "1"
    environ.setdefault("TEXTUAL_FPS", str(CLOCK))
    frames = FRAMES_LIGHT if light else FRAMES_REMOTE if "SSH_CONNECTION" in environ else FRAMES
    return Display(colours=colours, light=light, mouse=mouse, kiosk=kiosk, charset=charset(environ), frames=frames)


def colour_system(environ: Mapping[str, str]) -> Colours:
    """Choose the colours from NO_COLOR, COLORTERM and the name of the terminal.

    A terminal called `xterm` gets 16: PuTTY and many old emulators call themselves that, whatever they can do.
    """
    if environ.get("NO_COLOR"):
        return "none"
    match environ.get("TEXTUAL_COLOR_SYSTEM"):
        case "truecolor" | "256" | "standard" as chosen:
            return chosen
    name = environ.get("TERM", "").strip().lower()
    if environ.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"} or "WT_SESSION" in environ:
        return "truecolor"
    words = name.removeprefix("xterm-").split("-")
    if words[0] in TRUECOLOR_TERMINALS or words[-1] == "direct":
        return "truecolor"
    if environ.get("TERM_PROGRAM") in TRUECOLOR_PROGRAMS:
        return "truecolor"
    if words[0] in MONOCHROME_TERMINALS:
        return "none"
    return "256" if "256color" in name else "standard"


def keep_kiosk_names(environ: MutableMapping[str, str]) -> None:
    """Take everything out of the environment that a kiosk does not need."""
    for name in [name for name in environ if name not in KIOSK_NAMES and not name.startswith("LC_")]:
        del environ[name]


def charset(environ: Mapping[str, str]) -> str:
    """Choose how characters become bytes from the locale: UTF-8, ASCII or a part of ISO 8859, by Python's name.

    A locale that is not there, or `LANG=C`, says nothing: servers set that where nobody chose, and terminals speak
    UTF-8 (as Python itself decides, PEP 538). `LC_ALL=C` is a choice, and so is a locale that names its character set,
    also when the server does not have that locale. In other sets bytes from 128 to 159 are letters, and those a
    terminal may take for commands: there we keep to ASCII.
    """
    if environ.get("LC_ALL") in {"C", "POSIX"}:
        return ASCII
    kind = environ.get("LC_CTYPE", "")
    if kind == COERCED:  # Python puts it there when it does not know the locale, before we can look
        kind = ""
    chosen = environ.get("LC_ALL") or kind or environ.get("LANG") or ""
    named, _, variant = chosen.partition("@")
    codeset = named.partition(".")[2] or ("iso8859-15" if variant == "euro" else "")
    try:
        name = codecs.lookup(codeset).name if codeset else UTF8
    except (LookupError, ValueError):  # ValueError: bytes that are no text are no name either
        return UTF8
    return name if name == UTF8 or name.startswith("iso8859-") else ASCII


def say(sentence: str) -> None:
    """Print a sentence on standard error, whatever the encoding of the locale; nothing when nobody can hear it."""
    stream = sys.__stderr__
    if stream is None:
        return
    try:
        stream.flush()
        encoding = stream.encoding or "utf-8"
        os.write(stream.fileno(), f"{sentence}\n".encode(encoding, "replace"))
    except (OSError, ValueError):
        return


def crash_sentence(log: Path | None) -> str:
    """Give the one Dutch sentence for a fault in the program."""
    if log is None:
        return (
            "zedentui is gestopt door een fout in het programma, en er kon nergens een verslag worden geschreven: "
            "start het opnieuw, en meld de fout als die terugkomt."
        )
    return (
        "zedentui is gestopt door een fout in het programma: start het opnieuw, "
        f"en stuur bij een melding het verslag mee dat in {log} staat."
    )


def write_crash_log(error: BaseException, about: Mapping[str, str]) -> Path | None:
    """Write the traceback of `error` to a file of its own and give its path, or None where no folder can be written.

    The folder is the one for logs of this user, and the system's temporary folder when the home is read-only or full.
    The report holds lines of code, the message of the error and versions; no values of variables. It has at most
    LONGEST_LOG characters, and a folder keeps the MOST_LOGS newest: whoever can make the program fail, over ssh for
    example, cannot fill the disk with that.
    """
    # Imported here, as in log_folders: twenty milliseconds that only a crash needs.
    import tempfile
    import traceback
    from datetime import UTC, datetime
    from pathlib import Path

    lines = [f"{key}: {value}\n" for key, value in about.items()]
    report = "".join([*lines, "\n", *traceback.format_exception(error)])
    if len(report) > LONGEST_LOG:  # the begin has the versions, the end has the error
        report = f"{report[: LONGEST_LOG // 2]}\n…\n{report[-LONGEST_LOG // 2 :]}"
    for folder in log_folders():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
            handle, name = tempfile.mkstemp(prefix=f"zedentui-{stamp}-", suffix=".log", dir=folder)
        except OSError:
            continue
        path = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(report)
        except OSError:  # the disk is full: no half report
            path.unlink(missing_ok=True)
            continue
        _drop_old_logs(folder)
        return path
    return None


def _drop_old_logs(folder: Path) -> None:
    """Leave the newest reports of this user in `folder`."""
    with suppress(OSError):
        found = [(path.lstat(), path) for path in folder.glob("zedentui-*.log")]
        ours = sorted((about.st_mtime_ns, path) for about, path in found if is_mine(about))
        for _, path in ours[:-MOST_LOGS]:
            path.unlink(missing_ok=True)


def log_folders() -> list[Path]:
    """Give the folders where a report may go, best first."""
    import tempfile
    from pathlib import Path

    folders: list[Path] = []
    with suppress(ImportError, OSError, RuntimeError):  # no home at all
        from platformdirs import user_log_path

        folders.append(user_log_path("zedentui", appauthor=False))
    with suppress(OSError):  # no temporary folder either
        folders.append(Path(tempfile.gettempdir()))
    return folders
