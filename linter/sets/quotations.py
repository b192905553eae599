"""Findings on quotations that are in several articles: wordings of one quotation together, each shown beside the fullest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from linter.ruleset.rule import Severity
from linter.sets.dates import order
from linter.sets.drift import Heard, Pair, Text, same_quotations, texts_of
from linter.sets.joined import Joined, joined
from linter.sets.model import Extract, Order, SetFinding, SetRule, Stretch, Version, Where

_TITLES: dict[SetRule, tuple[str, str, str]] = {
    "sets/quotation-altered": (
        "Quotation altered",
        "The same quotation stands with other words in two articles. At most one of them is what was said, unless it was said twice or is translated.",
        "Look up the recording or the transcript; correct the one that differs, or mark the change with brackets.",
    ),
    "sets/quotation-cut": (
        "Quotation cut without a mark",
        "Words that another article quotes are left out here, and nothing shows it. What is left can say more, or something else, than was said.",
        "Mark what is left out with an ellipsis, or quote the words; a condition or a denial belongs to what it qualifies.",
    ),
    "sets/quotation-shortened": (
        "Quotation shortened",
        "One article ends or begins the quotation within a sentence that another quotes further.",
        "See whether the rest of the sentence changes what is left; if it does, quote it or tell it.",
    ),
    "sets/quotation-joined": (
        "Quotations joined",
        "What one article shows as two quotations another runs together as one, as if it had been said in one breath.",
        "Look up what was said between them; close the marks and open them again, or mark the gap with an ellipsis.",
    ),
}
_SHOWN = 12  # words of a stretch that a message cites


def drifted(extracts: Sequence[Extract]) -> Iterator[SetFinding]:
    """The findings on quotations, in the order in which the quotations come first.

    Of wordings that are one quotation the fullest is the reference, and each other is shown beside it, or beside the one it is nearest to.
    """
    pairs = list(same_quotations(extracts, texts_of(extracts)))
    for cluster in _clusters(pairs):
        for pair in _beside_fullest(cluster):
            finding = _finding(extracts, pair)
            if finding is not None:
                yield finding
    for one in joined(extracts, pairs):
        yield _joined(extracts, one)


def _clusters(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """The pairs that have wordings in common, directly or through others, together."""
    parent: dict[int, int] = {}

    def root(one: int) -> int:
        while parent.setdefault(one, one) != one:
            parent[one] = one = parent[parent[one]]
        return one

    for pair in pairs:
        parent[root(id(pair.b.wording))] = root(id(pair.a.wording))
    found: dict[int, list[Pair]] = {}
    for pair in pairs:
        found.setdefault(root(id(pair.a.wording)), []).append(pair)
    yield from found.values()


def _beside_fullest(cluster: list[Pair]) -> Iterator[Pair]:
    """Each wording of a quotation beside one other: the fullest it was found with, of two alike the more common one."""
    best: dict[int, Pair] = {}
    for pair in cluster:
        known = best.get(id(pair.b.wording))
        if known is None or _weight(pair) > _weight(known):
            best[id(pair.b.wording)] = pair
    for pair in cluster:
        if best.get(id(pair.b.wording)) is pair:
            yield pair


def _weight(pair: Pair) -> tuple[int, int, int]:
    return pair.alignment.common, len(pair.a.wording.words), len(pair.a.heard)


def _finding(extracts: Sequence[Extract], pair: Pair) -> SetFinding | None:
    """What is to be said of two wordings; None where they say the same."""
    a, b = pair.a, pair.b
    severity: Severity = "notice"
    if pair.altered:
        here, there = pair.altered[0]
        rule: SetRule = "sets/quotation-altered"
        message = f"“{_cited(a, here)}” in one article is “{_cited(b, there)}” in another."
    elif pair.cut:
        rule = "sets/quotation-cut"
        message = f"“{_cited(a, pair.cut[0])}” is left out in the midst of the quotation, without a mark."
    elif pair.lost:
        rule = "sets/quotation-cut"
        message = f"“{_cited(a, pair.lost[0])}” is left out, which qualifies what is left."
    elif pair.short:
        rule, severity = "sets/quotation-shortened", "info"
        at = pair.short[0]
        end = "beginning" if at.stop == pair.alignment.blocks[0].a else "end"
        message = f"“{_cited(a, at)}” is left out at the {end} of a sentence."
    else:
        return None
    kinds_a = _kinds(len(a.wording.words), [block.a for block in pair.alignment.blocks], pair, "a")
    kinds_b = _kinds(len(b.wording.words), [block.b for block in pair.alignment.blocks], pair, "b")
    return _made(extracts, rule, severity, message, _version(a, kinds_a), _version(b, kinds_b))


def _kinds(length: int, starts: list[int], pair: Pair, side: str) -> list[str]:
    """What each word of a wording is: in both, only here, cut in the other, or another there."""
    kinds = ["only"] * length
    for start, block in zip(starts, pair.alignment.blocks, strict=True):
        kinds[start : start + block.size] = ["same"] * block.size
    for here, there in pair.altered:
        at = here if side == "a" else there
        kinds[at.start : at.stop] = ["other"] * len(at)
    for at in (*pair.cut, *pair.lost, *pair.short) if side == "a" else ():
        kinds[at.start : at.stop] = ["cut"] * len(at)
    return kinds


def _joined(extracts: Sequence[Extract], found: Joined) -> SetFinding:
    """What is to be said of a wording that joins two."""
    whole, (one, other), at = found
    message = "Two quotations of another article are one here."
    kinds = ["same"] * at + ["other"] * (len(whole.wording.words) - at)
    parts = Version(
        [Stretch(f"{one.said.text}” … “", "same"), Stretch(other.said.text, "other")], [_where(one), _where(other)]
    )
    return _made(extracts, "sets/quotation-joined", "notice", message, _version(whole, kinds), parts)


def _made(
    extracts: Sequence[Extract], rule: SetRule, severity: Severity, message: str, *versions: Version
) -> SetFinding:
    title, why, advice = _TITLES[rule]
    return SetFinding(rule, severity, title, message, why, advice, _order(extracts, *versions), list(versions))


def _order(extracts: Sequence[Extract], one: Version, other: Version) -> Order:
    """Which version appeared first, each by its earliest article; not known where an article has no date."""
    first, second = (_earliest(extracts, version.places) for version in (one, other))
    return order(first, second)


def _earliest(extracts: Sequence[Extract], places: Iterable[Where]) -> str | None:
    dates = [extracts[where.article].article.date for where in places]
    known = [date for date in dates if date is not None]
    return min(known) if known and len(known) == len(dates) else None


def _version(text: Text, kinds: list[str]) -> Version:
    """A wording in stretches as its first place has it, and everywhere it stands."""
    said = text.heard[0].said
    stretches: list[Stretch] = []
    begin = 0
    for at, kind in enumerate(kinds):
        if at + 1 == len(kinds) or kinds[at + 1] != kind:
            end = (
                said.ends[at]
                if kind in ("cut", "other")
                else said.starts[at + 1]
                if at + 1 < len(kinds)
                else len(said.text)
            )
            stretches.append(Stretch(said.text[begin:end], kind))  # type: ignore[arg-type]
            begin = end
    if begin < len(said.text):
        stretches.append(Stretch(said.text[begin:], "only"))
    return Version(stretches, [_where(heard) for heard in text.heard])


def _where(heard: Heard) -> Where:
    return Where(heard.article, heard.said.place, heard.said.block + 1, heard.said.speaker)


def _cited(text: Text, words: range) -> str:
    """Some words of a wording as they are written, clipped."""
    said = text.heard[0].said
    last = min(words.stop, words.start + _SHOWN) - 1
    cited = " ".join(said.text[said.starts[words.start] : said.ends[last]].split())
    opened, closed = cited.count("["), cited.count("]")
    cited = "[" * (closed - opened) + cited + "]" * (opened - closed)
    return cited if last + 1 == words.stop else f"{cited} …"
