"""How loud a pack is: findings per 1,000 words of news, by rule.

    python benchmarks/density.py [PACK]

Lints the 924 articles of ``polnear.dev.jsonl`` with the rules of a pack (default: ``core``). Counted are the findings in the
narrator's voice, against the words in that voice; findings in a source's words are listed beside them.
"""

from __future__ import annotations

import json
import sys
from collections import Counter

from texts import CORPORA

from linter import load_rules
from linter.output.voices import shares
from linter.pipeline import lint_document
from linter.ruleset.compiled import Engine
from linter.ruleset.packs import Layer, choose
from linter.text import from_text

BOUND = 8.0


def main() -> int:
    """Measure, print a table, and tell by the exit status whether the pack keeps the bound."""
    corpus = CORPORA / "polnear.dev.jsonl"
    if not corpus.is_file():
        sys.exit(f"no corpora at {CORPORA}; set RHETLINT_CORPORA to their folder")
    pack = sys.argv[1] if len(sys.argv) > 1 else "core"
    library = load_rules()
    running = choose(library, [Layer(packs=(pack,))])
    engine = Engine(library)
    own: Counter[str] = Counter()
    others: Counter[str] = Counter()
    words = articles = 0
    for line in corpus.open(encoding="utf-8"):
        result = lint_document(engine, from_text(json.loads(line)["text"]), running)
        articles += 1
        words += next(share.words for share in shares(result) if share.who == "narrator")
        for finding in result.findings:
            (own if finding.voice == "narrator" else others)[finding.rule] += 1
    total = 1000 * sum(own.values()) / words
    print(f"pack {pack}: {len(running)} rules, {articles} articles, {words:,} words of the narrator's\n")
    print("| rule | findings | per 1,000 words | in sources' words |\n|---|---|---|---|")
    for rule in sorted(own | others, key=lambda r: (-own[r], r)):
        print(f"| {rule} | {own[rule]} | {1000 * own[rule] / words:.3f} | {others[rule]} |")
    print(f"\n{total:.2f} findings per 1,000 words of the narrator's (bound {BOUND})")
    return 0 if total <= BOUND or pack != "core" else 1


if __name__ == "__main__":
    sys.exit(main())
