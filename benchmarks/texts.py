"""What the benchmarks lint: the seed article, and a megabyte of news."""

from __future__ import annotations

import json
import os
from pathlib import Path

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "seeds" / "ambassador-interview.txt"
CORPORA = Path(os.environ.get("RHETLINT_CORPORA", ROOT.parent / "shared" / "corpora"))
MEGABYTE = 1_000_000


def megabyte() -> tuple[str, str]:
    """At least a million bytes of whole articles, and what they are: news of the corpora, or the seed article repeated."""
    corpus = CORPORA / "polnear.dev.jsonl"
    if not corpus.is_file():
        article = ARTICLE.read_text("utf-8")
        return "\n\n".join(
            [article] * (MEGABYTE // len(article.encode()) + 1)
        ), "the seed article repeated (no corpora)"
    texts: list[str] = []
    size = 0
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            texts.append(json.loads(line)["text"])
            size += len(texts[-1].encode()) + 2
            if size >= MEGABYTE:
                break
    return "\n\n".join(texts), f"{len(texts)} news articles"
