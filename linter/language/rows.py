"""The names in a row of words with capitals: cut where a title or a given name shows that another begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from linter.language.names import ORGANISATION_WORDS, given_names
from linter.language.particles import PARTICLES
from linter.language.titles import TITLES
from linter.language.words import guess_class, is_word, word_classes
from linter.text.document import Document, Range

NameKind = Literal["person", "organisation", "unknown", "title"]

SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
"""What may follow a surname."""


_HONOURS = frozenset("mp mps msp mla mep td obe mbe cbe kbe dbe kc qc jp phd ph.d md m.d esq rn frs".split())  # noqa: SIM905
"""What may follow a whole name, of honours and offices."""


class Name(NamedTuple):
    """One name: all of it with its titles, the name without them, and what it is the name of; a ``title`` has no name in it."""

    first: int
    bare: Range
    kind: NameKind


def is_title(norms: list[str], at: int) -> bool:
    """Whether a word is a title or office (not *Jr* or *St*, which are parts of a name; nor *General* of the General Staff)."""
    title = TITLES.get(norms[at])
    if norms[at] == "general" and at + 1 < len(norms) and norms[at + 1] in _GENERAL:
        return False
    return title is not None and title.kind != "part"


_GENERAL = frozenset(
    ["staff", "assembly", "council", "secretariat", "court", "hospital", "directorate", "synod", "motors", "electric", "mills", "dynamics", "union", "congress", "accounting", "administration", "workers", "confederation", "conference", "election"]
)  # fmt: skip
"""What is called general, and is no general."""


def words_of(document: Document, bare: Range) -> tuple[str, ...]:
    """The words of a name, without nicknames in marks and suffixes: the last is a surname, or its last word."""
    norms = document.norms
    words = [norms[at] for at in range(*bare)]
    for first, last in document.nicknames if any(not word[0].isalnum() for word in words) else ():
        if bare.first < first < bare.last:
            del words[first - bare.first : last - bare.first]
            break
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return tuple(words)


def names_of_row(document: Document, row: Range) -> Iterator[Name]:
    """The names in a row of words that all have capitals."""
    norms = document.norms
    first, last = row
    cut = _end_of_shouting(document, row)
    if first < cut < last:
        first = cut
    while last - first > 2 and norms[last - 1].rstrip(".") in _HONOURS:
        last -= 1
    title = _last_title(norms, first, last)
    if title is None:
        cut = _before_given_name(document, first, last)
        if cut > first:
            yield Name(
                first, Range(first, cut), "organisation" if has_organisation(document, (first, cut)) else "unknown"
            )
            first = cut
        yield Name(first, Range(first, last), _kind(document, first, last))
        return
    begin = title
    while begin > first and is_title(norms, begin - 1):
        begin -= 1
    if title + 1 == last:
        yield Name(first, Range(title, last), "title")
        return
    if begin > first and has_organisation(document, (first, begin)):
        yield Name(first, Range(first, begin), "organisation")
        first = begin
    bare = Range(title + 1, last)
    yield Name(first, bare, "person")


_FORENAMES_TOO = frozenset({"earl", "dean", "major"})
_SURNAMES_TOO = frozenset("king bishop judge pope prince major marshal lord dean chief".split())  # noqa: SIM905


def _last_title(norms: list[str], first: int, last: int) -> int | None:
    """The last title before a name, or the title that is all; None where there is none, and the words are a name."""
    given = given_names()
    for at in range(last - 1, first - 1, -1):
        if not is_title(norms, at):
            continue
        if any(word in ORGANISATION_WORDS for word in norms[at + 1 : last]):
            return None  # Democratic Party, Prime Minister Brandt University
        if at + 1 < last:
            surname = at > first and norms[at] in _SURNAMES_TOO and norms[at - 1] in given  # Larry King Live
            forename = norms[at] in _FORENAMES_TOO and last - at == 2  # Earl Orlow
            return None if surname or forename else at
        before = last - 2
        if before >= first and is_title(norms, before) and TITLES[norms[before]].kind == "alone":
            return before  # Mr King
        if any(word in given for word in norms[first:at]):
            continue  # Representative Anna Bishop
        return at
    return None


def _before_given_name(document: Document, first: int, last: int) -> int:
    """Where a person's name begins after words that are no part of it: Ruritanian Ilse Brandt; ``first`` where all is one name."""
    norms, given, known = document.norms, given_names(), word_classes()
    if norms[first] in given:
        return first
    for at in range(first + 1, last - 1):
        if norms[at] in given and norms[at] not in PARTICLES:
            before = norms[first:at]
            if all(word not in PARTICLES and is_word(word) for word in before) or has_organisation(
                document, (first, at)
            ):
                return at
            return first
    cut = first
    while last - cut > 2 and known.get(norms[cut], guess_class(norms[cut])) in "MZ" and is_word(norms[cut]):
        cut += 1  # Ruritanians, Celebrities
    return cut if cut > first and not any(word in known for word in norms[cut:last]) else first


_SHOUTED = 5  # letters: shorter words in capitals are initialisms


def _end_of_shouting(document: Document, row: Range) -> int:
    """The end of a headline in capitals that runs into a name: ... FERRY SINKS Ruritanian President Jan Orlow."""
    at = row.first
    loud = False
    while at < row.last:
        word = document.text_of(at, at + 1)
        if not word.isupper():
            break
        loud = loud or len(word) >= _SHOUTED
        at += 1
    return at if loud and at - row.first > 1 else row.first


def has_organisation(document: Document, row: tuple[int, int]) -> bool:
    return not ORGANISATION_WORDS.isdisjoint(document.norms[slice(*row)])


def _kind(document: Document, first: int, last: int) -> NameKind:
    """What words with capitals and without a title are the name of."""
    norms, given = document.norms, given_names()
    if has_organisation(document, (first, last)):
        return "organisation"
    if last - first > 1 and norms[first] in given and norms[last - 1] not in word_classes().keys() & _THINGS:
        return "person"
    return "unknown"


_THINGS = frozenset(
    [
        "day",
        "street",
        "road",
        "avenue",
        "square",
        "island",
        "islands",
        "river",
        "bridge",
        "harbour",
        "harbor",
        "state",
        "county",
        "city",
        "act",
    ]
)
"""Last words of names that are no person's though the first may be a given name: Madison Square, Virginia Street."""
