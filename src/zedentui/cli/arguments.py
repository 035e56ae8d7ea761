"""Reads what was typed after `zedentui`, by the rules in `syntax`, or says in one Dutch sentence why it cannot."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from zedentui.cli.ending import Stop
from zedentui.cli.given import Arguments
from zedentui.cli.options import OPTIONS, SHARED, Option
from zedentui.cli.syntax import COMMANDS, Command
from zedentui.system.files import is_address
from zedentui.text.clean import clean, clip

__all__ = ["Arguments", "parse", "quoted"]

_BY_NAME = {name: option for option in OPTIONS.values() for name in (option.name, option.short) if name}
_YEARS = re.compile(r"([0-9]{4})(?:[-–]([0-9]{4}))?", re.ASCII)
_LONGEST_LIST = 1000
_DAY = "ZEDENTUI_PEILDATUM"
_NUMBERS = {"--hoogstens": 5, "--bezoekers": 8, "--poort": 8000}


def quoted(text: str) -> str:
    """Return what someone typed as it may stand in a sentence: cleaned, short, between quotation marks."""
    return f"‘{clip(clean(text), 40)}’"


def parse(argv: Sequence[str]) -> Arguments:
    """Read the words after `zedentui`; raises Stop with code 2 when they cannot be understood.

    The first word that is no option is the subcommand; options may stand anywhere; after `--` everything is a word.
    `help` asks for help, of the subcommand behind it; other words that are no subcommand are looked up.
    """
    arguments = Arguments()
    given: list[Option] = []
    rest = list(argv)
    while rest:
        word = rest.pop(0)
        if word == "--":
            for each in rest:
                _take_word(arguments, each)
            break
        if word.startswith("-") and word != "-":
            given.append(_take_option(arguments, word, rest))
        else:
            _take_word(arguments, word)
    command = COMMANDS[arguments.command or ""]
    if not (arguments.help or arguments.version):
        _check(command, arguments, given)
        if arguments.peildatum is None and (day := os.environ.get(_DAY, "").strip()):
            arguments.peildatum = _read_date(day, f"{_DAY}={{}}")
    return arguments


def _take_word(arguments: Arguments, word: str) -> None:
    if arguments.command is not None:
        arguments.words.append(word)
        return
    name = word.strip().lower()
    if name == "help":
        arguments.help = True
    elif name and name in COMMANDS:
        arguments.command = name
    elif arguments.help or not name or (wrong := _slip(word)):
        raise Stop(wrong if name and not arguments.help else _unknown_command(word))
    else:  # words that are no command are what one wants to know
        arguments.command = "zoek"
        arguments.words.append(word)


def _take_option(arguments: Arguments, word: str, rest: list[str]) -> Option:
    """Store the option in `word`, with its value from behind the `=` or from `rest`."""
    name, inline, value = word.partition("=")
    option = _BY_NAME.get(name)
    if option is None:
        raise Stop(_unknown_option(name, arguments))
    if option.value is None:
        if inline:
            raise Stop(f"{option.name} krijgt geen waarde; schrijf alleen {option.name}.")
        setattr(arguments, option.name[2:].replace("-", "_"), True)
        return option
    if not inline:
        if option.bare is not None:
            value = option.bare
        elif not rest or rest[0].partition("=")[0] in _BY_NAME:
            raise Stop(f"Na {option.name} ontbreekt een waarde; schrijf {option.name} {option.value}.")
        else:
            value = rest.pop(0)
    _store(arguments, option, value)
    return option


def _store(arguments: Arguments, option: Option, value: str) -> None:
    name = option.name[2:].replace("-", "_")
    if option.choices:
        value = value.strip().lower()
        value = option.older.get(value, value)
        if value not in option.choices:
            own = COMMANDS[arguments.command or ""].formats
            known = [each for each in option.choices if each in own or not _owned(each)]
            raise Stop(f"{quoted(value)} kan niet bij {option.name}; kies uit {', '.join(known)}.")
    if name in {"db", "uit", "archief", "publiceer"}:
        if not value:
            raise Stop(f"Na {option.name} ontbreekt een waarde; schrijf {option.name} {option.value}.")
        elsewhere = name in {"db", "archief"} and is_address(value)
        setattr(arguments, name, value.strip() if elsewhere else Path(value))
    elif name in {"peildatum", "sinds"}:
        setattr(arguments, name, _read_date(value, f"{option.name} {{}}"))
    elif name == "jaar":
        arguments.jaar += _read_years(value)
    elif name in {"hoogstens", "bezoekers", "poort"}:
        setattr(arguments, name, _read_number(value, option.name))
    elif option.repeat:
        # As people write the codes: capitals, spaces and hyphens for the underscore.
        codes = [re.sub(r"[\s-]+", "_", part.strip().lower()) for part in value.split(",")]
        getattr(arguments, name).extend(code for code in codes if code)
    else:
        setattr(arguments, name, value)


def _read_date(text: str, written: str) -> date:
    from zedentui.text.days import read_day  # here: only these options need it

    if (day := read_day(text, date.today())) is not None:
        return day
    raise Stop(f"{quoted(text)} is geen datum; schrijf bijvoorbeeld {written.format('2023-09-30')}.")


def _read_years(text: str) -> list[int]:
    """Years in the order given: `2018-2022,2012`."""
    years: list[int] = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        match = _YEARS.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if last < first or last - first > _LONGEST_LIST:
            raise Stop(f"{quoted(part)} is geen jaar; schrijf bijvoorbeeld --jaar 2022 of --jaar 2018-2022.")
        years += range(first, last + 1)
    if not years:
        raise Stop("Na --jaar ontbreekt een jaar; schrijf bijvoorbeeld --jaar 2022 of --jaar 2018-2022.")
    return years


def _read_number(text: str, option: str) -> int:
    if text.isascii() and text.isdecimal() and 0 < len(text) < 7 and (int(text) or option == "--poort"):
        return int(text)
    raise Stop(f"{quoted(text)} is geen aantal; schrijf bijvoorbeeld {option} {_NUMBERS[option]}.")


def _check(command: Command, arguments: Arguments, given: Sequence[Option]) -> None:
    """Whether this subcommand takes these options and this number of words."""
    for option in given:
        if option.name not in (*SHARED, *command.options):
            where = f"zedentui {command.name}" if command.name else "zedentui zonder opdracht"
            owners = [each.name for each in COMMANDS.values() if option.name in each.options and each.name]
            raise Stop(f"{option.name} kan niet bij {where}; deze optie hoort bij zedentui {' of '.join(owners)}.")
    owners = [each.name for each in COMMANDS.values() if arguments.format in each.formats]
    if owners and command.name not in owners:
        raise Stop(
            f"--format {arguments.format} kan alleen bij zedentui {' of '.join(owners)}; "
            f"kies uit {', '.join(form for form in OPTIONS['--format'].choices if not _owned(form))}."
        )
    count = len(arguments.words)
    if count < command.least:
        raise Stop(f"Bij zedentui {command.name} ontbreekt {command.words}; bijvoorbeeld: {command.examples[0]}")
    if command.most is not None and count > command.most:
        extra = quoted(arguments.words[command.most])
        raise Stop(f"{extra} is te veel bij zedentui {command.name}; schrijf {command.usage}.")
    if command.strict:
        arguments.words[0] = arguments.words[0].strip().lower()
        if arguments.words[0] not in command.choices:
            raise Stop(f"Onbekend: {quoted(arguments.words[0])}; kies uit {', '.join(command.choices)}.")


def _owned(form: str) -> bool:
    """Whether only some subcommands give this format."""
    return any(form in command.formats for command in COMMANDS.values())


def _unknown_command(word: str) -> str:
    return _slip(word) or f"Onbekende opdracht {quoted(word)}; zie zedentui --help."


def _slip(word: str) -> str:
    """What someone may have meant who typed this as a command; empty where it is no slip of the pen."""
    names = [name for name in COMMANDS if name]
    if word.partition("/")[0].partition("?")[0].lower() in COMMANDS["open"].choices:
        return f"{quoted(word)} is een plaats; schrijf zedentui open PLAATS."
    near = _near(word.strip().lower(), names)
    if near:
        return f"Onbekende opdracht {quoted(word)}; bedoel je zedentui {near}?"
    return ""


def _unknown_option(name: str, arguments: Arguments) -> str:
    near = _near(name, list(OPTIONS))
    if near:
        return f"Onbekende optie {quoted(name)}; bedoel je {near}?"
    if arguments.command and COMMANDS[arguments.command].most is None:
        return f"Onbekende optie {quoted(name)}; zet -- voor woorden die met een streepje beginnen."
    return f"Onbekende optie {quoted(name)}; zie {' '.join(filter(None, ('zedentui', arguments.command)))} --help."


def _near(word: str, names: list[str]) -> str | None:
    from difflib import get_close_matches  # here: only a mistake needs it

    return next(iter(get_close_matches(word[:40], names, 1, 0.7)), None)
