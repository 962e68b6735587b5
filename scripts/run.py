"""Make the environment when it is missing, then start the program.

python3 scripts/run.py           open the program
python3 scripts/run.py --vault FOLDER
                                 open it at the vault in that folder
python3 scripts/run.py --demo    a vault of invented cases, papers into out/, then the program;
                                 where there is no display, all but the program
python3 scripts/run.py --demo --pictures
                                 pictures of every screen too, before the program opens (minutes)
python3 scripts/run.py --demo --no-window
                                 the vault and the papers, and never the program
python3 scripts/run.py --help    this text, and nothing else
"""

import subprocess
import sys

sys.dont_write_bytecode = True  # a refusal leaves nothing behind, not even a cache

import environment  # noqa: E402  after the line above, or it would be cached itself


def main(arguments: list[str]) -> int:
    """Hand over to the demonstration or to the program; returns its exit code."""
    if {"-h", "--help"} & set(arguments):
        print(__doc__)
        return 0
    python = environment.prepare()
    if "--demo" in arguments:
        start = [str(environment.ROOT / "scripts" / "demo.py")]
    else:
        start = ["-m", "sspf_app"]
    return subprocess.run([str(python), *start, *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
