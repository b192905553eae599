"""JSON arrays written as their items come: none is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from linter.output.formats import Piece


def items(values: Iterable[object]) -> Iterator[str]:
    """Each value as one line of JSON behind a comma, ready for ``array``."""
    for value in values:
        yield ",\n" + msgspec.json.encode(value).decode()


def array(made: Iterable[Piece]) -> Iterator[str]:
    """Pieces of ``items`` as one array."""
    begun = False
    for one in made:
        if one.text and not begun:
            begun = True
            yield "[" + one.text[1:]
        else:
            yield one.text
    yield "\n]" if begun else "[]"
