"""Where the window of the program to double-click begins."""

import sys

from sspf_app.__main__ import main

sys.exit(main())
