"""How strongly units that begin or end alike read as a figure: anaphora and epistrophe, or words by chance.

By signs of Dubremetz and Nivre (2018, *Rhetorical Figure Detection: Chiasmus, Epanaphora, Epiphora*), who rank such units by them: how many
there are, how many words come back and whether these are more than stop words, how long the units are and how they end. They learn a weight for
each sign; here each counts a small whole number, set by hand.
"""

from __future__ import annotations

from collections.abc import Sequence

from linter.kinds.repetition.units import CONTENT, Unit, Units
from linter.text.document import Range

_TOPIC = frozenset("E#eO")  # names, figures, days: they come back because the text is about them
_NOUN_PHRASE = frozenset("dqJNMZOo") | _TOPIC
_SAME_CLASS = str.maketrans("MEZ", "NNJ")
_EVEN = 2  # tokens by which units of one size may differ
_SERIES = 5  # what each unit beyond two counts
_BESIDE = 2  # words at the other edge that count


def strength(text: Units, units: Sequence[Unit], repeated: Range, beside: int) -> int:
    """How many signs of a figure a run of units has, less those against one.

    Args:
        text: the units of the document.
        units: the units that share words at an edge, two at least.
        repeated: these words, in the first of them.
        beside: how many words they share at their other edge.
    """
    tags = text.tags[repeated.first : repeated.last]
    words = sum(2 if tag in CONTENT else tag not in _TOPIC for tag in tags)
    series = _SERIES * (len(units) - 2) if len(units) > 2 else -3 * text.one_sentence(units)
    at_edges = words + min(beside, _BESIDE) - 2 * _subject(text, units, repeated)
    return at_edges + series + _size(units, len(tags) + beside) + _form(text, units)


def _subject(text: Units, units: Sequence[Unit], repeated: Range) -> bool:
    """Whether units open with what they are about: a noun phrase and no more, of a pair any, of a series one with *the*."""
    first, last = repeated
    named = len(units) == 2 or text.norms[first] == "the"
    return named and first == units[0][0] and _NOUN_PHRASE.issuperset(text.tags[first:last])


def _size(units: Sequence[Unit], shared: int) -> int:
    """Units of one size (1); of their words half come back (2), a third (1), or of a pair's less than a fifth (-2)."""
    sizes = [last - first for first, last in units]
    share = shared * len(sizes) / sum(sizes)
    even = max(sizes) - min(sizes) <= _EVEN
    return even + (share >= 1 / 2) + (share >= 1 / 3) - 2 * (share < 1 / 5 and len(units) == 2)


def _form(text: Units, units: Sequence[Unit]) -> int:
    """Units of the same word classes, word by word (2); questions or exclamations all (1)."""
    built = {text.tags[first:last].translate(_SAME_CLASS) for first, last in units}
    marks = {"".join(text.norms[last : last + 1]) for _, last in units}
    return 2 * (len(built) == 1) + (marks in ({"?"}, {"!"}))
