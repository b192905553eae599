"""Lexicons ready to match: entries as token tuples by their first word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from linter.pattern.inflect import entry_forms
from linter.text.tokens import normalise, tokenize

Table: TypeAlias = dict[str, tuple[tuple[str, ...], ...]]
"""First token → the entries that begin with it, longest first."""


def entry_tokens(entry: str) -> tuple[str, ...]:
    """A lexicon entry as normalised tokens."""
    if entry.isalpha() and entry.isascii():
        return (entry.lower(),)
    return tuple(map(normalise, tokenize(entry)))


def by_first_word(entries: Iterable[str], inflected: bool) -> Table:
    """The table of a list of entries, or of all their inflections."""
    table: Table = {}
    longer: dict[str, set[tuple[str, ...]]] = {}
    for entry in entries:
        tokens = entry_tokens(entry)
        if not tokens:
            continue
        for form in entry_forms(tokens) if inflected else (tokens,):
            if len(form) == 1 and form[0] not in longer:
                table[form[0]] = (form,)
            else:
                longer.setdefault(form[0], set(table.get(form[0], ()))).add(form)
    for word, forms in longer.items():
        table[word] = tuple(sorted(forms, key=lambda f: (-len(f), f)))
    return table


def entries_in(
    table: Table, norms: Sequence[str], first: int = 0, last: int | None = None
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where entries begin among normalised tokens.

    Args:
        table: entries by their first token.
        norms: normalised tokens.
        first, last: token offsets, half-open, within which an entry must begin; it may end later.

    Returns:
        Token offset and longest entry there, in order. Entries that overlap are all given.
    """
    for i, forms in enumerate(map(table.get, norms[first:last]), first):
        if forms is not None:
            for form in forms:
                if len(form) == 1 or tuple(norms[i : i + len(form)]) == form:
                    yield i, form
                    break


def holds_entry(table: Table, norms: Sequence[str], first: int = 0, last: int | None = None) -> bool:
    """Whether any entry begins there; arguments as of ``entries_in``."""
    return next(entries_in(table, norms, first, last), None) is not None


def write_table(table: Table) -> str:
    """A table as text: forms of one word, an empty line, forms of several, one a line.

    A rule cache keeps inflected lexicons so, since inflecting takes longer than reading.
    """
    forms = [form for forms in table.values() for form in forms]
    single = "\n".join(form[0] for form in forms if len(form) == 1)
    return single + "\n\n" + "\n".join(" ".join(form) for form in forms if len(form) > 1)


def read_table(text: str) -> Table:
    """The table that ``write_table`` wrote."""
    single, _, several = text.partition("\n\n")
    words = single.split("\n") if single else []
    table: Table = dict(zip(words, zip(zip(words, strict=False), strict=False), strict=False))  # word → ((word,),)
    longer: dict[str, list[tuple[str, ...]]] = {}
    for line in several.split("\n") if several else ():
        form = tuple(line.split(" "))
        longer.setdefault(form[0], []).append(form)
    for word, forms in longer.items():  # longest first, as they were written
        table[word] = (*forms, *table.get(word, ()))
    return table


def table_key(name: str, inflected: bool) -> str:
    """The name under which a table is kept."""
    return ("~" if inflected else "") + name


class Lexicons:
    """Lexicons by name, expanded once for every matcher that names them.

    Args:
        entries: the entries of each lexicon.
        tables: tables written before, by ``table_key``.
    """

    def __init__(self, entries: Mapping[str, Sequence[str]], tables: Mapping[str, str] | None = None) -> None:
        self.entries = entries
        self._written = tables or {}
        self._tables: dict[tuple[str, bool], Table] = {}
        self._by_text: dict[str, Table] = {}
        self._longest: dict[tuple[str, bool], int] = {}
        self._forms: dict[tuple[str, bool], frozenset[str]] = {}
        self._edges: dict[tuple[str, bool, bool], frozenset[str]] = {}

    def key(self, name: str) -> str:
        """The full name under which a lexicon is kept."""
        return name

    def table(self, name: str, inflected: bool) -> Table:
        """First token → entries, longest first. Raises KeyError where the lexicon is unknown."""
        found = self._tables.get((name, inflected))
        if found is None:
            written = self._written.get(table_key(name, inflected))
            found = by_first_word(self.entries[name], inflected) if written is None else self._read(written)
            self._tables[name, inflected] = found
        return found

    def _read(self, written: str) -> Table:
        """A written table; lists of the same entries share theirs."""
        found = self._by_text.get(written)
        if found is None:
            found = self._by_text[written] = read_table(written)
        return found

    def longest(self, name: str, inflected: bool) -> int:
        """Tokens of the longest entry, 0 for an empty lexicon."""
        found = self._longest.get((name, inflected))
        if found is None:
            table = self.table(name, inflected)
            found = self._longest[name, inflected] = max((len(forms[0]) for forms in table.values()), default=0)
        return found

    def forms(self, name: str, inflected: bool) -> frozenset[str] | None:
        """All forms of a lexicon whose entries are single words; None for one that holds a phrase, or nothing."""
        if self.longest(name, inflected) != 1:
            return None
        found = self._forms.get((name, inflected))
        if found is None:
            found = self._forms[name, inflected] = frozenset(self.table(name, inflected))
        return found

    def edge(self, name: str, inflected: bool, *, first: bool) -> frozenset[str]:
        """The words that entries begin (``first``) or end with."""
        key = (name, inflected, first)
        found = self._edges.get(key)
        if found is None:
            table = self.table(name, inflected)
            words = table if first else {form[-1] for forms in table.values() for form in forms}
            found = self._edges[key] = frozenset(words)
        return found


class Scoped(Lexicons):
    """The lexicons one rule sees: its own (``rule:name``) before the shared ones of the same name."""

    def __init__(self, shared: Lexicons, scope: str) -> None:
        self._shared, self._scope = shared, scope
        self.entries = shared.entries

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
