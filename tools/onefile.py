"""Makes zedentui one file, for servers without internet: `python -m tools.onefile WHEEL FOLDER`.

shiv packs the wheel with all it needs, and unpacks it at the first start; what it does before that is in
`onefile_start`. DuckDB is compiled for one Python on one system, so the file is too: its name says which, and elsewhere
it says so itself. Beside it comes its SHA-256, for `sha256sum --check`.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from tools import onefile_start

__all__ = ["file_name", "main", "start_code"]

_LAST = """
prepare()
try:
    import {module}
    {module}.{fn}()
except OSError as error:
    sys.stderr.write("zedentui kan niet worden uitgepakt in %s (%s); maak daar ruimte, of wijs een andere map aan met "
                     "SHIV_ROOT=MAP.\\n" % (os.environ.get("SHIV_ROOT"), error.strerror))
    sys.exit(2)
"""


def file_name(release: str) -> str:
    """Name of the file for this Python on this system: `zedentui-0.2.0-cpython-311-linux-x86_64.pyz`."""
    return f"zedentui-{release}-{sys.implementation.cache_tag}-{onefile_start.here()}.pyz"


def start_code() -> str:
    """The `__main__` of the file, as a template for shiv: this Python and system filled in."""
    code = Path(onefile_start.__file__).read_text("utf-8").replace("{", "{{").replace("}", "}}")
    code = code.replace("TAG = sys.implementation.cache_tag", f"TAG = {sys.implementation.cache_tag!r}")
    return code.replace('SYSTEM = "linux-x86_64"', f"SYSTEM = {onefile_start.here()!r}") + _LAST


def main(wheel: Path, folder: Path) -> Path:
    """Make the file from `wheel` in `folder`, with its checksum beside it; gives where it is."""
    from shiv import builder, cli

    folder.mkdir(parents=True, exist_ok=True)
    made = folder / file_name(wheel.name.split("-")[1])
    builder.MAIN_TEMPLATE = start_code()
    options = ["--output-file", str(made), "--console-script", "zedentui", "--compile-pyc", "--reproducible"]
    cli.main([*options, "--quiet", "--no-warn-script-location", str(wheel)], standalone_mode=False)
    made.with_name(f"{made.name}.sha256").write_text(f"{sha256(made.read_bytes()).hexdigest()}  {made.name}\n")
    print(f"{made} ({made.stat().st_size / 1e6:.0f} MB, shiv {version('shiv')})")
    return made


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
