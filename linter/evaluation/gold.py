"""Reads texts with every attribution marked by hand: one JSON object a line.

    {"id": "a1", "text": "…", "quotes": [{"content": [[0, 14]], "cue": [[15, 19]], "source": [[20, 27]], "kind": "direct"}]}

Spans are half-open pairs of character offsets into ``text``; ``cue``, ``source`` and ``kind`` may be missing. For
``evaluate speakers`` a quote also has ``speaker``, the fullest name that the text gives (or null), and ``accept``, other forms of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

Spans = tuple[tuple[int, int], ...]


_LONGEST = 50_000_000  # bytes of a line


class GoldError(ValueError):
    """A gold file is wrong; the message has file, line and what is wrong there."""


class Marked(msgspec.Struct, frozen=True):
    """One attribution as character spans: the content, the cue, the source, each in any number of pieces.

    ``speaker`` is the name of who says it, None where the text names nobody; ``accept`` has other forms of the name that are as right.
    """

    content: Spans
    cue: Spans = ()
    source: Spans = ()
    kind: str = ""
    speaker: str | None = None
    accept: tuple[str, ...] = ()


class GoldText(msgspec.Struct, frozen=True):
    """A text and its attributions."""

    id: str
    text: str
    quotes: tuple[Marked, ...]


def read_gold(path: Path) -> Iterator[GoldText]:
    """The texts of a gold file, in its order.

    Raises:
        GoldError: a line is not such an object, or a span lies outside its text.
        OSError: the file cannot be read.
    """
    decoder = msgspec.json.Decoder(GoldText)
    with path.open("rb") as lines:
        for number, line in enumerate(iter(lambda: lines.readline(_LONGEST + 1), b""), 1):
            if len(line) > _LONGEST:
                raise GoldError(
                    f"{path}:{number}: a line larger than {_LONGEST // 1_000_000} MB; give each text a line of its own"
                )
            if not line.strip():
                continue
            try:
                row = decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise GoldError(
                    f"{path}:{number}: {error}; a line is an object with id, text and quotes (content, cue, source)"
                ) from None
            for quote in row.quotes:
                for start, end in (*quote.content, *quote.cue, *quote.source):
                    if not 0 <= start <= end <= len(row.text):
                        raise GoldError(f"{path}:{number}: span {start}–{end} lies outside the text of {row.id}")
            yield row
