"""The constants of the search, with reasons; docs/search.md tells how they were found."""

from __future__ import annotations

# What a difference between the query and the text costs. Homophones are most of the wrong characters
# in typed Chinese, so they are the cheapest. An edit is any other wrong, missing, extra or swapped
# character.
SOUND = 1  # another character of the same main reading, toneless
NEAR = 2  # another reading, one that is commonly confused (zh/z, an/ang), or a look-alike
EDIT = 3
ABBREVIATED = 1  # an abbreviation for its meaning
GAP = 4  # characters of the text that one edit may skip, as short names do

# The greatest cost of a match, by the number of units (characters, syllables, numbers) in the word. Two
# characters allow one homophone or look-alike, since many words of two are similar.
BUDGET = {
    "characters": (0, 0, 2, 3, 3, 6, 6, 6, 6, 7, 8, 9),
    "pinyin": (0, 0, 2, 2, 3, 4, 5, 6, 6, 7, 8, 9),
    "initials": (0, 0, 0, 1),
}

# The kinds of interpretation: what each costs, and which units may be wrong or left out.
PRICE = {"characters": 0, "pinyin": 0, "initials": 1}
EDITABLE = frozenset(("char", "syllable", "ending"))  # never a number, never an initial

# Points for the field. The steps are larger than what the share can add, so a topic always beats a
# statement, and a statement beats a mention.
PLACE = {"topic": 45.0, "alias": 45.0, "statement": 25.0, "source": 5.0}
SHARE = 15.0  # how much of the text was matched
LIKENESS = 40.0  # how cheap the match was
# The part of an edit's cost that is returned if the wrong character sounds almost like the right one.
ALIKE = 1.5

# A fuzzy match must be unlikely by chance. Its evidence, in bits, is the information of its units (rare
# characters carry more), minus that of its differences, minus the number of places where it could occur.
SMOOTHING = 2000  # characters of imagined ordinary text added to the base before counting
ORDINARY_SHARE = {  # share of ordinary text that matches a unit in this way
    "literal": 1 / 1500,
    "sound": 1 / 350,
    "other reading": 1 / 350,
    "near sound": 1 / 200,
    "shape": 1 / 200,
    "pinyin": 1 / 350,
    "initials": 1 / 25,
}
EDIT_BITS = 4.0  # subtracted for an edit, as there are many possible edits
LEAST_EDIT_BITS = 0.5  # of a wrong character that sounds almost like the right one: few do
# Subtracted in addition at an end of a short word, by its units: what is left matches a shorter word,
# probably a different one (人民日报, 人民日益).
OUTER_EDIT_BITS = (0.0, 0.0, 0.0, 10.0, 7.0, 0.0)
OUTER_SLIP_BITS = 2.0  # instead, for four characters that are no word: they are probably a slip
UNLIKE = 0.3  # the greatest resemblance of two characters of which one is no slip for the other
# The greatest share of units that may be edits; one always may. Different words share parts.
EDITED = 1 / 3
APART_BITS = 1.5  # how much more often than by chance the two parts of a word must occur together
ENOUGH = 0.5  # bits above chance
# Matches of the same characters count together if there are so many times more than expected by chance.
OFTEN = 3.0
# So few initials count only at the start of a name, or if they find a word.
FEW_INITIALS = 3
# Additional bits that their matches need to be accepted for their number.
INITIALS_BITS = 8.0
