"""What a rule may ask of a match or draft whatever its kind: voice, block, position, within, outside, attributed, opinion, argued,
answered, and ``where`` of captures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TypeVar

from linter.attribution.heads import head_of
from linter.findings.drafts import Draft
from linter.findings.voices import voice_at
from linter.kinds.answers import answered
from linter.kinds.context import Context, unit_of_token
from linter.kinds.lemmas import share_lemma
from linter.kinds.places import positions
from linter.kinds.quantities import Quantity, quantity_in
from linter.kinds.speaking import spoken_by
from linter.pattern import Match
from linter.ruleset.form import nears
from linter.ruleset.rule import VOICES, Condition, LoadedRule, Near, Number
from linter.text.document import Document, Range

_Found = TypeVar("_Found", Draft, Match)
_ARTICLE = re.compile(r"^(?:the|a|an|this|that)\s+")


def fitting(context: Context, loaded: LoadedRule, found: Iterable[_Found]) -> Iterable[_Found]:
    """Those that are in the rule's voice, place and blocks, and meet its conditions; what a rule does not ask costs nothing."""
    for _, test in asked(context, loaded):
        found = filter(test, found)
    return found


def asked(context: Context, loaded: LoadedRule) -> Iterator[tuple[str, Callable[[Draft | Match], bool]]]:
    """What a rule asks of what it finds: each key that says something, with its test, in the order in which they are asked."""
    rule, voices, sentence_of = loaded.rule, context.discourse.voices, context.document.sentence_of
    if rule.voice != "any":
        fits = [voice_fits(rule.voice, voice) for voice in VOICES]
        yield "voice", lambda one: fits[voices[one.first]]
    if rule.block:
        yield "block", lambda one: context.block_at(one.first).kind in rule.block
    if rule.position:
        wished = rule.position
        yield "position", lambda one: not set(wished).isdisjoint(positions(context.document, one.first))
    if rule.within:
        within = rule.within
        yield "within", lambda one: context.inside(within, Range(one.first, one.last))
    if rule.outside:
        outside = rule.outside
        yield "outside", lambda one: not context.inside(outside, Range(one.first, one.last))
    if rule.attributed is not None:
        yield "attributed", lambda one: (sentence_of[one.first] in context.attributed) == rule.attributed
    if rule.opinion is not None:
        yield "opinion", lambda one: context.opinion == rule.opinion
    if rule.argued is not None:
        yield "argued", lambda one: context.argues(one.first) == rule.argued
    if rule.answered is not None:
        wanted = rule.answered
        yield "answered", lambda one: not answered(context, loaded, wanted, Range(one.first, one.last))
    if rule.speaker is not None:
        speaking = rule.speaker
        yield "speaker", lambda one: spoken_by(context, loaded, speaking, one.first)
    for key, near in nears(rule):
        yield key, partial(_near, context, key, near)
    if rule.where:
        yield "where", lambda one: holds(context, loaded, one.captures)


def _near(context: Context, key: str, near: Near, one: Draft | Match) -> bool:
    """Whether findings are, or are not, as near a match as a rule's key says."""
    behind = key.endswith("before")
    return (
        next(neighbours(context, near, Range(one.first, one.last), behind=behind), None) is not None
    ) != key.startswith("not")


def neighbours(context: Context, near: Near, at: Range, *, behind: bool) -> Iterator[tuple[str, Range]]:
    """The findings, with their rules, that ``near`` asks for around a match: those that end before it, or begin behind it."""
    here = context.unit_at(at.last - 1 if behind else at.first, near.unit)
    for rule in context.engine.matching(near.findings):
        for other in context.in_order(rule).beside(at, behind=behind):
            token = other.first if behind else other.last - 1
            if abs(context.unit_at(token, near.unit) - here) > near.within:
                break  # the further ones are further off
            yield rule, other


def voice_fits(wanted: str, voice: str) -> bool:
    """Whether a rule or condition for ``wanted`` takes what is said in ``voice``; ``source`` is quoted or reported."""
    return wanted == "any" or wanted == voice or (wanted == "source" and voice != "narrator")


def holds(context: Context, loaded: LoadedRule, captures: Mapping[str, Range]) -> bool:
    """Whether every ``where`` condition of a rule holds for some captures (an absent capture is not asked about)."""
    return all(
        holds_alone(context, loaded, name, condition, captures[name])
        and related(context.document, condition, captures[name], captures)
        for name, condition in loaded.rule.where.items()
        if name in captures
    )


def holds_alone(context: Context, loaded: LoadedRule, name: str, condition: Condition, at: Range) -> bool:
    """Whether a condition on a capture holds, but for what it says of other captures."""
    return all(holds for _, holds in answers(context, loaded, name, condition, at))


def answers(
    context: Context, loaded: LoadedRule, name: str, condition: Condition, at: Range
) -> Iterator[tuple[str, bool]]:
    """The keys of a condition on a capture that say something of it alone, each with whether it holds, worked out one by one."""
    if condition.within:
        yield "within", context.inside(condition.within, at)
    if condition.outside:
        yield "outside", not context.inside(condition.outside, at)
    if condition.voice:
        yield "voice", voice_fits(condition.voice, voice_at(context.discourse, at.first))
    if condition.speaker:
        yield "speaker", spoken_by(context, loaded, condition.speaker, at.first)
    number = condition.number
    if number is not None:
        yield "number", _in_bounds(number, quantity_in(context.document.text_of(*at)))
    if condition.at_least_words or condition.at_most_words:
        length = length_in_words(context.document, at)
        if condition.at_least_words:
            yield "at-least-words", length >= condition.at_least_words
        if condition.at_most_words:
            yield "at-most-words", length <= condition.at_most_words
    if condition.matches:
        yield "matches", _occurs(context, loaded, f"where.{name}.matches", at)
    if condition.lacks:
        yield "lacks", not _occurs(context, loaded, f"where.{name}.lacks", at)


def related(document: Document, condition: Condition, at: Range, captures: Mapping[str, Range]) -> bool:
    """Whether what a condition says of a capture and others holds. Of another that is absent only ``differs-from`` holds."""
    return all(
        agrees(document, condition, keys, at, captures[name]) if name in captures else keys == ("differs-from",)
        for keys, name in condition.compared.items()
    )


def agrees(document: Document, condition: Condition, keys: tuple[str, ...], at: Range, other: Range) -> bool:
    """Whether two captures are as one part of a condition says, named by its keys (see ``Condition.compared``)."""
    match keys:
        case ("same-as",):
            return _same(document, at, other)
        case ("differs-from",):
            return not _same(document, at, other)
        case ("same-head-as",):
            return _head(document, at) == _head(document, other)
        case ("same-lemma-as",):
            return share_lemma(_head(document, at), _head(document, other))
        case ("apart", "from"):
            apart = condition.apart
            assert apart is not None
            far = distance(document, at, other, apart.unit)
            return apart.at_least <= far and (apart.at_most is None or far <= apart.at_most)
        case _:
            mine, theirs = (quantity_in(document.text_of(*one)) for one in (at, other))
            if mine is None or theirs is None:
                return False
            return mine.value > theirs.value if keys[-1] == "above" else mine.value < theirs.value


def distance(document: Document, at: Range, other: Range, unit: str) -> int:
    """How far two ranges are from each other: words between them (0 where they meet or overlap), or sentences or paragraphs from one to the other."""
    first, second = sorted((at, other))
    if unit == "word":
        return length_in_words(document, Range(first.last, max(first.last, second.first)))
    return unit_of_token(document, second.first, unit) - unit_of_token(document, first.first, unit)


def _head(document: Document, at: Range) -> str:
    return document.norms[head_of(document, at).token]


def _in_bounds(number: Number, found: Quantity | None) -> bool:
    """Whether a number is within the bounds of a condition, but for what it says of other captures."""
    if found is None:
        return False
    return (
        (number.percent is None or number.percent == found.percent)
        and (number.at_least is None or found.value >= number.at_least)
        and (number.at_most is None or found.value <= number.at_most)
    )


def length_in_words(document: Document, at: Range) -> int:
    """How many words a range has; marks are not counted."""
    return sum(1 for norm in document.norms[at.first : at.last] if norm[0].isalnum())


def _occurs(context: Context, loaded: LoadedRule, part: str, at: Range) -> bool:
    """Whether one of a rule's patterns matches within a range."""
    matcher = context.engine.matcher(loaded, part)
    for token in range(*at):
        match = matcher.match_at(context.document, token)
        if match is not None and match.last <= at.last:
            return True
    return False


def _same(document: Document, a: Range, b: Range) -> bool:
    return words(document, a) == words(document, b)


def words(document: Document, at: Range) -> str:
    """The normalised words of a range without a leading article: two phrases that say the same have the same."""
    return _ARTICLE.sub("", " ".join(document.norms[at.first : at.last]))
