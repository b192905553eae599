"""Messages that nobody has written yet: readers would be shown what a new file tells its author."""

from __future__ import annotations

from collections.abc import Iterator

from linter.authoring.check.written import Author, Remark
from linter.ruleset.unwritten import REMEDY, unwritten

KIND = "message"


def remarks(author: Author) -> Iterator[Remark]:
    """Messages as ``try --save`` writes them."""
    for one in author.rules:
        if unwritten(one.loaded.rule):
            yield one.remark(("message",), KIND, REMEDY)
