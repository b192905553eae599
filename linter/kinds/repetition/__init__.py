"""Kind ``repetition``: figures of repetition and parallelism (Lausberg 1998, §§607-754), one module each.

A figure is looked for in one pass over tokens or units, looking a bounded way ahead, so that its time grows with the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from linter.findings.drafts import Draft
from linter.kinds.conditions import fitting
from linter.kinds.context import Context
from linter.kinds.kind import Kind
from linter.kinds.repetition import anadiplosis, chiasmus, edges, epizeuxis, isocolon, parallelism, phrases
from linter.kinds.repetition.fields import Fields, Place, Repetition
from linter.kinds.repetition.units import Fits
from linter.pattern.lexicon import holds_entry
from linter.ruleset.form import Asks, Form, named_lexicons
from linter.ruleset.rule import LoadedRule
from linter.text.document import Range

FIGURES: dict[Place, Callable[[Context, Repetition, Fits], Iterator[Draft]]] = {
    "opening": edges.find,
    "ending": edges.find,
    "both": edges.find,
    "adjacent": epizeuxis.find,
    "chain": anadiplosis.find,
    "mirror": chiasmus.find,
    "anywhere": phrases.find,
    "shape": isocolon.find,
    "members": parallelism.find,
}
"""What finds the figure of each place: given the document, the rule's fields, and a test of what may be repeated."""


def asks(fields: Fields) -> Asks:
    """Its lexicons."""
    return Asks(lexicons=named_lexicons(fields.repetition, ("repetition",)))


def run(context: Context, loaded: LoadedRule) -> Iterable[Draft]:
    """The figures of a rule, in order; of the unit ``any`` those of sentences, then those of clauses that these leave."""
    spec = loaded.fields(Fields).repetition
    find, fits = FIGURES[spec.place], _fits(context, loaded, spec)
    found = find(context, spec, fits) if spec.unit != "any" else _either(context, spec, fits)
    return fitting(context, loaded, found)


def _fits(context: Context, loaded: LoadedRule, spec: Repetition) -> Fits:
    """Whether a stretch of tokens holds what it must, and nothing that it must not."""
    norms = context.document.norms
    wanted = context.table(loaded, spec.holding) if spec.holding is not None else None
    refused = context.table(loaded, spec.without) if spec.without is not None else None

    def fits(first: int, last: int) -> bool:
        stretch = norms[first:last]
        return (wanted is None or holds_entry(wanted, stretch)) and not (
            refused is not None and holds_entry(refused, stretch)
        )

    return fits


def _either(context: Context, spec: Repetition, fits: Fits) -> Iterator[Draft]:
    covered: set[int] = set()  # tokens of what sentences repeat: their clauses are not reported again
    for unit in ("sentence", "clause"):
        for draft in FIGURES[spec.place](context, msgspec.structs.replace(spec, unit=unit), fits):
            spans = [Range(draft.first, draft.last), *(span for _, span in draft.evidence)]
            if not any(i in covered for span in spans for i in range(*span)):
                yield draft
                covered.update(i for span in spans for i in range(*span))


KIND = Kind(Form(Fields, asks, frozenset({"phrase", "count", "first", "second", "last", "ending"})), run)
