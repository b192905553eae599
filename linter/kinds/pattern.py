"""Kind ``pattern``: each match of a pattern is a finding."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Annotated

import msgspec

from linter.findings.drafts import Draft
from linter.kinds.conditions import fitting
from linter.kinds.context import Context
from linter.kinds.kind import Kind
from linter.ruleset.form import Asked, Asks, Form
from linter.ruleset.rule import LoadedRule, Part

_BACK = 12  # exceptions before a match that are looked at: one that overlaps it begins near it


class Fields(Part, frozen=True):
    """``pattern``, and the pattern ``except``: where a match of it overlaps one of ``pattern``, nothing is found."""

    pattern: Annotated[
        str, "The pattern, one alternative a line, of which the longest match counts; see `rhetlint rules syntax`."
    ]
    except_: Annotated[str | None, "A pattern: where a match of it overlaps one of `pattern`, nothing is found."] = (
        msgspec.field(default=None, name="except")
    )


def asks(fields: Fields) -> Asks:
    """Its pattern everywhere; its exceptions are looked for where there is something to except from."""
    patterns = [Asked("pattern", fields.pattern, ("pattern",))]
    if fields.except_ is not None:
        patterns.append(Asked("except", fields.except_, ("except",), everywhere=False, captures=False, against=True))
    return Asks(tuple(patterns))


def run(context: Context, loaded: LoadedRule) -> Iterable[Draft]:
    """The matches that meet the rule's conditions and that no exception overlaps."""
    drafts = [Draft(*match) for match in fitting(context, loaded, context.matches(loaded, "pattern"))]
    exceptions = excepted(context, loaded, drafts)
    return [draft for draft in drafts if not _overlaps(exceptions, draft.first, draft.last)] if exceptions else drafts


def excepted(context: Context, loaded: LoadedRule, drafts: Sequence[Draft]) -> list[tuple[int, int]]:
    """Where a rule's ``except`` matches in the sentences of some drafts: token positions, half-open, in order."""
    if not drafts or loaded.fields(Fields).except_ is None:
        return []
    sentence_of = context.document.sentence_of
    near = {s for draft in drafts for s in range(sentence_of[draft.first], sentence_of[draft.last - 1] + 1)}
    found = context.engine.except_index(loaded).near(context.document, near)
    return sorted((match.first, match.last) for _, match in found)


def _overlaps(ranges: list[tuple[int, int]], first: int, last: int) -> bool:
    """Whether one of some ranges, in order, has a token in common with ``first``–``last``."""
    at = bisect_left(ranges, (last,))
    return any(end > first for _, end in ranges[max(0, at - _BACK) : at])


KIND = Kind(Form(Fields, asks), run)
