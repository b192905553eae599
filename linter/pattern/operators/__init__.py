"""The operators of the pattern language: each is a class that holds its meaning (a pyparsing element) and its hints.

words       ``word  ~lemma  @lexicon  "exact"``
elastic     ``<unit>  ...``
combining   items in a row, ``a | b``, ``$name:x``
repeating   ``x?  x*  x+  x{m,n}``
shapes      ``/…/``
looking     ``&x  !x  ^  $``
base        what they share, and their registry
"""

from __future__ import annotations

from linter.pattern.operators import combining, elastic, looking, repeating, shapes, words
from linter.pattern.operators.base import OPERATORS, edge, first_of, last_of, single

__all__ = [
    "OPERATORS",
    "combining",
    "edge",
    "elastic",
    "first_of",
    "last_of",
    "looking",
    "repeating",
    "shapes",
    "single",
    "words",
]
