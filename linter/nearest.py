"""The name that somebody may have meant, for errors that say what would be right."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], otherwise: str = "", cutoff: float = 0.5) -> str:
    """`; did you mean 'x'?` with the known name most like a word; ``otherwise`` where none is alike enough.

    Args:
        word: what was said.
        known: what there is.
        otherwise: what is said where none of these is near.
        cutoff: how alike a name must be, from 0 to 1 (the ratio of ``difflib``).
    """
    import difflib  # slow to load, and needed for errors alone

    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=cutoff)
    return f"; did you mean {near[0]!r}?" if near else otherwise


def nearest_rule(glob: str, rules: Iterable[str], otherwise: str = "") -> str:
    """The same for a glob that no rule matches: a rule, or a family for ``family/*``. Arguments as of ``nearest``."""
    families = glob.endswith("/*")
    return nearest(glob, {f"{rule.partition('/')[0]}/*" for rule in rules} if families else rules, otherwise)
