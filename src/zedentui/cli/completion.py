"""Completions for bash, zsh and fish, made from `syntax`.

What the dossier decides (ids, measures) is asked of the program itself when tab is pressed, so a completion never
offers what the database lacks.
"""

from __future__ import annotations

from zedentui.cli.options import OPTIONS, SHARED, Option
from zedentui.cli.syntax import COMMANDS, Command

__all__ = ["SHELLS", "script"]


def script(shell: str) -> str:
    """Return the script for `shell`, one of SHELLS."""
    return SHELLS[shell]()


def _named() -> list[Command]:
    return [command for command in COMMANDS.values() if command.name]


def _rows(fill: str, function: str) -> str:
    """The call that lists a column of a subcommand: `moties:1` becomes `_zedentui_rijen moties 1`."""
    command, _, column = fill.partition(":")
    return f"{function} {command} {column}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


# bash ------------------------------------------------------------------------------------------------------

_BASH = """\
# bash-aanvulling voor zedentui: eval "$(zedentui aanvulling bash)"
_zedentui_rijen() {{
    "${{COMP_WORDS[0]}}" "$1" --format tsv 2>/dev/null | tail -n +2 | cut -f"$2" | sort -u
}}

_zedentui() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} opdracht= inline= index
    # bash ziet --optie=waarde als drie woorden
    if [[ $cur == "=" ]]; then
        cur= inline=1
    elif [[ $prev == "=" ]]; then
        prev=${{COMP_WORDS[COMP_CWORD-2]}} inline=1
    fi
    for ((index = 1; index < COMP_CWORD; index++)); do
        case ${{COMP_WORDS[index]}} in
            {valued}) [[ ${{COMP_WORDS[index+1]}} == "=" ]] || ((index++)) ;;
            =) ((index++)) ;;
            -*) ;;
            *) opdracht=${{COMP_WORDS[index]}}; break ;;
        esac
    done
    COMPREPLY=()
    case $prev in
{values}
    esac
    if [[ $cur == -* ]]; then
        case $opdracht in
{options}
        esac
        return
    fi
    case $opdracht in
        "") COMPREPLY=($(compgen -W "{commands}" -- "$cur")) ;;
{words}
    esac
}}
complete -F _zedentui zedentui
"""


def _bash() -> str:
    valued = "|".join(option.name for option in OPTIONS.values() if option.value is not None and option.bare is None)
    values = []
    for option in OPTIONS.values():
        if option.value is not None:
            known = _bash_words(option.choices, option.fill)
            # what may do without a value only takes one behind the =
            action = f"if [[ $inline ]]; then {known}; return; fi" if option.bare is not None else f"{known}; return"
            values.append(f"        {option.name}) {action} ;;")
    options = []
    for command in COMMANDS.values():
        names = " ".join((*command.options, *SHARED))
        options.append(f'            {_quoted(command.name)}) COMPREPLY=($(compgen -W "{names}" -- "$cur")) ;;')
    words = [
        f"        {command.name}) {_bash_words(command.choices, command.fill)} ;;"
        for command in _named()
        if command.choices or command.fill
    ]
    return _BASH.format(
        valued=valued,
        values="\n".join(values),
        options="\n".join(options),
        commands=" ".join(command.name for command in _named()),
        words="\n".join(words),
    )


def _bash_words(choices: tuple[str, ...], fill: str) -> str:
    if fill in {"bestand", "map"}:
        kind = "f" if fill == "bestand" else "d"
        return f'COMPREPLY=($(compgen -{kind} -- "$cur")); compopt -o filenames 2>/dev/null'
    known = " ".join(choices)
    asked = f"$({_rows(fill, '_zedentui_rijen')})" if fill else ""
    both = " ".join(filter(None, (known, asked)))
    return f'COMPREPLY=($(compgen -W "{both}" -- "$cur"))' if both else ":"


# zsh -------------------------------------------------------------------------------------------------------

_ZSH = """\
#compdef zedentui
# zsh-aanvulling voor zedentui: zet dit als _zedentui in een map van $fpath
_zedentui_rijen() {{
    local -a rijen
    rijen=(${{(f)"$(_call_program rijen zedentui $1 --format tsv 2>/dev/null | tail -n +2 | cut -f$2 | sort -u)"}})
    compadd -a rijen
    (( $# < 3 )) || compadd -- ${{@:3}}
}}

_zedentui() {{
    local context state state_descr line
    local -A opt_args
    local -a gedeeld scherm opdrachten
    gedeeld=(
{shared}
    )
    scherm=(
{screen}
    )
    opdrachten=(
{commands}
    )
    _arguments -C $gedeeld $scherm '1: :->opdracht' '*:: :->woord'
    case $state in
        opdracht) _describe opdracht opdrachten ;;
        woord)
            case $line[1] in
{words}
            esac ;;
    esac
}}

if [ "$funcstack[1]" = "_zedentui" ]; then _zedentui "$@"; else compdef _zedentui zedentui; fi
"""


def _zsh() -> str:
    def specs(names: tuple[str, ...], room: int) -> str:
        return "\n".join(" " * room + _zsh_option(OPTIONS[name]) for name in names)

    cases = []
    for command in _named():
        own = [_zsh_option(OPTIONS[name]) for name in command.options]
        if command.choices or command.fill:
            star = "1" if command.most == 1 else "*"
            action = _zsh_action(command.choices, command.fill)
            own.append(_quoted(f"{star}:{_zsh_text(command.words)}:{action}"))
        cases.append(f"                {command.name}) _arguments $gedeeld {' '.join(own)} ;;")
    return _ZSH.format(
        shared=specs(SHARED, 8),
        screen=specs(COMMANDS[""].options, 8),
        commands="\n".join(" " * 8 + _quoted(f"{command.name}:{_zsh_text(command.title)}") for command in _named()),
        words="\n".join(cases),
    )


def _zsh_option(option: Option) -> str:
    text = f"[{_zsh_text(option.help)}]"
    if option.value is None:
        names = f"({option.short} {option.name})" if option.short else ""
        return _quoted(f"{names}{option.name}{text}")
    action = _zsh_action(option.choices, option.fill)
    if option.bare is not None:
        return _quoted(f"{option.name}=-{text}::{option.value}:{action}")
    return _quoted(f"{'*' if option.repeat else ''}{option.name}={text}:{option.value}:{action}")


def _zsh_action(choices: tuple[str, ...], fill: str) -> str:
    if fill in {"bestand", "map"}:
        return "_files" if fill == "bestand" else "_files -/"
    if fill:
        return f"{{{_rows(fill, '_zedentui_rijen')} {' '.join(choices)}}}".replace(" }", "}")
    return f"({' '.join(choices)})" if choices else " "


def _zsh_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")


# fish ------------------------------------------------------------------------------------------------------

_FISH = """\
# fish-aanvulling voor zedentui: zet dit in ~/.config/fish/completions/zedentui.fish
function __zedentui_rijen
    zedentui $argv[1] --format tsv 2>/dev/null | tail -n +2 | cut -f$argv[2] | sort -u
end

complete -c zedentui -f
"""


def _fish() -> str:
    lines = [_FISH + "\n".join(_fish_option(OPTIONS[name], "") for name in SHARED)]
    names = " ".join(command.name for command in _named())
    nothing = f"not __fish_seen_subcommand_from {names}"
    lines += [_fish_option(OPTIONS[name], nothing) for name in COMMANDS[""].options]
    for command in _named():
        seen = f"__fish_seen_subcommand_from {command.name}"
        lines.append(f"complete -c zedentui -n {_quoted(nothing)} -a {command.name} -d {_quoted(command.title)}")
        lines += [_fish_option(OPTIONS[name], seen) for name in command.options]
        if command.fill in {"bestand", "map"}:
            lines.append(f"complete -c zedentui -n {_quoted(seen)} -F")
        elif command.choices or command.fill:
            lines.append(
                f"complete -c zedentui -n {_quoted(seen)} -a {_quoted(_fish_words(command.choices, command.fill))}"
            )
    return "\n".join(lines) + "\n"


def _fish_option(option: Option, condition: str) -> str:
    parts = ["complete -c zedentui", f"-n {_quoted(condition)}" if condition else "", f"-l {option.name[2:]}"]
    if option.short:
        parts.append(f"-s {option.short[1:]}")
    if option.value is not None and option.bare is None:
        parts.append("-r -F" if option.fill in {"bestand", "map"} else "-x")
    if option.choices or ":" in option.fill:
        parts.append(f"-a {_quoted(_fish_words(option.choices, option.fill))}")
    return " ".join(filter(None, (*parts, f"-d {_quoted(option.help.partition('.')[0])}")))


def _fish_words(choices: tuple[str, ...], fill: str) -> str:
    asked = f"({_rows(fill, '__zedentui_rijen')})" if fill else ""
    return " ".join(filter(None, (*choices, asked)))


SHELLS = {"bash": _bash, "zsh": _zsh, "fish": _fish}
"""What makes the script, by shell."""
