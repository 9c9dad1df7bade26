"""How a year is written in digits: for patterns, and so light that each start may load it."""

YEAR = r"(?:19|20)\d\d"
