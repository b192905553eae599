"""Patterns that are always exactly one token: what they may be, and their elements, which need not call any other.

Most of what patterns are made of is one token: asking its class and its word at once is several times quicker than asking
the options of a choice one after the other.
"""

from __future__ import annotations

from linter.language.inflection import inflections
from linter.pattern.elements import At, Captures
from linter.pattern.lexicon import Lexicons
from linter.pattern.stream import Tape
from linter.pattern.tree import Choice, Lemma, Lexicon, Marked, Tree, Word
from linter.text.document import CLASSES

_NO_CLASS: frozenset[str] = frozenset()
_NO_WORD: frozenset[str] = frozenset()
_MAY_BE_ONE = frozenset((Word, Lemma, Lexicon, Marked, Choice))


def one_token(tree: Tree, lexicons: Lexicons) -> tuple[frozenset[str], frozenset[str]] | None:
    """The word classes and the words of a tree that is always one token and captures nothing; None for any other tree."""
    if tree.__class__ not in _MAY_BE_ONE:  # told apart first, since most trees that are asked about are larger
        return None
    match tree:
        case Word(text):
            return _NO_CLASS, frozenset((text,))
        case Lemma(lemma):
            return _NO_CLASS, inflections(lemma)
        case Lexicon(name, inflected):
            forms = lexicons.forms(name, inflected)
            return None if forms is None else (_NO_CLASS, forms)
        case Marked(name):
            classes = CLASSES.get(name)
            return None if classes is None else (classes, _NO_WORD)
        case Choice(options):
            each = []
            for option in options:
                one = one_token(option, lexicons)
                if one is None:
                    return None
                each.append(one)
            return _NO_CLASS.union(*(tags for tags, _ in each)), _NO_WORD.union(*(words for _, words in each))
        case _:
            raise AssertionError(tree)


def token(classes: frozenset[str], forms: frozenset[str]) -> At:
    """One token of some classes or forms."""
    if not classes and len(forms) == 1:
        (text,) = forms
        return lambda tape, slot, captures: slot + 1 if tape.words[slot] == text else -1
    if not classes:
        return lambda tape, slot, captures: slot + 1 if tape.words[slot] in forms else -1
    if not forms:
        return lambda tape, slot, captures: slot + 1 if tape.tags[slot] in classes else -1
    return lambda tape, slot, captures: slot + 1 if tape.tags[slot] in classes or tape.words[slot] in forms else -1


def maybe_token(classes: frozenset[str], forms: frozenset[str]) -> At:
    """``x?`` of one token."""
    return lambda tape, slot, captures: slot + 1 if tape.tags[slot] in classes or tape.words[slot] in forms else slot


def tokens(classes: frozenset[str], forms: frozenset[str], least: int, most: int) -> At:
    """Possessive repetition of one token."""

    def at(tape: Tape, slot: int, captures: Captures) -> int:
        tags, words = tape.tags, tape.words
        here, last = slot, slot + most
        while here < last and (tags[here] in classes or words[here] in forms):
            here += 1
        return here if here - slot >= least else -1

    return at


def look_at_token(classes: frozenset[str], forms: frozenset[str], negative: bool) -> At:
    """``&x`` and ``!x`` of one token."""

    def at(tape: Tape, slot: int, captures: Captures) -> int:
        return -1 if (tape.tags[slot] in classes or tape.words[slot] in forms) == negative else slot

    return at
