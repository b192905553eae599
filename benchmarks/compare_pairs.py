"""Pairs that `rhetlint compare` finds between news articles, to be judged blind.

    python benchmarks/compare_pairs.py --sheet [--pairs 40] [--seed 1] [--rule sets/quotation-cut] [FILE …] > sheet.txt

FILE is a corpus in JSON Lines (``id``, ``text`` and, if there are, ``title``, ``outlet``, ``date``). Without any, the articles are BASIL (several outlets on one event, without dates) and PolNeAR (whose ids have outlet and date), each a set of its own.
``--sheet`` prints pairs taken by chance, each with what was claimed and the words of both articles, and no figures, for a reader
who has not seen the code: the reader writes yes or no behind each question. ``--counts`` prints how many there are by rule.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from texts import CORPORA

from linter.findings.finding import Findings
from linter.output.report.view import title_of
from linter.ruleset.choice import Choice
from linter.session import Session
from linter.sets.compare import compare
from linter.sets.extract import LOADED, extract
from linter.sets.model import Compared, Extract, SetFinding
from linter.text import from_text
from linter.text.document import Published

SETS = ("basil.dev.jsonl", "polnear.dev.jsonl")
_ID = re.compile(r"(?P<outlet>[a-z-]+)_(?P<date>\d{4}-\d{2}-\d{2})_")
QUESTIONS = {
    "sets/quotation-altered": ("Are these the same quotation (one utterance, not said twice)?", "Do the marked words really differ?"),
    "sets/quotation-cut": ("Are these the same quotation?", "Are the marked words left out with nothing to show it?"),
    "sets/quotation-shortened": ("Are these the same quotation?", "Are the marked words left out at an end, within a sentence?"),
    "sets/quotation-joined": ("Are the second article's two quotations one in the first?", "Does joining them hide that they were apart?"),
    "sets/borrowed-framing": ("Is the marked phrase a loaded one?", "Is it the speaker's first, and then the other paper's own, of the same matter?"),
}  # fmt: skip


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--sheet", action="store_true")
    arguments.add_argument("--counts", action="store_true")
    arguments.add_argument("--pairs", type=int, default=40)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--rule")
    arguments.add_argument("files", nargs="*", type=Path, default=[CORPORA / name for name in SETS], metavar="FILE")
    told = arguments.parse_args()
    found = [
        (name.name.split(".")[0], one, finding)
        for name in told.files
        for one in [compared(name)]
        for finding in one.findings
    ]
    found = [one for one in found if told.rule in (None, one[2].rule)]
    if told.counts:
        for (name, rule), number in sorted(Counter((name, finding.rule) for name, _, finding in found).items()):
            print(f"{name:10} {rule:30} {number}")
    if told.sheet:
        chosen = random.Random(told.seed).sample(found, min(told.pairs, len(found)))
        for number, (name, one, finding) in enumerate(chosen, 1):
            print("\n".join(item(number, name, one, finding)), end="\n\n")


def compared(corpus: Path) -> Compared:
    """What is found between the articles of a corpus."""
    with corpus.open(encoding="utf-8") as lines, ProcessPoolExecutor(2) as workers:
        return compare(workers.map(taken, lines, chunksize=16))


def taken(line: str) -> Extract:
    """What is compared of an article."""
    row: dict[str, Any] = json.loads(line)
    document = from_text(row["text"], path=row["id"])
    named = _ID.match(row["id"])
    document.published = (
        Published(named["outlet"], named["date"]) if named else Published(row.get("outlet"), row.get("date"))
    )
    document.title = row.get("title", document.title)
    result: Findings = session().lint(document)
    return extract(result, title_of(document))


@cache
def session() -> Session:
    return Session(Choice(select=LOADED, isolated=True))


def item(number: int, corpus: str, one: Compared, finding: SetFinding) -> Iterator[str]:
    """One pair as a reader gets it."""
    yield f"{number}. [{corpus}] {finding.title}: {finding.message}"
    for version in finding.versions:
        words = "".join(
            part.text if part.kind in ("same", "only") else f"⟦{part.text.strip()}⟧ " for part in version.stretches
        )
        for where in version.places[:3]:
            article = one.articles[where.article]
            yield f"   {article.outlet or 'outlet not known'}, {article.date or 'no date'}: {article.title} ({where.speaker or 'the paper / not known'})"
        yield f"      “{' '.join(words.split())}”"
    for question in QUESTIONS[finding.rule]:
        yield f"   {question}  ____"


if __name__ == "__main__":
    main()
