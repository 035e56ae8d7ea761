"""zedentui: a terminal dossier on the Dutch approach to sexual offences, over one embedded DuckDB file."""

import sys

__version__ = "0.8.0"

if sys.argv[:1] == ["-m"] or (sys.argv and sys.argv[0].endswith(("/zedentui", ".pyz"))):
    # We are the program, not somebody's library. Ctrl+c ends it at once and silently from the first line on: the
    # imports that follow take longer than a hand needs to think again, and Python's own handler would show a traceback
    # of them. `_signal` is there already; `signal` would be the first import to be interrupted.
    try:
        import _signal  # type: ignore[import-not-found]

        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
    except KeyboardInterrupt:  # it came just before, and is told of here: the same end
        import _signal

        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
        _signal.raise_signal(_signal.SIGINT)
