"""The constants of the search, each with its reason; docs/search.md tells how they were found."""

from __future__ import annotations

# What a difference between the query and the text costs. Homophones are most of the wrong characters
# in typed Chinese, so they are the cheapest. An edit is any other wrong, missing, extra or swapped
# character.
SOUND = 1  # another character of the same main reading, toneless
NEAR = 2  # another reading, one that is commonly confused (zh/z, an/ang), or a look-alike
EDIT = 3
ABBREVIATED = 1  # a word of the trade for what it stands for
GAP = 4  # characters of the text that may be left out for one edit, as short names do

# The most a match may cost, by the number of units (characters, syllables, numbers) in the word. Two
# characters allow one homophone or look-alike: too many words of two are alike otherwise.
BUDGET = {
    "characters": (0, 0, 2, 3, 3, 6, 6, 6, 6, 7, 8, 9),
    "pinyin": (0, 0, 2, 2, 3, 4, 5, 6, 6, 7, 8, 9),
    "initials": (0, 0, 0, 1),
}

# The kinds of interpretation: what each costs, and which units may be wrong or left out.
PRICE = {"characters": 0, "pinyin": 0, "initials": 1}
EDITABLE = frozenset(("char", "syllable", "ending"))  # never a number, never an initial

# Where a word is found. The steps are larger than what the share can add, so a topic beats a
# statement and a statement beats a mention, however short the other text is.
PLACE = {"topic": 45.0, "alias": 45.0, "statement": 25.0, "source": 5.0}
SHARE = 15.0  # whole beats part: how much of the text was matched
LIKENESS = 40.0  # how little the match cost
# Given back of an edit's cost where the wrong character sounds nearly like the right one.
ALIKE = 1.5

# A match that is not literal must be unlikely to be an accident. Its evidence, in bits, is what its
# units carry (rare characters more than common ones) less what its differences could have been, less
# the number of places where it could have turned up.
SMOOTHING = 2000  # characters of imagined ordinary text added to the base before counting
ORDINARY_SHARE = {  # of ordinary text: the characters that would answer a unit in this way
    "literal": 1 / 1500,
    "sound": 1 / 350,
    "other reading": 1 / 350,
    "near sound": 1 / 200,
    "shape": 1 / 200,
    "pinyin": 1 / 350,
    "initials": 1 / 25,
}
EDIT_BITS = 4.0  # what an edit takes away: it could have been one of some thirty others
# What an edit takes more at an end of a short word, by its units: there the match is little but a
# shorter word, and that is likely another one (人民日报, 人民日益).
OUTER_EDIT_BITS = (0.0, 0.0, 0.0, 10.0, 7.0, 0.0)
# How many of the units may be edits at most; one always may. Words share parts, and not by accident.
EDITED = 1 / 3
ENOUGH = 0.5  # bits over chance
# Matches of the same characters count together if they are so many times what chance expects.
OFTEN = 3.0
# So many initials say nothing but at the beginning of a name, or where a word answers them.
FEW_INITIALS = 3
# What their matches must carry more to be believed because they are many.
INITIALS_BITS = 8.0
