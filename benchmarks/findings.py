"""A digest of all findings: shows whether a change of the engine has changed what is found, and in which articles.

    python benchmarks/findings.py                       # digests of every rule and of attributions, over the corpora
    python benchmarks/findings.py --keep before.json    # keep the digest of each article …
    python benchmarks/findings.py --against before.json # … and name the articles and rules that differ from it
    python benchmarks/findings.py --family evaluation   # the rules of one family (an id or a glob will do)
    python benchmarks/findings.py --no-index --against before.json   # every pattern tried at every token: what the index must find (slow)

Findings are compared as the JSON output writes them, without the rule's words (title, message, why, advice, references, precision), so that a message may
be mended without a difference here; ``--messages`` compares those too. Without corpora the seed article is all there is.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from texts import ARTICLE, CORPORA

from linter import load_rules
from linter.output.json import render
from linter.pipeline import lint_document
from linter.ruleset.compiled import Engine
from linter.text import from_text

FILES = ("polnear.dev.jsonl", "basil.dev.jsonl", "mafalda.dev.jsonl")
SAID = (
    "title",
    "message",
    "why",
    "advice",
    "references",
    "suggestion",
    "measured",
    "precision",
    "precision_low",
    "judged",
)


def articles() -> Iterator[tuple[str, str]]:
    """Name and text of every article: of the corpora, and the seed."""
    yield ARTICLE.name, ARTICLE.read_text("utf-8")
    for name in FILES:
        file = CORPORA / name
        if file.is_file():
            with file.open(encoding="utf-8") as lines:
                for number, line in enumerate(lines):
                    yield f"{name}:{number}", json.loads(line)["text"]


_setting: list[tuple[str | None, bool, bool]] = []


def _start(family: str | None, messages: bool, search: bool) -> None:
    _setting.append((family, messages, search))


@cache
def _engine(search: bool) -> Engine:
    return Engine(load_rules(), search=search)


def _found(article: tuple[str, str]) -> tuple[str, list[str], str]:
    """An article's findings, a line each, and its attributions."""
    family, messages, search = _setting[0]
    name, text = article
    engine = _engine(search)
    wanted = [rule for rule in engine.library.rules if family is None or fnmatchcase(rule, family)]
    data = json.loads(render([lint_document(engine, from_text(text), wanted, all_overlapping=True)]))["files"][0]
    lines = []
    for finding in data["findings"]:
        if family and not fnmatchcase(finding["rule"], family):
            continue
        kept = finding if messages else {key: value for key, value in finding.items() if key not in SAID}
        lines.append(json.dumps(kept, sort_keys=True, ensure_ascii=False))
    attributions = json.dumps({key: data[key] for key in ("attributions", "speakers")}, sort_keys=True)
    return name, lines, hashlib.blake2b(attributions.encode(), digest_size=8).hexdigest()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--keep", type=Path)
    options.add_argument("--against", type=Path)
    options.add_argument("--family")
    options.add_argument("--messages", action="store_true")
    options.add_argument("--no-index", dest="index", action="store_false")
    options.add_argument("--articles", type=int, help="only so many, spread over all")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--show", type=int, default=20, help="differences that are shown")
    told = options.parse_args()
    family = f"{told.family}/*" if told.family and not set("/*") & set(told.family) else told.family
    all_of_them = list(articles())
    if told.articles:
        all_of_them = all_of_them[:: max(1, len(all_of_them) // told.articles)]
    if len(all_of_them) == 1:
        print(f"no corpora in {CORPORA}: only the seed article is compared", file=sys.stderr)
    with ProcessPoolExecutor(told.jobs, initializer=_start, initargs=(family, told.messages, told.index)) as workers:
        results = {name: (lines, said) for name, lines, said in workers.map(_found, all_of_them, chunksize=16)}
    whole, spoken, count = hashlib.blake2b(digest_size=8), hashlib.blake2b(digest_size=8), 0
    for name, (lines, said) in results.items():
        whole.update("\n".join((name, *lines)).encode())
        spoken.update(f"{name} {said}".encode())
        count += len(lines)
    print(f"{len(results)} articles, {count} findings, digest {whole.hexdigest()}, attributions {spoken.hexdigest()}")
    if told.keep:
        told.keep.write_text(json.dumps(results, ensure_ascii=False), "utf-8")
    if told.against:
        compare(json.loads(told.against.read_text("utf-8")), results, family, told.show)


def compare(before: dict, after: dict, family: str | None, most: int) -> None:  # type: ignore[type-arg]
    """Print what is gone and what is new, by rule, and the first of them; exit with 1 where anything is."""
    gone: Counter[str] = Counter()
    new: Counter[str] = Counter()
    shown = spoken = 0
    for name, (lines, said) in after.items():
        if name not in before:
            continue
        was, was_said = before[name]
        spoken += said != was_said
        was = [line for line in was if family is None or fnmatchcase(json.loads(line)["rule"], family)]
        lost, come = Counter(was) - Counter(lines), Counter(lines) - Counter(was)
        for sign, tally, some in (("-", gone, lost), ("+", new, come)):
            for line in some:
                found = json.loads(line)
                tally[found["rule"]] += some[line]
                if shown < most:
                    shown += 1
                    print(f"{sign} {name} {found['rule']}: {json.dumps(found, ensure_ascii=False)[:300]}")
    for rule in sorted({*gone, *new}):
        print(f"{rule}: {gone[rule]} gone, {new[rule]} new")
    print(f"{sum(gone.values())} findings gone, {sum(new.values())} new; attributions differ in {spoken} articles")
    if gone or new or spoken:
        sys.exit(1)


if __name__ == "__main__":
    main()
