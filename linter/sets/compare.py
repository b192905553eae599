"""A set of articles compared: all that is found between them."""

from __future__ import annotations

from collections.abc import Iterable

from linter.sets.framing import borrowed
from linter.sets.model import Compared, Extract
from linter.sets.quotations import drifted


def compare(extracts: Iterable[Extract]) -> Compared:
    """What is found between articles.

    Args:
        extracts: of each article, in the order in which they are listed.

    Returns:
        Findings on quotations, then borrowed framings; the same for the same extracts.
    """
    given = list(extracts)
    findings = [*drifted(given), *borrowed(given)]
    articles = [one.article for one in given]
    return Compared(
        articles,
        findings,
        sum(len(one.quotations) for one in given),
        sum(article.date is None for article in articles),
    )
