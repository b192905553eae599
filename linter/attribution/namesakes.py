"""Which of those who share a surname a surname alone means: the one in focus, the one the article calls so, or nobody for sure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from linter.attribution.beside import KIN
from linter.attribution.entities import Entity
from linter.language.tags import document_tags
from linter.text.document import Document

_NEAR = 2  # sentences in which somebody is in focus
_OFTEN = 3  # times that an article calls somebody by the surname alone, before that is settled
_CLEAR = 0.75  # by which the best must lead
_FOCUS, _CALLED, _SPOKEN, _NAMED, _RELATIVE = 2.0, 2.0, 1.0, 1.0, 0.5  # what each is worth, at most


def meant(
    document: Document, namesakes: Sequence[Entity], token: int, spoken: Mapping[Entity, int], title: str | None = None
) -> list[Entity]:
    """Whom a surname at a token means.

    What counts: who was named last, near by; whom the article has called by the surname alone; who has spoken; whom the article names most. A relative who was introduced as
    such (her husband, Jan Orlow) is rarely called so.

    Args:
        document: the article.
        namesakes: those who bear the surname, at least one.
        token: where it stands.
        spoken: how often each has spoken.
        title: the office before the surname: one who has it is meant, where only one has.

    Returns:
        One entity, or several that fit alike.
    """
    if len(namesakes) == 1:
        return list(namesakes)
    if title is not None:
        holders = [one for one in namesakes if title in one.titles]
        others = [one for one in namesakes if not one.relative]
        namesakes = holders or others or namesakes
    known = [one for one in namesakes if one.last_before(token) >= 0] or list(namesakes)
    if len(known) == 1:
        return known
    focus = _in_focus(document, known, token)
    calls = {one: bisect_left(one.short, token) for one in known}
    words = {one: spoken.get(one, 0) for one in known}
    all_calls, all_words = sum(calls.values()) or 1, sum(words.values()) or 1
    all_full = sum(len(one.full) for one in known) or 1

    others = [one for one, count in calls.items() if not count]
    settled = len(others) == len(known) - 1 and all_calls >= _OFTEN and not any(words[one] for one in others)
    near = (
        _FOCUS / 2 if settled else _FOCUS
    )  # one whom the article has always called so stays the one, where no other has spoken

    def score(one: Entity) -> float:
        called, said, full = calls[one] / all_calls, words[one] / all_words, len(one.full) / all_full
        worth = near * focus.get(one, 0.0) + _CALLED * called + _SPOKEN * said + _NAMED * full
        return worth - _RELATIVE * one.relative

    ranked = sorted(known, key=score, reverse=True)  # stable: the first in the article first
    best = score(ranked[0])
    return [one for one in ranked if best - score(one) < _CLEAR]


def _in_focus(document: Document, known: list[Entity], token: int) -> dict[Entity, float]:
    """Who is in focus at a token, 0 to 1: all whom the nearest sentence names that names one of them."""
    sentence_of = document.sentence_of
    last = {one: one.last_before(token) for one in known}
    nearest = max(last.values())
    if nearest < 0:
        return {}
    distance = sentence_of[token] - sentence_of[nearest]
    if distance > _NEAR * 2:
        return {}
    value = 1.0 if distance <= _NEAR else 0.5
    named = [one for one, at in last.items() if at >= 0 and sentence_of[at] == sentence_of[nearest]]
    told = [one for one in named if not _only_tells_who(document, last[one])]
    return dict.fromkeys(told or named, value)


def _only_tells_who(document: Document, token: int) -> bool:
    """Whether a name only tells who another is: the mother of the sailor Jan Orlow."""
    tags = document_tags(document)
    while token and tags[token - 1] in "dqJNZEM#PKG":
        token -= 1
    return token > 1 and tags[token - 1] == "o" and document.norms[token - 2] in KIN
