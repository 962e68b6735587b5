"""Paper comes home: scanned sheets are found, compared with their form, and registered."""
