"""The colour of each family of rules: the same in every report, so that a reader learns it once."""

from __future__ import annotations

from zlib import crc32

HUES = 9
"""How many colours there are (``--c0`` to ``--c8`` of the style); related families share one, and cards name the family."""

_OF_MOVES = 8
"""The colours that families of moves share; the last one is that of ``attribution`` alone, which says who says what."""

_HUE = {
    "evaluation": 0,
    "sourcing": 1,
    "certainty": 2, "measures": 2,
    "appeals": 3, "precedent": 3,
    "comparison": 4, "choice": 4,
    "position": 5, "questions": 5,
    "agency": 6, "distancing": 6,
    "connectives": 7, "figures": 7,
    "attribution": 8,
}  # fmt: skip


def hue(family: str) -> int:
    """The colour of a family, from 0 to ``HUES`` - 1; that of a user's own family follows from its name."""
    return _HUE.get(family, crc32(family.encode(errors="surrogatepass")) % _OF_MOVES)
