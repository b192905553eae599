"""Kind ``measure``: a count, share, density or number of distinct values over the document, against thresholds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatchcase

from linter.engine.filters import VOICES, Context, voice_at, voice_fits
from linter.engine.hits import Hit
from linter.ruleset.rule import Count, LoadedRule
from linter.text.document import Range
from linter.text.tags import document_tags

Counted = list[tuple[Range, str]]  # what was counted, and the group it falls in


def run(context: Context, loaded: LoadedRule, found: dict[str, list[Range]]) -> Iterator[Hit]:
    """The one hit of a measure rule, at the first thing counted, where its figure passes the thresholds."""
    spec = loaded.rule.measure
    assert spec is not None
    document = context.document
    tags = document_tags(document)
    total = sum(1 for t in tags if t not in ',.:"()')
    if total < spec.minimum_words or not document.norms:
        return
    counted = _count(context, loaded, spec.count, found)
    weights: Counter[str] = Counter()
    for at, group in counted:
        weights[group] += _weight(tags, at) if spec.count.weight == "words" else 1
    amount = sum(weights.values())
    if len(counted) < spec.minimum:
        return
    if spec.figure == "count":
        value = float(amount)
    elif spec.figure == "distinct":
        value = float(len([g for g in weights if g]))
    elif spec.figure == "density":
        value = 1000 * amount / max(1, total)
    elif spec.count.by:
        value = max((w for g, w in weights.items() if g), default=0) / max(1, amount)
    else:
        base = total
        if spec.out_of is not None:
            base = sum(
                _weight(tags, at) if spec.out_of.weight == "words" else 1
                for at, _ in _count(context, loaded, spec.out_of, found)
            )
        value = amount / base if base else 0.0
    if (spec.at_least is not None and value < spec.at_least) or (spec.at_most is not None and value > spec.at_most):
        return
    shown = f"{value:.0%}" if spec.figure == "share" else f"{value:.1f}".removesuffix(".0")
    name = max(weights, key=lambda g: (weights[g], g)) if weights else ""
    first = counted[0][0] if counted else Range(0, document.sentences[0].last)
    yield Hit(first.first, first.last, {}, [("counted", at) for at, _ in counted[1:20]],
              {"value": shown, "share": shown, "count": str(len(counted)), "name": name, "speaker": name}, value)  # fmt: skip


def _weight(tags: str, at: Range) -> int:
    return sum(1 for t in tags[at.first : at.last] if t not in ',.:"()')


def _count(context: Context, loaded: LoadedRule, count: Count, found: dict[str, list[Range]]) -> Counted:
    document, discourse = context.document, context.discourse
    out: Counted = []
    speakers = [s.name for s in discourse.speakers]

    def speaker(token: int) -> str:
        index = discourse.speaker_of[token]
        return speakers[index] if index >= 0 else ""

    if count.quotations:
        for q in document.quotations:
            if (
                q.depth == 0
                and discourse.voices[q.first + 1 if q.first + 1 < q.last else q.first] == 1
                and q.last - q.first > 5
            ):
                out.append((Range(q.first, q.last), speaker(q.first + 1)))
    elif count.attributions:
        for a in discourse.attributions:
            if count.attributions in ("all", a.kind):
                out.append(
                    (
                        Range(a.content[0].first, a.content[-1].last),
                        speakers[a.speaker] if a.speaker is not None else "",
                    )
                )
    elif count.tokens:
        for i in range(len(document.norms)):
            if count.tokens == "all" or VOICES[discourse.voices[i]] == count.tokens:
                out.append((Range(i, i + 1), speaker(i)))
    elif count.findings:
        for rule, ranges in found.items():
            if fnmatchcase(rule, count.findings):
                out += [(r, rule if count.by == "rule" else speaker(r.first)) for r in ranges]
    elif count.pattern:
        matcher = context.engine.matcher(loaded, "measure.count")
        for i in range(len(document.norms)):
            match = matcher.match_at(document, i)
            if match is not None:
                out.append((Range(match.first, match.last), document.norms[match.first]))
    elif count.lexicon:
        table = context.engine.lexicons.table(count.lexicon, False)
        for i, norm in enumerate(document.norms):
            for form in table.get(norm, ()):
                if tuple(document.norms[i : i + len(form)]) == form:
                    out.append((Range(i, i + len(form)), " ".join(form)))
                    break
    if count.by == "opening":
        out = [(Range(s.first, s.first + 1), document.norms[s.first]) for s in document.sentences]
    if count.by == "text":
        out = [(r, context.words(r)) for r, _ in out]
    if count.voice != "any":
        out = [(r, g) for r, g in out if voice_fits(count.voice, voice_at(discourse, r.first))]
    return sorted(out)
