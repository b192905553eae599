"""How many findings news has, family by family: the reference that a report's gauges show an article beside.

    python benchmarks/reference.py            # writes linter/output/report/reference.json
    python benchmarks/reference.py --check    # says how far what is written is from what is found now

Lints the articles of ``polnear.dev.jsonl`` that have at least 200 words with each built-in pack, counts findings for every 1,000 words by family, and
keeps only quantiles over the articles: no text, no title and no figure of a single article.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections import Counter, defaultdict

from texts import CORPORA

from linter import load_rules
from linter.output.report.reference import FILE, LEAST_WORDS, QUANTILES, Reference
from linter.output.voices import word_counts
from linter.pipeline import lint_document
from linter.ruleset.compiled import Engine
from linter.ruleset.packs import ALL, PACKS, Layer, choose
from linter.text import from_text
from linter.version import __version__

SOURCE = "PolNeAR 1.0, the share for development: US political news of 2016 (McGill network dynamics)"


def main() -> int:
    """Write the reference, or compare it."""
    corpus = CORPORA / "polnear.dev.jsonl"
    if not corpus.is_file():
        sys.exit(f"no corpora at {CORPORA}; set RHETLINT_CORPORA to their folder")
    library = load_rules()
    engine = Engine(library)
    running = {pack: choose(library, [Layer(packs=(pack,))]) for pack in (*PACKS, ALL)}
    densities: dict[str, dict[str, list[float]]] = {pack: defaultdict(list) for pack in running}
    articles = words = 0
    for line in corpus.open(encoding="utf-8"):
        text = json.loads(line)["text"]
        size = word_counts(from_text(text))[-1]
        if size < LEAST_WORDS:
            continue
        articles, words = articles + 1, words + size
        for pack, rules in running.items():
            found = lint_document(engine, from_text(text), rules).findings
            counts = Counter(finding.family for finding in found)
            for family in {rule.partition("/")[0] for rule in rules if rule in library.rules}:
                densities[pack][family].append(1000 * counts[family] / size)
    made = Reference(
        made_by="benchmarks/reference.py",
        version=__version__,
        source=SOURCE,
        articles=articles,
        words=words,
        quantiles=QUANTILES,
        packs={
            pack: {name: _quantiles(some) for name, some in sorted(families.items())}
            for pack, families in densities.items()
        },
    )
    if "--check" in sys.argv:
        return _compare(made)
    FILE.write_text(json.dumps(made.as_data(), indent=1) + "\n", "utf-8")
    print(f"{FILE}: {articles} articles, {words:,} words")
    return 0


def _quantiles(values: list[float]) -> tuple[float, ...]:
    cuts = statistics.quantiles(values, n=100, method="inclusive")
    return tuple(round(cuts[round(100 * share) - 1], 2) for share in QUANTILES)


def _compare(made: Reference) -> int:
    kept = Reference.read()
    far = 0
    for pack, families in made.packs.items():
        for family, now in families.items():
            before = kept.packs.get(pack, {}).get(family)
            if before != now:
                print(f"{pack} {family}: {before} written, {now} found")
                far = 1
    return far


if __name__ == "__main__":
    sys.exit(main())
