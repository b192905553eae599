"""Alternatives that no example reaches: nobody would notice if they never matched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.authoring.check.written import Author, Authored, Line, Remark
from linter.pattern import Matcher
from linter.pattern.search.choosing import forms_of
from linter.pattern.stream import stream_of
from linter.pattern.tree import Marked
from linter.ruleset.rule import FlagExample
from linter.text import from_text
from linter.text.document import Document

KIND = "no-example"


def remarks(author: Author) -> Iterator[Remark]:
    """Alternatives that match in no flag example, or of a pattern that speaks against findings, in no example; and those that others always outdo there."""
    for one in author.rules:
        examples = one.loaded.rule.examples
        flag = [from_text(item.text if isinstance(item, FlagExample) else item) for item in examples.flag]
        if not flag:
            continue  # `rules test` names rules without examples
        passing = [from_text(text) for text in examples.pass_]
        for asked in one.asked():
            lines = list(one.lines(asked))
            if asked.against:
                yield from _of(author, one, asked.part, lines, [*flag, *passing], "no example")
            else:
                yield from _of(author, one, asked.part, lines, flag, "no flag example")


def _of(
    author: Author, one: Authored, part: str, lines: Sequence[Line], texts: Sequence[Document], where: str
) -> Iterator[Remark]:
    matcher = author.engine.matcher(one.loaded, part)
    matching, winning = _tried(author, one, matcher, texts)
    unreached = [line for line in lines if line.number - 1 not in matching]
    if unreached:
        numbers = ", ".join(f"{line.number}" + (f" [{line.name}]" if line.name else "") for line in unreached)
        which = f"{'an alternative' if len(unreached) == 1 else 'alternatives'} of `{part}`: {numbers} of {len(lines)}"
        yield one.remark(unreached[0], KIND, f"{where} reaches {which}; write one for each, or take it out")
    for line in lines:
        at = line.number - 1
        if at in matching and at not in winning:
            others = ", ".join(str(other + 1) for other in sorted(matching[at]))
            said = (
                f"{line.called} of `{part}` matches in the examples, but never counts: alternative {others} takes as much there; "
                "write an example that only this one finds, or take it out"
            )
            yield one.remark(line, KIND, said)


def _tried(
    author: Author, one: Authored, matcher: Matcher, texts: Sequence[Document]
) -> tuple[dict[int, set[int]], set[int]]:
    """The alternatives that match in some texts, each with those that outdo it, and those that are the longest match somewhere."""
    scoped = author.scoped(one.loaded)
    matching: dict[int, set[int]] = {}
    winning: set[int] = set()
    for document in texts:
        stream, norms = stream_of(document), set(document.norms)
        able = [
            (number, alternative)
            for number, alternative in enumerate(matcher.alternatives)
            if not alternative.anchors
            or any(
                isinstance(anchor.leaf, Marked) or not forms_of(anchor.leaf, scoped).first_words().isdisjoint(norms)
                for anchor in alternative.anchors
            )
        ]
        for slot in stream.slot_of:
            found = [(number, match.last) for number, other in able if (match := other.match(stream, slot)) is not None]
            if found:
                best = max(found, key=lambda item: (item[1], -item[0]))[0]
                winning.add(best)
                for number, _ in found:
                    matching.setdefault(number, set()).update({best} - {number})
    return matching, winning
