"""How much a sheet from outside may ask for; beyond it is refused with a sentence."""

MOST_BYTES = 32 * 1024 * 1024
"""Of one file."""
MOST_UNPACKED = 256 * 1024 * 1024
"""Of everything in a packed file together."""
MOST_ENTRIES = 2_000
"""Files in a packed file."""
MOST_ROWS = 20_000
"""Of one sheet."""
MOST_LINES = 1_000_000
"""Of a text file, empty ones too: to pass over each takes its time."""
MOST_COLUMNS = 200
"""Of one sheet; what stands further to the right is not read."""
MOST_SHEETS = 50
"""Of one file; further ones are not read."""
MOST_SIGNS = 20_000
"""Of one cell."""
MOST_ANSWER = 40 * 1024 * 1024
"""Of what the reading process tells: whoever hears it needs ten times as much."""
MOST_MEMORY = 1024 * 1024 * 1024
"""Of the process that reads, everything counted."""
MOST_SECONDS = 60
"""For one file, before the reading process is ended."""
