"""`python -m privgen`: the same as the console script `privgen`."""

from __future__ import annotations

import sys

from privgen.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
