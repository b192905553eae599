"""Writes which lexicons there are, as text or as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

import msgspec

from linter.authoring.lexicons import Listed
from linter.output.terminal import safe
from linter.wording import amount

_WIDTH, _MOST_USERS = 100, 4


class LexiconOut(msgspec.Struct, frozen=True):
    """A lexicon: its entries, the files that make it, in order, and the ids of the rules that use it."""

    name: str
    about: str
    entries: tuple[str, ...]
    files: tuple[str, ...]
    users: tuple[str, ...]


def as_text(lexicons: Iterable[Listed], *, entries: bool) -> Iterator[str]:
    """A line a lexicon: its name, how many entries it has, and who uses it.

    Args:
        lexicons: the lexicons.
        entries: below it all entries and all users, and what it is about.
    """
    for one in lexicons:
        count = amount(len(one.entries), "entry", "entries")
        used = f"used by {amount(len(one.users), 'rule')}" if one.users else "named by no rule"
        if not entries:
            more = len(one.users) - _MOST_USERS
            users = ", ".join(one.users[:_MOST_USERS]) + (f", … {more} more" if more > 0 else "")
            yield f"{safe(one.name):28} {count:>13}, {used}{': ' if users else ''}{safe(users)}"
            continue
        yield safe(f"{one.name}: {count}, {used}")
        for title, said in (
            ("about", one.about), ("entries", ", ".join(one.entries)), ("users", ", ".join(one.users)), ("files", ", ".join(one.files)),
        ):  # fmt: skip
            if said:
                yield from textwrap.wrap(
                    safe(f"{title}: {said}"),
                    _WIDTH,
                    initial_indent="  ",
                    subsequent_indent="    ",
                    break_on_hyphens=False,
                )


def as_json(lexicons: Iterable[Listed]) -> str:
    """The lexicons as an indented JSON array."""
    made = [LexiconOut(*one) for one in lexicons]
    return msgspec.json.format(msgspec.json.encode(made), indent=2).decode()
