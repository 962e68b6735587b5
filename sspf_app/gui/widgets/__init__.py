"""Building blocks that the screens share; import each from its module."""
