"""Finds in a line of a pattern what loads and may be meant, but hardly is: a mark of the text that is taken for one of the language, or the
other way round. ``mistaken`` has what is never meant, which is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.pattern.mistaken import SKIPPED

_ASKING = (
    "who|whom|whose|what|which|where|when|why|how|is|are|was|were|isn['’]t|aren['’]t|do|does|did|don['’]t|doesn['’]t|didn['’]t|has|have|had"
    "|can|could|will|would|should|shall|may|might|must"
)
_QUESTION = re.compile(
    rf"(?:^|[|(])\s*(?:\^\s*)?(?:{_ASKING})\s(?:[^|()]*\s)?(?P<word>[^\W\d_]+)\?\s*(?=$|[|)])", re.IGNORECASE
)
_QUOTED = re.compile(
    r"""(?<![\w\\'’])(?P<open>[“”„«»‘`]|''|['’](?!(?:s|re|ve|ll|d|m)\b))(?=\w)[^“”„«»‘`|()"]{0,200}?\w(?P<close>[“”„«»’‘`]|''|')(?!\w)"""
)
_COMMENT = re.compile(r"(?<=\S)\s+(#)\S")


def doubtful(raw: str) -> Iterator[tuple[str, int]]:
    """What is hardly meant in a line, each with its offset and the remedy.

    Args:
        raw: the line as it is written, its comment too.
    """
    text = SKIPPED.sub(lambda found: " " * len(found[0]), raw)  # what is a shape or an exact word means itself
    text = re.sub(r"\\.", "  ", text)  # and so does an escaped mark
    comment = _COMMENT.search(text)
    if comment is not None:
        yield "from # on, after a space, this is a comment; write \\# for the mark itself", comment.start(1)
    text = re.sub(r"(?:^|(?<=\s))#.*", "", text)
    for found in _QUESTION.finditer(text):
        word = found["word"]
        yield (
            f"the ? makes {word!r} a word that may be missing; for the mark of a question write {word} \\?, for such a word ({word})?",
            found.end("word"),
        )
    for found in _QUOTED.finditer(text):
        yield (
            f"{found['open']} and {found['close']} are quotation marks of the text here, so that the words are found only between such marks; "
            'leave them out for the words alone; straight marks, "West", ask for these very letters',
            found.start("open"),
        )
