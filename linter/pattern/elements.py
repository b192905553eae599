"""What a pattern is compiled to: elements that say where on the tape they end, or -1 where they do not match.

``at(tape, slot, captures)`` is the whole protocol. Captures are appended as ``(name, first slot, last slot)``; an
element that fails may leave some behind, and whoever goes on after a failure drops them. Every element means what the
pyparsing expression in ``plain`` means; these say it without exceptions and without walking characters.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import TypeAlias

from linter.pattern.lexicon import Table
from linter.pattern.stream import BREAK, Tape
from linter.text.annotation import FAR
from linter.text.document import EDGES

Captures: TypeAlias = list[tuple[str, int, int]]
At: TypeAlias = Callable[[Tape, int, Captures], int]

GAP_TOKENS = 12
"""The most tokens a gap spans."""
MOST = 100
"""The most times ``*`` and ``+`` repeat."""
GAP_STOPS = frozenset(
    [*',;:.!?…()[]{}"—–', "''", "``", *("." * n for n in range(3, 9)), *("-" * n for n in range(2, 6)), BREAK]
)
"""Tokens a gap does not step over: the marks that end a clause, and quotation marks."""
CLOSERS = frozenset([*'.?!…")]', "''", *("." * n for n in range(3, 9))])
"""Marks that may stand between ``$`` and the end of the sentence."""
_serial = count()


def entries(table: Table) -> At:
    """An entry of a lexicon, the longest that stands there."""
    alone, longer, starting = table.alone, table.longer, table.starting

    def at(tape: Tape, slot: int, captures: Captures) -> int:
        word = tape.words[slot]
        if word in longer:
            for form in starting(word):
                last = slot + len(form)
                if tuple(tape.words[slot:last]) == form:
                    return last
        return slot + 1 if word in alone else -1

    return at


def exactly(tokens: tuple[str, ...]) -> At:
    """Tokens by the view's own letters; straight and curly apostrophes are the same letter."""

    def at(tape: Tape, slot: int, captures: Captures) -> int:
        document = tape.document
        for text in tokens:
            token = tape.token_of[slot]
            if token < 0 or document.view[document.starts[token] : document.ends[token]].replace("’", "'") != text:
                return -1
            slot += 1
        return slot

    return at


def start_edge(tape: Tape, slot: int, captures: Captures) -> int:
    """``^``."""
    return slot if tape.token_of[slot] >= 0 and tape.words[slot - 1] == BREAK else -1


def end_edge(tape: Tape, slot: int, captures: Captures) -> int:
    """``$``: nothing but closing marks is left of the sentence."""
    here, closers = slot, CLOSERS
    while tape.words[here] in closers:
        here += 1
    return slot if tape.words[here] == BREAK else -1


def unit(name: str, capture: str | None, rest: At | None, remember: bool, *, optional: bool = False) -> At:
    """``<name>`` and the rest of its sequence: the longest unit after which the rest matches.

    With ``remember``, places where the rest fails are kept, so that elastic items in a row cost one try a place each.
    ``optional``: ``<name>?``, where nothing comes after.
    """
    serial = next(_serial)
    announced = name == "quote"  # a colon that ends a sentence introduces the quotation that opens the next
    edges = None if announced else EDGES.get(name)  # a quotation may begin without a mark of its own
    begins = edges and edges.first and frozenset(edges.first)

    def at(tape: Tape, slot: int, captures: Captures) -> int:
        if begins and tape.tags[slot] not in begins:
            return slot if optional else -1
        if announced and tape.words[slot] == BREAK and tape.words[slot - 1] == ":" and slot + 1 < len(tape.words):
            slot += 1
        token = tape.token_of[slot]
        units = tape.units(name, token)
        length = units.lengths[token]
        if not length:
            return slot if optional else -1
        after = tape.slot_of[(token + length if length < FAR else units.far[token]) - 1] + 1
        if rest is None:
            if capture is not None:
                captures.append((capture, slot, after))
            return after
        failed = tape.failures[serial] if remember else None
        mark = len(captures)
        shorter = units.shorter.get(token, ())
        number = 0
        while True:
            if failed is None or after not in failed:
                if capture is not None:
                    captures.append((capture, slot, after))
                last = rest(tape, after, captures)
                if last >= 0:
                    return last
                if failed is not None:
                    failed.add(after)
                del captures[mark:]
            if number == len(shorter):
                return -1
            after = tape.slot_of[shorter[number] - 1] + 1
            number += 1

    return at


def stretch(
    capture: str | None, rest: At | None, remember: bool, next_to: tuple[frozenset[str], frozenset[str]] | None = None
) -> At:
    """``...`` and the rest of its sequence: the shortest stretch of the clause after which the rest matches.

    ``next_to``: the classes and words of which one the rest begins with, where that is known.
    """
    serial = next(_serial)

    def at(tape: Tape, slot: int, captures: Captures) -> int:
        if rest is None:
            return slot
        failed = tape.failures[serial] if remember else None
        mark = len(captures)
        here = slot
        while True:
            likely = next_to is None or tape.words[here] in next_to[1] or tape.tags[here] in next_to[0]
            if likely and (failed is None or here not in failed):
                if capture is not None:
                    captures.append((capture, slot, here))
                last = rest(tape, here, captures)
                if last >= 0:
                    return last
                if failed is not None:
                    failed.add(here)
                del captures[mark:]
            if here - slot == GAP_TOKENS or tape.words[here] in GAP_STOPS:
                return -1
            here += 1

    return at


def sequence(items: list[At]) -> At:
    """One after the other."""
    if len(items) == 2:
        one, two = items

        def pair(tape: Tape, slot: int, captures: Captures) -> int:
            slot = one(tape, slot, captures)
            return slot if slot < 0 else two(tape, slot, captures)

        return pair

    def at(tape: Tape, slot: int, captures: Captures) -> int:
        for item in items:
            slot = item(tape, slot, captures)
            if slot < 0:
                return -1
        return slot

    return at


def choice(options: list[At]) -> At:
    """Ordered choice."""

    def at(tape: Tape, slot: int, captures: Captures) -> int:
        mark = len(captures)
        for option in options:
            end = option(tape, slot, captures)
            if end >= 0:
                return end
            del captures[mark:]
        return -1

    return at


def maybe(item: At) -> At:
    """``x?``."""

    def at(tape: Tape, slot: int, captures: Captures) -> int:
        mark = len(captures)
        end = item(tape, slot, captures)
        if end >= 0:
            return end
        del captures[mark:]
        return slot

    return at


def repeated(item: At, least: int, most: int) -> At:
    """Possessive repetition. An item that matches nothing has matched as often as is wanted."""

    def at(tape: Tape, slot: int, captures: Captures) -> int:
        for times in range(most):
            mark = len(captures)
            end = item(tape, slot, captures)
            if end < 0:
                del captures[mark:]
                return slot if times >= least else -1
            if end == slot:
                return slot
            slot = end
        return slot

    return at


def look(item: At, negative: bool, remember: bool) -> At:
    """``&x`` and ``!x``; nothing inside is captured. With ``remember``, an answer is found once a place."""
    serial = next(_serial)

    def ask(tape: Tape, slot: int, captures: Captures) -> int:
        return slot if (item(tape, slot, []) < 0) == negative else -1

    def recall(tape: Tape, slot: int, captures: Captures) -> int:
        answers = tape.answers[serial]
        end = answers.get(slot)
        if end is None:
            end = answers[slot] = ask(tape, slot, captures)
        return end

    return recall if remember else ask


def named(name: str, item: At) -> At:
    """``$name:x``."""

    def at(tape: Tape, slot: int, captures: Captures) -> int:
        end = item(tape, slot, captures)
        if end > slot:
            captures.append((name, slot, end))
        return end

    return at
