"""`python -m zedentui`: the same as the `zedentui` command."""

import sys

from zedentui.cli import main

if __name__ == "__main__":
    sys.exit(main())
