"""Lexicons ready to match: entries of one word, and entries of several by their first word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import compress, count

from linter.language.inflection import entry_forms
from linter.text.tokens import normalise, tokenize


class Table:
    """The entries of a lexicon, or their inflections.

    ``alone`` has the entries of one word. ``longer`` has those of several by their first word: in one string, the longest first,
    which ``starting`` splits when it is needed, since a text needs few of them.
    """

    __slots__ = ("_split", "alone", "longer")

    def __init__(self, alone: frozenset[str], longer: dict[str, str]) -> None:
        self.alone, self.longer = alone, longer
        self._split: dict[str, tuple[tuple[str, ...], ...]] = {}

    def starting(self, word: str) -> tuple[tuple[str, ...], ...]:
        """The entries of several words that begin with ``word``, longest first."""
        found = self._split.get(word)
        if found is None:
            found = self._split[word] = (
                tuple(map(_words, self.longer[word].split(_NEXT))) if word in self.longer else ()
            )
        return found

    def first_words(self) -> Set[str]:
        """The words that entries begin with."""
        return self.alone | self.longer.keys() if self.longer else self.alone

    def forms(self) -> Iterator[tuple[str, ...]]:
        """All entries, each as its words."""
        yield from zip(self.alone, strict=True)
        for forms in self.longer.values():
            yield from map(_words, forms.split(_NEXT))


_NEXT = "\t"


def _words(entry: str) -> tuple[str, ...]:
    return tuple(entry.split(" "))


def entry_tokens(entry: str) -> tuple[str, ...]:
    """A lexicon entry as normalised tokens."""
    if entry.isalpha() and entry.isascii():
        return (entry.lower(),)
    return tuple(map(normalise, tokenize(entry)))


def table_of(entries: Iterable[str], inflected: bool) -> Table:
    """The table of a list of entries, or of all their inflections."""
    alone: set[str] = set()
    longer: dict[str, set[tuple[str, ...]]] = {}
    for entry in entries:
        tokens = entry_tokens(entry)
        if not tokens:
            continue
        for form in entry_forms(tokens) if inflected else (tokens,):
            if len(form) == 1:
                alone.add(form[0])
            else:
                longer.setdefault(form[0], set()).add(form)
    ordered = {word: sorted(forms, key=lambda f: (-len(f), f)) for word, forms in longer.items()}
    return Table(frozenset(alone), {word: _NEXT.join(map(" ".join, forms)) for word, forms in ordered.items()})


def entries_in(table: Table, norms: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Finds entries among normalised tokens.

    Yields:
        Position in ``norms`` and the longest entry that begins there, in order. Entries may overlap.
    """
    begins = table.first_words()
    for i in compress(count(), map(begins.__contains__, norms)):
        found = _longest_at(table, norms, i)
        if found is not None:
            yield i, found


def _longest_at(table: Table, norms: Sequence[str], i: int) -> tuple[str, ...] | None:
    word = norms[i]
    for form in table.starting(word):
        if tuple(norms[i : i + len(form)]) == form:
            return form
    return (word,) if word in table.alone else None


def holds_entry(table: Table, norms: Sequence[str], first: int = 0, last: int | None = None) -> bool:
    """Whether any entry begins among normalised tokens.

    Args:
        table: the entries.
        norms: normalised tokens.
        first, last: positions in ``norms``, half-open, between which it must begin; it may end later.
    """
    within = norms[first:last]
    if not table.alone.isdisjoint(within):
        return True
    longer = table.longer
    return any(word in longer and _longest_at(table, norms, i) is not None for i, word in enumerate(within, first))


def write_table(table: Table) -> str:
    """A table as text, for a rule cache: reading it is faster than inflecting again.

    The entries of one word, a line each; an empty line; then for each first word a line with it and the entries it begins.
    """
    several = [f"{word}{_NEXT}{forms}" for word, forms in sorted(table.longer.items())]
    return "\n".join(sorted(table.alone)) + "\n\n" + "\n".join(several)


def read_table(text: str) -> Table:
    """The table that ``write_table`` wrote."""
    single, _, several = text.partition("\n\n")
    longer = {}
    for line in several.split("\n") if several else ():
        word, _, forms = line.partition(_NEXT)
        longer[word] = forms
    return Table(frozenset(single.split("\n") if single else ()), longer)


def table_key(name: str, inflected: bool) -> str:
    """The name under which a written table is kept: ``~`` before the lexicon's if inflected."""
    return ("~" if inflected else "") + name


class Lexicons:
    """Lexicons by name; each becomes a table once, for all matchers that name it. An unknown name is a KeyError.

    Args:
        entries: the entries of each lexicon, as a list or as a string with one a line.
        tables: tables that ``write_table`` wrote, by ``table_key``.
    """

    def __init__(self, entries: Mapping[str, Sequence[str] | str], tables: Mapping[str, str] | None = None) -> None:
        self.entries = entries
        self._written = tables or {}
        self._tables: dict[tuple[str, bool], Table] = {}
        self._by_text: dict[str, Table] = {}
        self._longest: dict[tuple[str, bool], int] = {}
        self._edges: dict[tuple[str, bool, bool], frozenset[str]] = {}
        self.elements: dict[object, object] = {}  # shared by all matchers (see ``build``)

    def key(self, name: str) -> str:
        """The full name of a lexicon, its key in ``entries``."""
        return name

    def table(self, name: str, inflected: bool) -> Table:
        """Its entries as tokens. Raises KeyError where the lexicon is unknown."""
        found = self._tables.get((name, inflected))
        if found is None:
            written = self._written.get(table_key(name, inflected))
            if written is None:
                entries = self.entries[name]
                found = table_of(entries.splitlines() if isinstance(entries, str) else entries, inflected)
            else:
                found = self._read(written)
            self._tables[name, inflected] = found
        return found

    def _read(self, written: str) -> Table:
        """Read a written table; lexicons of the same entries share one."""
        found = self._by_text.get(written)
        if found is None:
            found = self._by_text[written] = read_table(written)
        return found

    def longest(self, name: str, inflected: bool) -> int:
        """The number of tokens of the longest entry; 0 for an empty lexicon."""
        found = self._longest.get((name, inflected))
        if found is None:
            table = self.table(name, inflected)
            longest = (forms.partition(_NEXT)[0].count(" ") + 1 for forms in table.longer.values())
            found = max(longest, default=1 if table.alone else 0)
            self._longest[name, inflected] = found
        return found

    def forms(self, name: str, inflected: bool) -> frozenset[str] | None:
        """All entries of a lexicon of single words; None if it holds a phrase, or is empty."""
        table = self.table(name, inflected)
        return None if table.longer or not table.alone else table.alone

    def edge(self, name: str, inflected: bool, *, first: bool) -> frozenset[str]:
        """The words that entries begin (``first``) or end with."""
        key = (name, inflected, first)
        found = self._edges.get(key)
        if found is None:
            table = self.table(name, inflected)
            words = table.first_words() if first else table.alone.union(form[-1] for form in table.forms())
            found = self._edges[key] = frozenset(words)
        return found


class Scoped(Lexicons):
    """The lexicons that one rule sees: its own (kept as ``rule-id:name``) hide shared ones of the same name."""

    def __init__(self, shared: Lexicons, scope: str) -> None:
        self._shared, self._scope = shared, scope
        self.entries, self.elements = shared.entries, shared.elements

    def key(self, name: str) -> str:
        own = f"{self._scope}:{name}"
        return own if own in self.entries else name

    def table(self, name: str, inflected: bool) -> Table:
        return self._shared.table(self.key(name), inflected)

    def longest(self, name: str, inflected: bool) -> int:
        return self._shared.longest(self.key(name), inflected)

    def forms(self, name: str, inflected: bool) -> frozenset[str] | None:
        return self._shared.forms(self.key(name), inflected)

    def edge(self, name: str, inflected: bool, *, first: bool) -> frozenset[str]:
        return self._shared.edge(self.key(name), inflected, first=first)
