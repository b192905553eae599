"""The glossary of a configuration: who is who, for attribution to read; written under ``[[glossary.person]]`` and ``[[glossary.organisation]]``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from linter.ruleset.convert import Path


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody articles speak of. ``also``: other names; ``office``: what *the* and one of these means, where nobody else has it."""

    name: str
    also: tuple[str, ...] = ()
    office: tuple[str, ...] = ()
    gender: Literal["female", "male", "unknown"] = "unknown"


class Organisation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An organisation that speaks. ``also``: other names, such as its initials or *the broadcaster*."""

    name: str
    also: tuple[str, ...] = ()


Entry = Person | Organisation


class Glossary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Persons and organisations by the names that a newsroom gives them."""

    person: tuple[Person, ...] = ()
    organisation: tuple[Organisation, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.person or self.organisation)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them."""
        return (*self.person, *self.organisation)

    def names(self) -> int:
        """How many names and offices it has."""
        offices = sum(len(one.office) for one in self.person)
        return offices + sum(1 + len(one.also) for one in self.entries)

    def under(self, nearer: Glossary) -> Glossary:
        """This glossary with those of a nearer configuration, whose entries replace the ones of the same name."""
        taken = {one.name for one in nearer.entries}
        return Glossary(
            (*(one for one in self.person if one.name not in taken), *nearer.person),
            (*(one for one in self.organisation if one.name not in taken), *nearer.organisation),
        )

    def wrong(self) -> Iterator[tuple[str, Path]]:
        """What is wrong in it: the message, and the keys that lead to it from the glossary on."""
        known: dict[str, str] = {}
        offices: dict[str, str] = {}
        entries: Iterable[tuple[str, int, Entry]] = (
            *(("person", number, one) for number, one in enumerate(self.person)),
            *(("organisation", number, one) for number, one in enumerate(self.organisation)),
        )
        for kind, number, one in entries:
            for key, name in (("name", one.name), *(("also", name) for name in one.also)):
                plain = _plain(name)
                if not plain:
                    yield "a name needs letters", (kind, number, key)
                elif known.get(plain, one.name) != one.name or (key == "name" and plain in known):
                    yield (
                        f"{name!r} is a name of {known[plain]!r} too; leave it out of one of them",
                        (kind, number, key),
                    )
                known.setdefault(plain, one.name)
            for office in one.office if isinstance(one, Person) else ():
                plain = _plain(office)
                if not plain:
                    yield "an office needs letters", (kind, number, "office")
                elif offices.get(plain, one.name) != one.name:
                    yield (
                        f"{office!r} is the office of {offices[plain]!r} too; leave it out of one of them",
                        (kind, number, "office"),
                    )
                offices.setdefault(plain, one.name)


def _plain(name: str) -> str:
    words = name.casefold().split()
    if words[:1] in (["the"], ["a"], ["an"]):
        words = words[1:]
    return " ".join(words) if any(map(str.isalnum, name)) else ""
