"""Verdicts as they are kept: ``benchmarks/judgements/<family>.tsv``, a line each; and what readers together decided.

The columns: rule, digest of the rule as it was judged, corpus, text id, start, end (character offsets into the text, half-open), role
(``reader`` or ``third``), reader, verdict. No sentence of a corpus is kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from texts import ROOT

from judging.items import Key
from judging.sheets import VERDICTS, Verdict

JUDGED = ROOT / "benchmarks" / "judgements"
NOT_BLIND = JUDGED / "not-blind"
"""Verdicts by authors of rules, from before judging was blind. They count for nothing, but say which texts an author has read."""


class Reading(NamedTuple):
    """One reader's verdict on a finding."""

    key: Key
    role: str
    reader: str
    verdict: Verdict


class Agreement(NamedTuple):
    """How two readers agree: findings read by two, the share on which they differ, and kappa (None: only one verdict was given)."""

    findings: int
    differing: float
    kappa: float | None


def readings(glob: str = "*", folder: Path = JUDGED) -> list[Reading]:
    """All blind verdicts on rules that ``glob`` names (several with commas between), whatever state of a rule they are on."""
    found = []
    for file in sorted(folder.glob("*.tsv")):
        for line in file.read_text("utf-8").splitlines():
            rule, digest, corpus, text, start, end, role, reader, verdict = line.split("\t")
            if any(fnmatchcase(rule, one) for one in glob.split(",")):
                key = Key(rule, digest, corpus, text, int(start), int(end))
                found.append(Reading(key, role, reader, verdict))  # type: ignore[arg-type]  # what ``add`` wrote
    return found


def read_before(folder: Path = JUDGED) -> frozenset[tuple[str, str, str]]:
    """(rule, corpus, text) of every verdict ever kept, those that were not blind too: texts that a rule may have been mended on."""
    old = (
        line.split("\t") for file in sorted(NOT_BLIND.glob("*.tsv")) for line in file.read_text("utf-8").splitlines()
    )
    blind = ((one.key.rule, one.key.corpus, one.key.text) for one in readings(folder=folder))
    return frozenset(blind) | {(rule, corpus, text) for rule, corpus, text, *_ in old}


def add(new: Iterable[Reading], folder: Path = JUDGED) -> None:
    """Add verdicts to the families' files, which stay sorted.

    Raises:
        ValueError: a reader would judge a finding twice, a finding would get a third first reader, or a third where two agree.
    """
    by_family: dict[str, list[Reading]] = defaultdict(list)
    for one in new:
        by_family[one.key.rule.partition("/")[0]].append(one)
    known = by_finding(readings(folder=folder))
    for one in (one for some in by_family.values() for one in some):
        others = known.get(one.key, [])
        if any(other.reader == one.reader for other in others):
            raise ValueError(f"{one.reader} has judged this finding before: {one.key}")
        if (one.role == "third") != disagree(others) or len(others) >= 3 or (one.role == "reader" and len(others) > 1):
            raise ValueError(f"not a finding for a {one.role}: {one.key} has {len(others)} verdicts")
    for family, some in by_family.items():
        file = folder / f"{family}.tsv"
        old = file.read_text("utf-8").splitlines() if file.exists() else []
        lines = {"\t".join(map(str, (*one.key, *one[1:]))) for one in some}
        file.write_text("".join(f"{line}\n" for line in sorted({*old, *lines})), "utf-8")


def by_finding(given: Iterable[Reading]) -> dict[Key, list[Reading]]:
    """Verdicts by the finding they are on."""
    found: dict[Key, list[Reading]] = defaultdict(list)
    for one in given:
        found[one.key].append(one)
    return dict(found)


def disagree(given: Iterable[Reading]) -> bool:
    """Whether two readers differ on a finding, and no third has read it."""
    given = list(given)
    return len(given) == 2 and given[0].verdict != given[1].verdict


def decided(given: Iterable[Reading]) -> Verdict | None:
    """The verdict of readers together: of two that agree theirs, of three the middle one; None while it is open.

    The middle is the majority where there is one; where all three differ it is never ``right``.
    """
    verdicts = sorted((one.verdict for one in given), key=VERDICTS.index)
    if len(verdicts) == 2:
        return verdicts[0] if verdicts[0] == verdicts[1] else None
    return verdicts[1] if len(verdicts) == 3 else None


def counts(given: Mapping[Key, list[Reading]], digests: Mapping[str, str]) -> dict[str, Counter[Verdict]]:
    """Decided verdicts of each rule. A verdict on another state of the rule than its digest says does not count.

    Args:
        given: verdicts by finding.
        digests: the rules' digests as they are now.
    """
    found: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for key, some in given.items():
        verdict = decided(some)
        if verdict is not None and digests.get(key.rule) == key.digest:
            found[key.rule][verdict] += 1
    return dict(found)


def agreement(given: Iterable[list[Reading]]) -> Agreement | None:
    """How far the two first readers agree; None if no finding has two.

    Kappa is Fleiss's (1971, Psychological Bulletin 76: 378-382) for two readers a finding, who need not be the same two throughout.
    """
    pairs = list(_pairs(given))
    if not pairs:
        return None
    differing = sum(a != b for a, b in pairs) / len(pairs)
    shares = Counter(verdict for pair in pairs for verdict in pair)
    chance = sum((count / (2 * len(pairs))) ** 2 for count in shares.values())
    return Agreement(len(pairs), differing, None if chance == 1 else (1 - differing - chance) / (1 - chance))


def _pairs(given: Iterable[list[Reading]]) -> Iterator[tuple[Verdict, Verdict]]:
    for some in given:
        two = [one.verdict for one in some if one.role == "reader"]
        if len(two) == 2:
            yield two[0], two[1]
