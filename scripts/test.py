"""Make the environment when it is missing, then run every check and every test.

python3 scripts/test.py           everything
python3 scripts/test.py --fast    without the tests of the windows
"""

import subprocess
import sys

sys.dont_write_bytecode = True  # a refusal leaves nothing behind, not even a cache

import environment  # noqa: E402  after the line above, or it would be cached itself

if __name__ == "__main__":
    if {"-h", "--help"} & set(sys.argv[1:]):
        print(__doc__)
        sys.exit(0)
    python = environment.prepare(for_tests=True)
    check = environment.ROOT / "scripts" / "check.py"
    sys.exit(subprocess.run([str(python), str(check), *sys.argv[1:]], check=False).returncode)
