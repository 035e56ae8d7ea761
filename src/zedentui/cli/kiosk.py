"""What a shared account may be asked: `python -I -m zedentui.cli.kiosk`, started by sshd for everyone who logs in.

Without a command there is the screen, as `zedentui --kiosk`. With one (`ssh zed@server zoek verkrachting 2022`) sshd
puts it in SSH_ORIGINAL_COMMAND: here it becomes words as a shell would make them, and no shell ever sees it. Only the
screen, look-ups and help are allowed, on the database that the administrator chose.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import MutableMapping, Sequence
from typing import Final

from zedentui import cli
from zedentui.cli.arguments import parse, quoted
from zedentui.cli.ending import EXIT_NOTHING, Stop
from zedentui.cli.output import complain
from zedentui.cli.syntax import GROUPS
from zedentui.system import terminal
from zedentui.unix import ctrl_c_ends

__all__ = ["ALLOWED", "COMMAND", "main", "words"]

COMMAND: Final = "SSH_ORIGINAL_COMMAND"
"""Where sshd puts what was asked, when ForceCommand makes it start something else."""
ALLOWED: Final = frozenset({*(name for _, names in GROUPS[:3] for name in names), "open", "toetsen"})
"""The subcommands that only read."""
_LONGEST = 2000
_TRANSFERS = ("sftp", "scp", "rsync", "git-")


def main(given: Sequence[str] | None = None, environ: MutableMapping[str, str] | None = None) -> int:
    """Answer what is asked in `environ` and return the code for the shell.

    `given` (None: the words of this process) are options of the administrator, such as `--db`; they stand before what
    was asked and are not checked.
    """
    ctrl_c_ends()
    alone = given is None and environ is None
    given = sys.argv[1:] if given is None else given
    environ = os.environ if environ is None else environ
    asked = environ.pop(COMMAND, "")
    terminal.keep_kiosk_names(environ)
    try:
        return cli.main([*given, *words(asked)], alone=alone)
    except Stop as stop:
        complain(stop.sentence)
        return stop.code


def words(asked: str) -> list[str]:
    """Return the words for `zedentui` in what was asked; raises Stop when it is no look-up, or cannot be understood."""
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
    if arguments.db is not None:
        raise Stop("--db kan op dit account niet; laat deze optie weg.")
    if arguments.command == "kaart":
        raise Stop("Op dit account wordt geen debatblad bewaard: wat je markeert, staat er alleen zolang je scherm "
                   "open is.", EXIT_NOTHING)  # fmt: skip
    if arguments.command == "zoek" and "zoek" not in {word.strip().lower() for word in found}:
        raise Stop(f"{quoted(arguments.words[0])} is hier geen opdracht; zet er zoek voor om het op te zoeken.")
    if arguments.command not in {None, *ALLOWED}:
        raise Stop(f"{quoted(arguments.command or '')} kan op dit account niet; kies uit {', '.join(sorted(ALLOWED))}.")
    if arguments.command in {None, "open"} and not (arguments.help or arguments.version):
        found.insert(0, "--kiosk")
    return found


if __name__ == "__main__":
    sys.exit(main())
