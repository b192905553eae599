"""A set of articles compared: all that is found between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from linter.sets.framing import borrowed
from linter.sets.manifest import Manifest
from linter.sets.model import USUAL, Compared, Extract
from linter.sets.quotations import drifted


def compare(extracts: Iterable[Extract], wanted: Collection[str] = USUAL, manifest: Manifest | None = None) -> Compared:
    """What is found between articles.

    Args:
        extracts: of each article, in the order in which they are listed.
        wanted: the findings that are asked for, by their ids.
        manifest: says of which outlet and date articles are.

    Returns:
        Findings on quotations, then borrowed framings; the same for the same extracts.
    """
    given = list(extracts)
    if manifest is not None:
        given = [msgspec.structs.replace(one, article=manifest.applied(one.article)) for one in given]
    findings = [one for one in (*drifted(given), *borrowed(given)) if one.rule in wanted]
    articles = [one.article for one in given]
    return Compared(
        articles,
        findings,
        sum(len(one.quotations) for one in given),
        sum(article.date is None for article in articles),
    )
