"""Where the console of the program to double-click begins."""

import sys

from sspf_app.bootstrap import run_console

sys.exit(run_console())
