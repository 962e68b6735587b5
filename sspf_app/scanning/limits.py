"""How much a file from outside may ask for; beyond it is refused with a sentence."""

MOST_BYTES = 256 * 1024 * 1024
"""Of one file."""
MOST_PAGES = 300
"""Of one file: a stack that an office scanner feeds in one go."""
MOST_PIXELS = 80_000_000
"""Of one page: A4 at 600 dpi has 35 million, A3 at 600 dpi 70 million."""
LONG_SIDE = 2339
"""Of a page as it is read and kept, in pixels: A4 at 200 dpi."""
LONG_SIDE_CLOSE = 3508
"""For a second look: A4 at 300 dpi."""
MOST_MEMORY = 1536 * 1024 * 1024
"""Of the process that reads, everything counted."""
MOST_SECONDS = 30
"""For one page, before the reading process is ended."""
MOST_FRAME = 64 * 1024 * 1024
"""Of one message between the two processes."""
