"""Kind ``sequence``: patterns that follow each other across sentences or paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from linter.findings.drafts import Draft
from linter.kinds.chains import Chains, Fields, captures_of
from linter.kinds.conditions import fitting
from linter.kinds.context import Context
from linter.kinds.kind import Kind
from linter.pattern import Match
from linter.ruleset.form import Asked, Asks, Form
from linter.ruleset.rule import LoadedRule
from linter.text.document import Range


def asks(fields: Fields) -> Asks:
    """The pattern of every step; one that must not come captures nothing that a message could name."""
    patterns = (
        Asked(f"steps.{i}", step.pattern, ("steps", i, "pattern"), captures=not step.absent, against=step.absent)
        for i, step in enumerate(fields.steps)
    )
    return Asks(tuple(patterns))


def run(context: Context, loaded: LoadedRule) -> Iterable[Draft]:
    """Each first step with the nearest following ones in reach that meet the rule's conditions."""
    return fitting(context, loaded, _drafts(context, loaded))


def _drafts(context: Context, loaded: LoadedRule) -> Iterator[Draft]:
    chains = Chains(context, loaded)
    for start in chains.matches[0]:
        chain = chains.following(start)
        if chain is not None:
            yield draft_of(chain)


def draft_of(chain: Sequence[Match]) -> Draft:
    """What a chain is found as: its first match, the others as evidence."""
    evidence = [("then", Range(match.first, match.last)) for match in chain[1:]]
    return Draft(chain[0].first, chain[0].last, captures_of(chain), evidence)


KIND = Kind(Form(Fields, asks), run)
