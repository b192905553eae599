"""What patterns mean, written down a second time without pyparsing: naive, slow and independent of the engine, for tests to compare with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.language.inflection import inflections
from linter.pattern.lexicon import Lexicons
from linter.pattern.operators.elastic import GAP_STOPS, GAP_TOKENS
from linter.pattern.operators.looking import CLOSERS
from linter.pattern.operators.repeating import MOST
from linter.pattern.operators.shapes import MOST_CHARACTERS, MOST_TOKENS
from linter.pattern.stream import BREAK, TokenStream
from linter.pattern.tree import (
    Capture,
    Choice,
    Edge,
    Exact,
    Gap,
    Lemma,
    Lexicon,
    Look,
    Marked,
    Repeat,
    Sequence,
    Shape,
    Tree,
    Word,
)

Captures = tuple[tuple[str, int, int], ...]
Found = tuple[int, Captures] | None


def match_at(tree: Tree, lexicons: Lexicons, stream: TokenStream, slot: int) -> Found:
    """The end of what matches at a slot, and its captures."""
    words = stream.words

    def one(forms: frozenset[str]) -> Found:
        return (slot + 1, ()) if words[slot] in forms else None

    match tree:
        case Word(text):
            return one(frozenset((text,)))
        case Lemma(lemma):
            return one(inflections(lemma))
        case Lexicon(name, inflected):
            forms = sorted(lexicons.table(name, inflected).forms(), key=len, reverse=True)
            return next(((slot + len(f), ()) for f in forms if tuple(words[slot : slot + len(f)]) == f), None)
        case Exact(texts):
            tokens = [stream.token_of[i] for i in range(slot, min(slot + len(texts), len(words)))]
            written = [stream.document.text_of(t, t + 1).replace("’", "'") if t >= 0 else BREAK for t in tokens]
            return (slot + len(texts), ()) if tuple(written) == texts else None
        case Shape(expression):
            return _shape(expression, stream, slot)
        case Sequence(items):
            return _in_a_row(items, lexicons, stream, slot)
        case Choice(options):
            return next((found for o in options if (found := match_at(o, lexicons, stream, slot))), None)
        case Repeat(item, least, most):
            captures: Captures = ()
            for times in range(MOST if most is None else most):
                found = match_at(item, lexicons, stream, slot)
                if found is None:
                    return (slot, captures) if times >= least else None
                captures += found[1]
                if found[0] == slot:
                    break
                slot = found[0]
            return slot, captures
        case Look(item, negative):
            found = match_at(item, lexicons, stream, slot)
            return (slot, ()) if (found is None) == negative else None
        case Edge(True):
            return (slot, ()) if words[slot] != BREAK and words[slot - 1] == BREAK else None
        case Edge():
            here = slot
            while words[here] in CLOSERS:
                here += 1
            return (slot, ()) if words[here] == BREAK else None
        case _:
            return _in_a_row((tree,), lexicons, stream, slot)


def _in_a_row(items: tuple[Tree, ...], lexicons: Lexicons, stream: TokenStream, slot: int) -> Found:
    if not items:
        return slot, ()
    name, inner = (items[0].name, items[0].item) if isinstance(items[0], Capture) else (None, items[0])
    if isinstance(inner, Gap | Marked):
        begin = _announced(inner, stream, slot)
        for end in _ends(inner, stream, begin):
            rest = _in_a_row(items[1:], lexicons, stream, end)
            if rest is not None:
                return rest[0], (((name, begin, end),) if name else ()) + rest[1]
        return None
    found = match_at(inner, lexicons, stream, slot)
    if found is None:
        return None
    rest = _in_a_row(items[1:], lexicons, stream, found[0])
    own = ((name, slot, found[0]),) if name else ()
    return rest and (rest[0], found[1] + own + rest[1])


def _shape(expression: str, stream: TokenStream, slot: int) -> Found:
    """The first way to match that ends with a token, else the longest row of tokens that is matched as a whole."""
    document, first = stream.document, stream.token_of[slot]
    if first < 0:
        return None
    last = min(document.sentences[document.sentence_of[first]].last, first + MOST_TOKENS)
    seen = document.view[document.starts[first] : document.ends[last - 1]][:MOST_CHARACTERS]
    found = re.match(expression, seen)
    if found is None:
        return None
    texts = {document.text_of(first, end): slot + end - first for end in range(first + 1, last + 1)}
    if found[0] in texts:
        return texts[found[0]], ()
    return next(((texts[t], ()) for t in sorted(texts, key=len, reverse=True) if re.fullmatch(expression, t)), None)


def _announced(item: Gap | Marked, stream: TokenStream, slot: int) -> int:
    """A colon that ends a sentence introduces the quotation that opens the next."""
    if item == Marked("quote") and stream.words[slot] == BREAK and stream.words[slot - 1] == ":":
        return min(slot + 1, len(stream.words) - 1)
    return slot


def _ends(item: Gap | Marked, stream: TokenStream, slot: int) -> Iterator[int]:
    if isinstance(item, Gap):
        for end in range(slot, slot + GAP_TOKENS + 1):
            yield end
            if stream.words[end] in GAP_STOPS:
                return
        return
    token = stream.token_of[slot]
    if token >= 0:
        units = stream.units(item.name, token)
        longest = units.longest(token)
        if longest is not None:
            for end in (longest, *units.shorter.get(token, ())):
                yield stream.slot_of[end - 1] + 1
