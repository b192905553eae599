"""Kind ``measure``: a count, share, density or number of groups over a document, paragraph or sentence, against thresholds."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Annotated, Literal, NamedTuple

from linter.findings.drafts import Draft
from linter.kinds.context import Context
from linter.kinds.counting import Count, Counted, Words, asks_of_count, counted, weight
from linter.kinds.kind import Kind
from linter.ruleset.form import Asks, Form, together
from linter.ruleset.rule import LoadedRule, Part
from linter.text.document import Document, Range

_EVIDENCE = 20  # further places that a finding lists


class Measure(Part, frozen=True):
    """``measure``: a figure over a unit, against thresholds.

    ``count``: how many. ``share``: the counted over ``out-of``, or over all words; with ``by``, the largest group's over
    all groups. ``density``: the counted per 1,000 words (in the counted's voice). ``distinct``: groups. ``largest``: the
    most words one counted thing has. Over a sentence or paragraph, every unit that passes is a finding. Over a speaker, what is counted is
    among the words of one speaker, and so are all words it is set against; everybody for whom it passes is a finding.
    """

    count: Annotated[Count, "What is counted."]
    figure: Annotated[
        Literal["count", "share", "density", "distinct", "largest"],
        "What is worked out of it: its number, its share, its density in 1,000 words, the number of groups, or the words of the largest one counted.",
    ]
    unit: Annotated[
        Literal["sentence", "paragraph", "document", "speaker"],
        "Over what: the document, each paragraph, each sentence, or the words of each speaker.",
    ] = "document"
    out_of: Annotated[Count | None, "What a share is of; left out: all words."] = None
    at_least: Annotated[float | None, "A figure of at least this makes a finding."] = None
    at_most: Annotated[float | None, "A figure of at most this makes a finding."] = None
    minimum: Annotated[int, "With fewer things counted there is no finding."] = 1
    minimum_groups: Annotated[int, "With fewer named groups there is no finding."] = 0
    minimum_words: Annotated[int, "With fewer words in the counted voice there is no finding."] = 0

    def __post_init__(self) -> None:
        if self.at_least is None and self.at_most is None:
            raise ValueError("a measure needs 'at-least' or 'at-most'")
        if self.figure == "distinct" and self.count.by is None:
            raise ValueError("'distinct' counts groups: say 'by' what")
        if self.minimum_groups and self.count.by is None:
            raise ValueError("'minimum-groups' counts groups: say 'by' what")
        if self.unit == "speaker" and self.count.by is not None:
            raise ValueError("the unit 'speaker' counts for each speaker already: leave 'by' out")
        if self.out_of is not None and (self.figure != "share" or self.count.by is not None):
            raise ValueError("'out-of' belongs to a share without 'by'")


class Fields(Part, frozen=True):
    """The key ``measure``."""

    measure: Annotated[Measure, "A figure over a unit, against bounds."]


def asks(fields: Fields) -> Asks:
    """What is counted, and what it is set against."""
    counts = (("count", fields.measure.count), ("out-of", fields.measure.out_of))
    return together(
        asks_of_count(count, f"measure.{key}", ("measure", key)) for key, count in counts if count is not None
    )


def run(context: Context, loaded: LoadedRule) -> Iterator[Draft]:
    """One draft at most over the document, one a unit over paragraphs or sentences."""
    if loaded.rule.opinion not in (None, context.opinion):
        return
    spec = loaded.fields(Fields).measure
    for one in measured(context, loaded):
        if one.figure is not None and one.short is None and _passes(spec, one.figure.value):
            yield _draft(context.document, spec, one.unit, one.figure)


class Measured(NamedTuple):
    """A unit that was measured: what was counted in it, the figure, and the key of the minimum it has not reached (``short``)."""

    unit: Range
    counted: int
    words: int
    figure: Figure | None
    short: str | None = None


def measured(context: Context, loaded: LoadedRule) -> Iterator[Measured]:
    """The figure of every unit of a document that has words."""
    spec, words = loaded.fields(Fields).measure, context.once(Words)
    found = counted(context, loaded, spec.count, "measure.count")
    out_of = spec.out_of
    over = found if out_of is None else counted(context, loaded, out_of, "measure.out-of")
    for unit, part, base, within in _portions(context, words, spec, found, over):
        if len(part) < spec.minimum:
            yield Measured(unit, len(part), 0, None, "minimum")
            continue
        if within() < spec.minimum_words:
            yield Measured(unit, len(part), within(), None, "minimum-words")
            continue
        total = within() if out_of is None else sum(weight(words, out_of, at) for at, _ in base)
        figure = _figure(words, spec, part, total)
        yield Measured(unit, len(part), within(), figure, "minimum-groups" if figure is None else None)


def _portions(
    context: Context, words: Words, spec: Measure, found: Counted, over: Counted
) -> Iterator[tuple[Range, Counted, Counted, Callable[[], int]]]:
    """Each unit with what was counted in it, what that is set against, and how many words it has in the counted's voice."""
    if spec.unit == "speaker":
        for name in dict.fromkeys(group for _, group in found if group):
            mine = [one for one in found if one[1] == name]
            unit = Range(mine[0][0].first, max(at.last for at, _ in mine))
            yield unit, mine, [one for one in over if one[1] == name], partial(words.said_by, name, spec.count.voice)
        return
    units = _units(context.document, spec.unit)
    for unit, part, base in zip(units, _split(found, units), _split(over, units), strict=True):
        if unit.last > unit.first:
            yield unit, part, base, partial(words.between, spec.count.voice, unit)


def _units(document: Document, kind: str) -> list[Range]:
    if kind == "document":
        return [Range(0, len(document.norms))]
    if kind == "sentence":
        return [Range(s.first, s.last) for s in document.sentences]
    groups = (list(run) for _, run in itertools.groupby(document.sentences, key=lambda s: s.block))
    return [Range(run[0].first, run[-1].last) for run in groups]


def _split(found: Counted, units: Sequence[Range]) -> list[Counted]:
    """The counted of each unit: the one it begins in."""
    if len(units) == 1:
        return [found]
    out: list[Counted] = [[] for _ in units]
    firsts = [unit.first for unit in units]
    for item in found:
        out[bisect_right(firsts, item[0].first) - 1].append(item)
    return out


class Figure(NamedTuple):
    """What was measured: the value, as the message shows it, where it rests on, and the group it is of."""

    value: float
    shown: str
    places: list[Range]
    group: str


def _figure(words: Words, spec: Measure, found: Counted, total: int) -> Figure | None:
    """The figure of a unit; None where it has too few groups to tell.

    Args:
        words: the words of the document.
        spec: what is measured.
        found: what was counted in the unit.
        total: what it is set against, in the same weight.
    """
    weights: Counter[str] = Counter()
    for at, group in found:
        weights[group] += weight(words, spec.count, at)
    amount = sum(weights.values())
    groups = {group: own for group, own in weights.items() if group}
    if sum(1 for group in groups if group[0].isupper() and not group.startswith("The ")) < spec.minimum_groups:
        return None
    most = max(groups, key=lambda group: (groups[group], group)) if groups else ""
    places = [at for at, group in found if group == most] if spec.count.by else [at for at, _ in found]
    if spec.figure == "count":
        value = float(amount)
    elif spec.figure == "distinct":
        value = float(len(groups))
    elif spec.figure == "largest":
        places = sorted((at for at, _ in found), key=lambda at: -words.between("any", at))[:1]
        value = float(max((words.between("any", at) for at in places), default=0))
        most = next((group for at, group in found if at in places), "")
    elif spec.figure == "density":
        value = 1000 * amount / total if total else 0.0
    else:
        value = groups.get(most, 0) / amount if spec.count.by and amount else amount / total if total else 0.0
    shown = f"{value:.0%}" if spec.figure == "share" else f"{value:.1f}".removesuffix(".0")
    return Figure(value, shown, places, most)


def _passes(spec: Measure, value: float) -> bool:
    return (spec.at_least is None or value >= spec.at_least) and (spec.at_most is None or value <= spec.at_most)


def _draft(document: Document, spec: Measure, unit: Range, figure: Figure) -> Draft:
    """A finding of the unit; over a document, of the first place it rests on, or else of the first sentence."""
    value, shown, places, group = figure
    values = {"value": shown, "share": shown, "count": str(len(places)), "name": group, "speaker": group}
    if spec.unit in ("sentence", "paragraph"):
        at = unit
    elif places:
        at, *places = places
    else:
        at = Range(document.sentences[0].first, document.sentences[0].last)
    return Draft(at.first, at.last, {}, [("counted", place) for place in places[:_EVIDENCE]], values, value)


KIND = Kind(Form(Fields, asks, frozenset({"value", "share", "count", "name"}), placing=("opinion",)), run)
