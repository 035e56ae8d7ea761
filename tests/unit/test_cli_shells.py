"""The man page and the completions: made from the syntax, accepted by the programs that read them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runner import DATABASE, ROOT, run

from zedentui.cli.completion import SHELLS, script
from zedentui.cli.manual import man_page
from zedentui.cli.options import OPTIONS
from zedentui.cli.syntax import COMMANDS


def program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


def test_the_man_page_in_the_repository_is_fresh() -> None:
    assert (ROOT / "man" / "zedentui.1").read_text(encoding="utf-8") == man_page(), (
        "zedentui handleiding > man/zedentui.1"
    )
    assert run("handleiding", database=None).out == man_page()


def test_the_man_page_tells_everything() -> None:
    page = man_page()
    for option in OPTIONS:
        assert option.replace("-", "\\-") in page
    for name, command in COMMANDS.items():
        assert name.replace("-", "\\-") in page
        for example in command.examples:
            assert example.split(" > ")[0].partition('"')[0].replace("-", "\\-") in page
    assert "rank, kind, id, location, title, answer, citation, url" in page


def test_groff_has_no_complaint() -> None:
    found = subprocess.run(
        [program("groff"), "-k", "-man", "-Tutf8", "-ww", "-z"],
        input=man_page().encode(),
        capture_output=True,
        timeout=60,
    )
    assert (found.returncode, found.stderr) == (0, b"")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_can_read_its_script(shell: str, tmp_path: Path) -> None:
    file = tmp_path / "script"
    file.write_text(script(shell))
    subprocess.run([program(shell), "-n", str(file)], check=True, timeout=60)
    assert run("aanvulling", shell, database=None).out == script(shell)


COMPLETED = [
    ("zedentui sta", "statistiek"),
    ("zedentui moties b", "buitenweg"),
    ("zedentui --db x.duckdb moties b", "buitenweg"),
    ("zedentui statistiek --maat tec", "technisch_sepot"),
    ("zedentui statistiek --eenheid hoofd", "hoofdmaat"),
    ("zedentui statistiek --hel", "--help"),
    ("zedentui actieplan pl", "plan"),
    ("zedentui aanvulling f", "fish"),
    ("zedentui moties --format js", "json"),
]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A `zedentui` on the PATH, on the committed database."""
    path = tmp_path / "bin" / "zedentui"
    path.parent.mkdir()
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m zedentui "$@"\n')
    path.chmod(0o755)
    return {"PATH": f"{path.parent}:{os.environ['PATH']}", "ZEDENTUI_DB": str(DATABASE), "HOME": str(tmp_path)}


@pytest.mark.parametrize(("line", "wanted"), COMPLETED)
def test_bash_completes(line: str, wanted: str, tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "script").write_text(script("bash"))
    count = len(line.split()) - 1
    asked = f'. {tmp_path}/script; COMP_WORDS=({line}); COMP_CWORD={count}; _zedentui; echo "${{COMPREPLY[@]}}"'
    found = subprocess.run([program("bash"), "-c", asked], capture_output=True, text=True, env=environment, timeout=60)
    assert (found.stdout.split(), found.stderr) == ([wanted], "")


def test_bash_completes_behind_an_equals_sign(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "script").write_text(script("bash"))
    words = "zedentui --db = x --grafiek = staven statistiek --grafiek = ges"
    asked = f'. {tmp_path}/script; COMP_WORDS=({words}); COMP_CWORD=10; _zedentui; echo "${{COMPREPLY[@]}}"'
    found = subprocess.run([program("bash"), "-c", asked], capture_output=True, text=True, env=environment, timeout=60)
    assert found.stdout.split() == ["gestapeld"]


@pytest.mark.parametrize(("line", "wanted"), COMPLETED)
def test_fish_completes(line: str, wanted: str, tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "script").write_text(script("fish"))
    asked = f"source {tmp_path}/script; complete -C '{line}'"
    found = subprocess.run([program("fish"), "-c", asked], capture_output=True, text=True, env=environment, timeout=60)
    assert [row.partition("\t")[0] for row in found.stdout.splitlines()] == [wanted]


@pytest.mark.parametrize(("line", "wanted"), COMPLETED)
def test_zsh_completes(line: str, wanted: str, tmp_path: Path, environment: dict[str, str]) -> None:
    pexpect = pytest.importorskip("pexpect")
    zsh = program("zsh")
    (tmp_path / "_zedentui").write_text(script("zsh"))
    shell = pexpect.spawn(zsh, ["-f", "-i"], env=environment | {"TERM": "dumb"}, encoding="utf-8", timeout=60)
    try:
        shell.sendline(f'PS1="> "; fpath=({tmp_path} $fpath); autoload -Uz compinit; compinit -u -D; echo KL""AAR')
        shell.expect("KLAAR")
        # The word is completed in the line, and the line is then printed instead of run.
        shell.send(f"{line}\t")
        shell.sendline("\x01echo 'AF:\x05'")
        shell.expect(r"AF:([^\r\n']*)\r\n")
        assert shell.match.group(1).split()[-1].rstrip("=") == wanted
    finally:
        shell.close(force=True)
