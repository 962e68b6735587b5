"""Papers: frozen data in, finished PDF out, and the search of a finished one.

Text goes one way only: ``text_fonts`` shapes words with HarfBuzz, ``text_lines`` breaks them into
lines, ``sheet`` writes the lines, ``text_embedding`` embeds the glyphs that were used. ``flow`` and
``blocks`` place things on pages; ``registry`` is the port's one implementation.
"""
