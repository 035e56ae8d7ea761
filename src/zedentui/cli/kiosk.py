"""What a shared account may be asked: `python -I -m zedentui.cli.kiosk`, started by sshd for everyone who logs in.

Without a command there is the screen, as `zedentui --kiosk`. With one (`ssh zed@server zoek verkrachting 2022`) sshd
puts it in SSH_ORIGINAL_COMMAND: here it becomes words as a shell would make them, and no shell ever sees it. Only the
screen, look-ups and help are allowed, on the database and archive that the administrator chose; nothing that is asked
names a file, a folder or an address.
"""

from __future__ import annotations

import os
import sys

from zedentui import cli
from zedentui.system import first_frame
from zedentui.unix import ctrl_c_ends

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence
    from typing import Final

    from zedentui.cli.given import Arguments

__all__ = ["COMMAND", "allowed", "main", "words"]

COMMAND: Final = "SSH_ORIGINAL_COMMAND"
"""Where sshd puts what was asked, when ForceCommand makes it start something else."""
_LONGEST = 2000
_TRANSFERS = ("sftp", "scp", "rsync", "git-")
_PLACES = ("bestand", "map")
"""What `fill` says of an option, or of the words of a subcommand, that names a file or a folder of this machine."""


def main(given: Sequence[str] | None = None, environ: MutableMapping[str, str] | None = None) -> int:
    """Answer what is asked in `environ` and return the code for the shell.

    `given` (None: the words of this process) are options of the administrator, such as `--db`; they stand before what
    was asked and are not checked.
    """
    ctrl_c_ends()
    alone = given is None and environ is None
    given = sys.argv[1:] if given is None else given
    environ = os.environ if environ is None else environ
    from zedentui.system import terminal

    asked = environ.pop(COMMAND, "")
    named = (first_frame.SHARED, first_frame.MAKE, "ZEDENTUI_DB", "ZEDENTUI_ARCHIEF")
    frames = {name: environ.get(name, "") for name in named}
    terminal.keep_kiosk_names(environ)
    if alone and not given and not asked.strip():
        first_frame.begin_shared(frames, f"{terminal.colour_system(environ)} {terminal.charset(environ)}")
    from zedentui.cli.ending import Stop

    try:
        return cli.main([*given, *words(asked)], alone=alone)
    except Stop as stop:
        first_frame.withdraw()
        from zedentui.cli.output import complain

        complain(stop.sentence)
        return stop.code


def allowed() -> frozenset[str]:
    """The subcommands that only read."""
    from zedentui.cli.syntax import GROUPS

    return frozenset({*(name for _, names in GROUPS[:3] for name in names), "open", "toetsen"})


def words(asked: str) -> list[str]:
    """Return the words for `zedentui` in what was asked; raises Stop when it is no look-up, or cannot be understood."""
    if not asked.strip():
        return ["--kiosk"]
    import shlex

    from zedentui.cli.arguments import parse, quoted
    from zedentui.cli.ending import EXIT_NOTHING, Stop
    from zedentui.cli.syntax import COMMANDS

    if len(asked) > _LONGEST:
        raise Stop("Deze opdracht is te lang; vraag minder tegelijk.")
    try:
        found = shlex.split(asked)
    except ValueError as error:
        raise Stop(
            "In deze opdracht ontbreekt een aanhalingsteken; zet er nog een bij, of laat het eerste weg."
        ) from error
    if found[:1] == ["zedentui"]:  # as one would type it on a machine of one's own
        del found[0]
    if found and found[0].rpartition("/")[2].removeprefix("internal-").startswith(_TRANSFERS):
        raise Stop("Bestanden overzetten kan op dit account niet; vraag bijvoorbeeld zoek verkrachting 2022.")
    arguments = parse(found)
    if place := _place(arguments):
        raise Stop(f"{place} kan op dit account niet; laat deze optie weg.")
    if arguments.command == "kaart":
        raise Stop("Op dit account wordt geen debatblad bewaard: wat je markeert, staat er alleen zolang je scherm "
                   "open is.", EXIT_NOTHING)  # fmt: skip
    if arguments.command == "zoek" and "zoek" not in {word.strip().lower() for word in found}:
        raise Stop(f"{quoted(arguments.words[0])} is hier geen opdracht; zet er zoek voor om het op te zoeken.")
    if arguments.command not in {None, *(reading := allowed())}:
        raise Stop(f"{quoted(arguments.command or '')} kan op dit account niet; kies uit {', '.join(sorted(reading))}.")
    if arguments.words and COMMANDS[arguments.command or ""].fill in _PLACES and arguments.words != ["-"]:
        raise Stop("Een bestand van de server lezen kan op dit account niet; stuur je tekst mee, bijvoorbeeld met "
                   "ssh SERVER controleer < tekst.txt.")  # fmt: skip
    if arguments.command in {None, "open"} and not (arguments.help or arguments.version):
        found.insert(0, "--kiosk")
    return found


def _place(arguments: Arguments) -> str:
    """The option that was given and names a place to read or write, or to ask over a line; empty when there is none."""
    from zedentui.cli.options import OPTIONS

    for name, option in OPTIONS.items():
        if option.fill in _PLACES and getattr(arguments, name[2:]) is not None:
            return name
    return "--grafiek=svg" if arguments.chart_to_file else ""


if __name__ == "__main__":
    sys.exit(main())
