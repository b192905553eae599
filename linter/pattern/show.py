"""Writes a tree as pattern text, for messages: as its author would, with definitions written out."""

from __future__ import annotations

import re

from linter.pattern.tree import (
    Capture,
    Choice,
    Edge,
    Exact,
    Gap,
    Lemma,
    Lexicon,
    Look,
    Marked,
    Reference,
    Repeat,
    Sequence,
    Shape,
    Tree,
    Word,
)


def shown(tree: Tree) -> str:
    """A tree as pattern text; reading it gives the same tree, but for groups inside groups."""
    match tree:
        case Word(text):
            return re.sub(r"[()|?*+{}$^!&<>@~\"\\#/]|\.(?=\.)", r"\\\g<0>", text)
        case Exact(words):
            return f'"{" ".join(words)}"'
        case Lemma(lemma):
            return f"~{lemma}"
        case Lexicon(name, inflected):
            return f"{'~' if inflected else ''}@{name}"
        case Shape(expression):
            return f"/{expression.replace('/', chr(92) + '/')}/"
        case Marked(name):
            return f"<{name}>"
        case Sequence(items):
            return " ".join(
                shown(item) if not isinstance(item, (Choice, Sequence)) else f"({shown(item)})" for item in items
            )
        case Choice(options):
            return " | ".join(map(shown, options))
        case Repeat(item, least, most):
            sign = _count(least, most)
            # at a bare word these signs are refused, as marks of regular expressions (see ``mistaken``)
            bare = isinstance(item, Word) and (sign in ("*", "+") or (sign == "?" and item.text.endswith("s")))
            return (f"({shown(item)})" if bare else _grouped(item)) + sign
        case Look(item, negative):
            if negative:
                return f"!{_grouped(item)}"
            return f"&{shown(item)}" if isinstance(item, Marked) else f"&({shown(item)})"
        case Edge(start):
            return "^" if start else "$"
        case Capture(name, item):
            return f"${name}:{item.name if isinstance(item, Marked) else _grouped(item)}"
        case Gap():
            return "..."
        case Reference(name):
            return f"&{name}"


def _grouped(tree: Tree) -> str:
    return f"({shown(tree)})" if isinstance(tree, (Sequence, Choice, Capture, Look, Repeat, Edge, Gap)) else shown(tree)


def _count(least: int, most: int | None) -> str:
    sign = {(0, 1): "?", (0, None): "*", (1, None): "+"}.get((least, most))
    if sign is None:
        sign = f"{{{least}}}" if least == most else f"{{{least},{'' if most is None else most}}}"
    return sign
