"""What ``bench.py`` starts in processes of its own: windows without a screen.

Each is run as a script and prints one line when it has something to say; nothing heavy is imported
here, because how long a start takes is one of the things measured.
"""

PASSWORD = "tretton lugna renar badar"  # noqa: S105  of invented cases, known to everybody
