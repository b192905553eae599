"""What each alternative of a pattern did in a text: its matches, or how far it got, by the elements that match."""

from __future__ import annotations

from linter.authoring.explanation import Alternative, Attempt, Item, Pattern, Stretch
from linter.pattern import Scoped
from linter.pattern.matcher import Alternative as Matching
from linter.pattern.search.choosing import forms_of
from linter.pattern.show import shown
from linter.pattern.stream import BREAK, TokenStream, stream_of
from linter.pattern.trace import Traced, Trial
from linter.pattern.tree import Marked
from linter.ruleset.compiled import Engine
from linter.ruleset.rule import LoadedRule
from linter.text.document import Document

MOST_TOKENS = 1_500
"""The longest text that is explained."""


def pattern_in(
    engine: Engine, loaded: LoadedRule, part: str, document: Document, within: tuple[int, int] | None = None
) -> Pattern:
    """One of a rule's patterns in a document of at most ``MOST_TOKENS``.

    Args:
        engine: a library that has the rule.
        loaded: the rule.
        part: the name of the pattern.
        document: the text.
        within: the tokens at which matches begin, half-open; None: all.
    """
    matcher = engine.matcher(loaded, part)
    scoped = Scoped(engine.lexicons, loaded.rule.id)
    at = within or (0, len(document.norms))
    alternatives = enumerate(matcher.alternatives, 1)
    return Pattern(part, tuple(_alternative(number, one, scoped, document, at) for number, one in alternatives))


def _alternative(
    number: int, one: Matching, lexicons: Scoped, document: Document, within: tuple[int, int]
) -> Alternative:
    needs = tuple(dict.fromkeys(shown(anchor.leaf) for anchor in one.anchors))
    made = trials_of(one, lexicons, document, within)
    if made is None:
        return Alternative(number, shown(one.tree), needs, True)
    attempts = tuple(_attempt(stream_of(document), trial, captures) for trial, captures in made)
    return Alternative(number, shown(one.tree), needs, False, attempts)


def trials_of(
    one: Matching, lexicons: Scoped, document: Document, within: tuple[int, int]
) -> list[tuple[Trial, dict[str, Stretch]]] | None:
    """The matches of an alternative that begin at some tokens, with their captures; without any, the trial that got furthest.

    None where the text has none of the words that a match needs.
    """
    if one.anchors and not any(_there(anchor.leaf, lexicons, document, within) for anchor in one.anchors):
        return None
    stream, traced = stream_of(document), Traced(one.tree, lexicons)
    trials: list[tuple[Trial, dict[str, Stretch]]] = []
    best: Trial | None = None
    end = -1
    near = _Nearness(stream, one, lexicons)
    for slot in stream.slot_of[slice(*within)]:
        if slot < end:
            continue
        match = one.match(stream, slot)
        if match is None and trials:
            continue  # where an alternative matches, the places where it does not say nothing
        trial = traced.try_at(stream, slot)
        if match is not None and trial.end is not None:
            captures = {name: stretch(document, *at) for name, at in match.captures.items()}
            trials.append((trial, captures))
            end = trial.end
        elif best is None or near.rank(trial) > near.rank(best):
            best = trial
    if not trials and best is not None:
        trials.append((best, {}))
    return trials


class _Nearness:
    """Chooses among trials without a match: that with most items, then the one that stopped nearest before an anchor.

    An anchor is what is rarest in an alternative; where it is in the text the author expects a match. A trial in which another item
    took the anchor is not meant.
    """

    def __init__(self, stream: TokenStream, one: Matching, lexicons: Scoped) -> None:
        words = [
            forms_of(anchor.leaf, lexicons).first_words()
            for anchor in one.anchors
            if not isinstance(anchor.leaf, Marked)
        ]
        self._slots = [slot for slot, word in enumerate(stream.words) if any(word in some for some in words)]
        self._stream = stream

    def rank(self, trial: Trial) -> tuple[int, int, int]:
        """How much a trial says: greater is more."""
        items, tokens = trial.rank
        after = next((slot for slot in self._slots if slot >= trial.stopped), None)
        if after is None or BREAK in self._stream.words[trial.stopped : after]:
            return items, -len(self._stream.words), tokens
        return items, trial.stopped - after, tokens


def _there(leaf: object, lexicons: Scoped, document: Document, within: tuple[int, int]) -> bool:
    """Whether some tokens of a text have what an anchor is."""
    first, last = within
    if isinstance(leaf, Marked):
        return any(begin < last and end > first for begin, end in document.annotation(leaf.name).ends())
    words = forms_of(leaf, lexicons).first_words()  # type: ignore[arg-type]  # every other anchor has words
    return not words.isdisjoint(document.norms[first:last])


def _attempt(stream: TokenStream, trial: Trial, captures: dict[str, Stretch]) -> Attempt:
    items = tuple(Item(one.item, taken(stream, one.first, one.last)) for one in trial.steps)
    if trial.end is not None:
        return Attempt(True, taken(stream, trial.first, trial.end), items, captures)
    failed = trial.steps[-1].first
    far = None if trial.beyond is None else token_at(stream, trial.beyond[0])
    return Attempt(
        False, taken(stream, trial.first, failed), items, {}, token_at(stream, trial.stopped), trial.wanted, far,
        () if trial.beyond is None else trial.beyond[1],
    )  # fmt: skip


def taken(stream: TokenStream, first: int, last: int | None) -> Stretch | None:
    """The text of some slots; empty for none, None where nothing matched."""
    if last is None:
        return None
    tokens = [token for token in stream.token_of[first:last] if token >= 0]
    if not tokens:
        at = token_at(stream, first)
        return Stretch("", at.start, at.start) if at else Stretch("", 0, 0)
    return stretch(stream.document, tokens[0], tokens[-1] + 1)


def token_at(stream: TokenStream, slot: int) -> Stretch | None:
    """The token of a slot; None for the end of a sentence."""
    if slot >= len(stream.words) or stream.words[slot] == BREAK:
        return None
    token = stream.token_of[slot]
    return stretch(stream.document, token, token + 1)


def stretch(document: Document, first: int, last: int) -> Stretch:
    """The text of some tokens, half-open, and where it is."""
    return Stretch(document.text_of(first, last), *document.source_span(first, last))
