"""Where a pattern can match at all: words one of which every match holds, and how to step back from one to the match's start."""

from __future__ import annotations

from typing import NamedTuple

from linter.pattern.compile import GAP_TOKENS, Lexicons
from linter.pattern.inflect import inflections
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
    Tree,
    Word,
)  # fmt: skip
from linter.text.document import Document
from linter.text.tokens import normalise

_COMMON = {
    w: c
    for c, ws in (
        (50, ", . \" the"), (25, "of to and a in that 's is it for on was he as with with be his not"),
        (10, "by at this have from but they are has we or i an had who she will would their more were its about no if what said been can so all than"),
    ) for w in ws.split()
}  # fmt: skip


class Anchor(NamedTuple):
    """One way a pattern can be found: at one of ``words``, or at a unit ``marked`` that starts there, or anywhere (both empty)."""

    words: frozenset[str]
    prefix: tuple[Tree, ...]  # what stands between the match's start and the anchor
    marked: str | None = None

    def cost(self) -> float:
        """How often the anchor is met, roughly: the analysis chooses the rarest."""
        if not self.words:
            return 400.0 if self.marked else 1e6
        return (
            sum(_COMMON.get(word, 0.05) for word in self.words)
            + 0.2 * len(self.prefix)
            + 5 * sum(isinstance(p, Gap) for p in self.prefix)
        )


def anchors(tree: Tree, lexicons: Lexicons) -> tuple[Anchor, ...]:
    """The anchors of a pattern: every match begins where stepping back from one of them leads."""
    found = _anchors(tree, lexicons)
    return tuple(found) if found is not None else (Anchor(frozenset(), ()),)


def _anchors(tree: Tree, lexicons: Lexicons) -> list[Anchor] | None:
    match tree:
        case Word(text):
            return [Anchor(frozenset({text}), ())]
        case Exact(words):
            return [Anchor(frozenset({normalise(words[0])}), ())]
        case Lemma(lemma):
            return [Anchor(inflections(lemma), ())]
        case Lexicon(name, inflected):
            return [Anchor(frozenset(lexicons.table(name, inflected)), ())]
        case Marked(name):
            return [Anchor(frozenset(), (), name)]
        case Capture(_, item):
            return _anchors(item, lexicons)
        case Repeat(item, least, _) if least > 0:
            return _anchors(item, lexicons)
        case Choice(options):
            out: list[Anchor] = []
            for option in options:
                found = _anchors(option, lexicons)
                if found is None:
                    return None
                out += found
            return out
        case Sequence(items):
            best: list[Anchor] | None = None
            for i, item in enumerate(items):
                found = _anchors(item, lexicons)
                if found is None:
                    continue
                here = [a._replace(prefix=(*items[:i], *a.prefix)) for a in found]
                if best is None or sum(a.cost() for a in here) < sum(a.cost() for a in best):
                    best = here
            return best
        case _:
            return None


def starts(document: Document, anchor: Anchor, token: int, lexicons: Lexicons) -> set[int]:
    """Tokens where a match whose anchor stands at ``token`` can begin (a superset)."""
    at = {token}
    for node in reversed(anchor.prefix):
        at = {start for here in at for start in _back(document, node, here, lexicons)}
        if not at:
            break
    return at


def _back(document: Document, node: Tree, at: int, lexicons: Lexicons) -> set[int]:
    """Where ``node`` can begin so that it ends at ``at``."""
    norms = document.norms
    match node:
        case Word(text):
            return {at - 1} if at > 0 and norms[at - 1] == text else set()
        case Exact(words):
            return {at - len(words)} if at >= len(words) else set()
        case Lemma(lemma):
            return {at - 1} if at > 0 and norms[at - 1] in inflections(lemma) else set()
        case Lexicon(name, inflected):
            table = lexicons.table(name, inflected)
            longest = lexicons.longest(name, inflected)
            return {
                at - n
                for n in range(1, min(longest, at) + 1)
                if (forms := table.get(norms[at - n])) and tuple(norms[at - n : at]) in forms
            }
        case Marked(name):
            return set(document.annotation(name).starts.get(at, ()))
        case Capture(_, item):
            return _back(document, item, at, lexicons)
        case Repeat(item, least, most):
            reached = {at} if least == 0 else set()
            here = {at}
            for count in range(1, min(most or 16, 16) + 1):
                here = {s for h in here for s in _back(document, item, h, lexicons)} - (
                    reached if least <= count - 1 else set()
                )
                if not here:
                    break
                if count >= least:
                    reached |= here
            return reached
        case Sequence(items):
            here = {at}
            for item in reversed(items):
                here = {s for h in here for s in _back(document, item, h, lexicons)}
            return here
        case Choice(options):
            return {s for option in options for s in _back(document, option, at, lexicons)}
        case Gap():
            return set(range(max(0, at - GAP_TOKENS), at + 1))
        case Edge(True):
            return {at} if at < len(norms) and document.sentences[document.sentence_of[at]].first == at else set()
        case Edge() | Look():
            return {at}
        case _:
            return {at}
