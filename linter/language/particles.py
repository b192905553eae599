"""What joins the parts of a name without a capital: particles (Piet *de* Groot, *van den* Berg, Ali *bin* Omar) and nicknames in marks."""

from __future__ import annotations

from linter.text.document import Document

PARTICLES = frozenset(
    """af al ap at av ben bin bint da dal das de degli dei del dela della delle den der des di do dos du e el ibn la las le lo los of san 't
    te ten ter tot und van vande vander ver vom von y zu zum zur""".split()  # noqa: SIM905
)
"""Words that stand within a surname, or before one, in lower case or with a capital."""

_OPENS_A_SURNAME = frozenset("van von vom vander vande da de del della di dos du zu zum zur el al ibn".split())  # noqa: SIM905
"""Particles that a surname without a forename may begin with; the others have a name before them."""
_WORDS_TOO = frozenset({"van", "at", "of", "ten", "do", "e", "te", "und", "los", "san"})
"""Particles that are common words too: with a name before them only, or with another particle after them."""
_NEVER_ALONE = frozenset({"at", "of", "und", "e", "ten", "do"})
"""Of those the ones that are never taken for a particle unless another particle is beside them (Anna von und zu Orlow)."""
_BEFORE_A_THING = frozenset("dqJZ#O")
"""Classes before a common noun: a white van, her van."""


def join_names(document: Document, classes: list[str]) -> None:
    """Make names of the particles and nicknames that join names.

    Args:
        document: the article.
        classes: a class a token, with names found by their capitals; changed in place.
    """
    for first, last in document.nicknames:
        if classes[first - 1] == classes[last] == "E":
            classes[first:last] = "E" * (last - first)
    norms = document.norms
    at, last = 0, len(norms)
    while at < last:
        if norms[at] not in PARTICLES or classes[at] == "E":
            at += 1
            continue
        first = at
        while at < last and norms[at] in PARTICLES and document.view[document.starts[at]].islower():
            at += 1
        if first < at < last and classes[at] == "E" and _joins(norms, classes, first, at):
            classes[first:at] = "E" * (at - first)
        at = max(at, first + 1)


def _joins(norms: list[str], classes: list[str], first: int, last: int) -> bool:
    """Whether particles before a name are part of it."""
    alone = last - first == 1
    if alone and norms[first] in _NEVER_ALONE:
        return False
    if first and classes[first - 1] == "E":
        return True
    if norms[first] not in _OPENS_A_SURNAME or (alone and norms[first] in _WORDS_TOO and first == 0):
        return False
    return not (alone and norms[first] in _WORDS_TOO and classes[first - 1] in _BEFORE_A_THING)
