"""The one file of `make pyz`, which ZEDENTUI_PYZ names: unpacked and at work in an empty account, and without a home.

Where it unpacks and what it refuses is tried without the file as well.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from programs import Start
from terminal import environment
from tools import onefile, onefile_start

pytestmark = pytest.mark.terminal

FIGURE = ["statistiek", "--delict", "verkrachting", "--maat", "instroom", "--jaar", "2022", "--format", "csv"]


@pytest.fixture
def pyz() -> Path:
    """The file, made before."""
    named = os.environ.get("ZEDENTUI_PYZ", "")
    if not named:
        pytest.skip("ZEDENTUI_PYZ names no file: make pyz, or bash .ci/onefile, makes one and runs this")
    return Path(named).resolve()


def answer(pyz: Path, env: dict[str, str]) -> str:
    """The figure that it gives, in CSV."""
    found = subprocess.run([sys.executable, pyz, *FIGURE], env=env, capture_output=True, text=True, timeout=120)
    assert found.returncode == 0, found.stderr
    return found.stdout


def test_from_an_empty_account_to_the_screen(pyz: Path, home: Path, start: Start) -> None:
    assert ",743," in answer(pyz, environment(home))
    unpacked = sorted(path.name for path in home.rglob("zeden.duckdb"))
    assert unpacked == ["zeden.duckdb"]
    terminal = start([sys.executable, pyz])
    terminal.wait_for(lambda terminal: "2.581" in terminal.text and "Zedenmisdrijven, aantal" in terminal.text)
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.restored


def test_without_a_home(pyz: Path, home: Path) -> None:
    home.chmod(0o500)
    temporary = home.parent / "tmp"
    temporary.mkdir()
    env = environment(home) | {"HOME": "/dev/null", "TMPDIR": str(temporary)}
    assert ",743," in answer(pyz, env)
    assert [path.stat().st_mode & 0o777 for path in temporary.iterdir() if path.name.startswith("zedentui-")] == [0o700]


def test_the_checksum_beside_it(pyz: Path) -> None:
    beside = pyz.with_name(f"{pyz.name}.sha256").read_text()
    assert beside == f"{sha256(pyz.read_bytes()).hexdigest()}  {pyz.name}\n"
    assert pyz.name.endswith(f"{sys.implementation.cache_tag}-{onefile_start.here()}.pyz")


def test_another_python_or_system_is_refused_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert onefile_start.refusal() == "" or onefile_start.here() != onefile_start.SYSTEM
    monkeypatch.setattr(onefile_start, "TAG", "cpython-39")
    with pytest.raises(SystemExit) as ended:
        onefile_start.prepare()
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert said.startswith("Dit bestand is gemaakt voor Python 3.9 op ")
    assert said.count("\n") == 1


def older_pythons() -> list[str]:
    """Pythons before ours on the PATH or kept by pyenv, whatever they can still read."""
    kept = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    found = {}
    for version in ("2.7", "3.6", "3.7", "3.8", "3.9", "3.10"):
        own = [str(path) for path in sorted(kept.glob(f"{version}.*/bin/python"))]
        on_path = shutil.which(f"python{version}")
        found[version] = own[-1] if own else on_path
    return [python for python in found.values() if python]


@pytest.mark.parametrize("python", older_pythons() or [None])
def test_an_older_python_gets_the_same_sentence(python: str | None, tmp_path: Path) -> None:
    """Also one that could not read a line of zedentui: the file begins with what any Python can read."""
    if python is None:
        pytest.skip("no Python from before 3.11 here")
    file = tmp_path / "zedentui.pyz"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("__main__.py", onefile.start_code().format(module="zedentui.cli", fn="main"))
    found = subprocess.run([python, str(file)], capture_output=True, text=True, timeout=60)
    assert found.returncode == 2
    assert found.stderr.startswith(f"Dit bestand is gemaakt voor Python 3.{sys.version_info.minor} op ")
    assert found.stderr.count("\n") == 1
    assert found.stdout == ""


def test_the_start_of_the_file_has_nothing_that_an_older_python_cannot_read() -> None:
    code = onefile.start_code().format(module="zedentui.cli", fn="main")
    assert code.isascii()
    assert not [node for node in ast.walk(ast.parse(code, feature_version=(3, 6))) if isinstance(node, ast.JoinedStr)]


def test_a_folder_that_others_can_write_in_is_not_unpacked_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    (tmp_path / "cache" / "zedentui").mkdir(parents=True)
    shared = tmp_path / "tmp" / f"zedentui-{os.getuid()}"
    assert onefile_start.folder() == str(tmp_path / "cache" / "zedentui")
    (tmp_path / "cache" / "zedentui").chmod(0o777)
    assert onefile_start.folder() == str(shared)
    assert shared.stat().st_mode & 0o777 == 0o700
    shared.rmdir()
    shared.symlink_to(tmp_path)  # somebody else was first
    assert onefile_start.folder() is None


def test_the_start_of_the_file_is_code_for_this_python() -> None:
    code = onefile.start_code().format(module="sys", fn="intern")
    compile(code, "__main__", "exec", dont_inherit=True)
    assert f"TAG = {sys.implementation.cache_tag!r}" in code
