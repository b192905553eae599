"""Tree → matcher: a pyparsing expression over the token stream, with word-only subtrees fused into one regular expression.

Everything is possessive: a choice takes its first option that matches, a repetition as much as it can, and neither is
tried again. Only two items are elastic, because only they have a rest to wait for: a gap (shortest first) and a marked unit
(longest first) give way until the rest of their sequence matches.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Sequence as Seq
from typing import Any, NamedTuple

import pyparsing as pp

from linter.pattern.inflect import inflections
from linter.pattern.lexicon import by_first_word
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
    Repeat,
    Sequence,
    Tree,
    Word,
)  # fmt: skip
from linter.text.document import Range, Stream

GAP_TOKENS = 12
"""The most tokens a gap spans."""
_GAP = r"[^ \n,;:.!?…()\"—–]+ "
_END = r"(?=(?:(?:[.?!…\")\]]|\.\.\.|'') )*\n)"
_FUSED_ENTRIES = 60  # a larger lexicon is looked up by its first word instead of spelt out


class Match(NamedTuple):
    """A match in token positions, half-open."""

    first: int
    last: int
    captures: dict[str, Range]


class Lexicons:
    """Lexicons by name, expanded once for every matcher that names them."""

    def __init__(self, entries: Mapping[str, Seq[str]]) -> None:
        self.entries = entries
        self._longest: dict[int, int] = {}
        self._tables: dict[tuple[str, bool], dict[str, tuple[tuple[str, ...], ...]]] = {}

    def longest(self, name: str, inflected: bool) -> int:
        """Tokens of the longest entry."""
        table = self.table(name, inflected)
        found = self._longest.get(id(table))
        if found is None:
            found = self._longest[id(table)] = max((len(forms[0]) for forms in table.values()), default=0)
        return found

    def table(self, name: str, inflected: bool) -> dict[str, tuple[tuple[str, ...], ...]]:
        """First token → entries, longest first. Raises KeyError where the lexicon is unknown."""
        found = self._tables.get((name, inflected))
        if found is None:
            found = self._tables[name, inflected] = by_first_word(self.entries[name], inflected)
        return found


class Scoped(Lexicons):
    """The lexicons one rule sees: its own (``rule:name``) before the shared ones of the same name."""

    def __init__(self, shared: Lexicons, scope: str) -> None:
        self._shared, self._scope = shared, scope
        self._longest = shared._longest

    def table(self, name: str, inflected: bool) -> dict[str, tuple[tuple[str, ...], ...]]:
        own = f"{self._scope}:{name}"
        return self._shared.table(own if own in self._shared.entries else name, inflected)


class _Element(pp.Token):
    """Base of our terminals: no white space is skipped, no names or actions are looked for."""

    def __init__(self) -> None:
        super().__init__()
        self.leave_whitespace()
        self.name = type(self).__name__

    def _parse(self, instring: str, loc: int, do_actions: bool = True, callPreParse: bool = True) -> Any:  # type: ignore[override]
        return self.parseImpl(instring, loc, do_actions)


_NOTHING: list[Any] = []


class _NoMatch(pp.ParseException):
    """Said without a message, a position or a traceback that grows: most tries fail."""

    def __init__(self) -> None:
        pass


class _Fused(_Element):
    """A word-only subtree as one regular expression; its groups are captures."""

    def __init__(self, pattern: str) -> None:
        super().__init__()
        self.regex = re.compile(pattern)
        self._match = self.regex.match
        self.names = {name.rsplit("__", 1)[0]: group for name, group in self.regex.groupindex.items()}
        self.groups = [(name.rsplit("__", 1)[0], group) for name, group in self.regex.groupindex.items()]

    def parseImpl(self, instring: str, loc: int, do_actions: bool = True) -> Any:
        found = self._match(instring, loc)
        if found is None:
            raise _NoMatch
        if not self.groups:
            return found.end(), _NOTHING
        return found.end(), [(name, *found.span(group)) for name, group in self.groups if found.start(group) >= 0]


class _Entries(_Element):
    """Any entry of a large lexicon, the longest first."""

    def __init__(self, table: dict[str, tuple[tuple[str, ...], ...]]) -> None:
        super().__init__()
        self.table = {word: tuple(" ".join(form) + " " for form in forms) for word, forms in table.items()}

    def parseImpl(self, instring: str, loc: int, do_actions: bool = True) -> Any:
        end = instring.find(" ", loc)
        for form in self.table.get(instring[loc:end], ()):
            if instring.startswith(form, loc):
                return loc + len(form), _NOTHING
        raise _NoMatch


class _Exactly(_Element):
    """Tokens with the view's own letters."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        self.words = words

    def parseImpl(self, instring: str, loc: int, do_actions: bool = True) -> Any:
        document = instring.document  # type: ignore[attr-defined]
        token = instring.token_at(loc)  # type: ignore[attr-defined]
        offsets = document.stream.offsets
        if (
            loc >= len(instring)
            or instring[loc] == "\n"
            or token + len(self.words) > len(offsets)
            or offsets[token] != loc
        ):
            raise _NoMatch
        for word in self.words:
            if document.view[document.starts[token] : document.ends[token]] != word:
                raise _NoMatch
            token += 1
        return _offset(document.stream, token), _NOTHING


class _Unit(_Element):
    """``<name>``, then the rest of its sequence: the longest unit after which the rest matches."""

    def __init__(self, annotation: str, capture: str | None, rest: Any) -> None:
        super().__init__()
        self.annotation, self.capture, self.rest = annotation, capture, rest

    def parseImpl(self, instring: str, loc: int, do_actions: bool = True) -> Any:
        document = instring.document  # type: ignore[attr-defined]
        if instring[loc] == "\n":
            raise _NoMatch
        token = instring.token_at(loc)  # type: ignore[attr-defined]
        annotation = document.annotation(self.annotation)
        longest = annotation.ends.get(token)
        if longest is None:
            raise _NoMatch
        ends = (longest, *annotation.shorter.get(token, ()))
        for end in ends:
            after = _offset(instring, end)
            if self.rest is None:
                return after, _captured(self.capture, loc, after, _NOTHING)
            try:
                last, found = self.rest._parse(instring, after, False)
            except pp.ParseException:
                continue
            return last, _captured(self.capture, loc, after, found)
        raise _NoMatch


class _Stretch(_Element):
    """``...``, then the rest of its sequence: the shortest stretch of the clause after which the rest matches."""

    _step = re.compile(_GAP).match

    def __init__(self, capture: str | None, rest: Any) -> None:
        super().__init__()
        self.capture, self.rest = capture, rest

    def parseImpl(self, instring: str, loc: int, do_actions: bool = True) -> Any:
        at = loc
        for _ in range(GAP_TOKENS + 1):
            if self.rest is None:
                return at, _captured(self.capture, loc, at, _NOTHING)
            try:
                last, found = self.rest._parse(instring, at, False)
                return last, _captured(self.capture, loc, at, found)
            except pp.ParseException:
                step = type(self)._step(instring, at)
                if step is None:
                    break
                at = step.end()
        raise _NoMatch


class _All(_Element):
    """One element after the other."""

    def __init__(self, items: list[Any]) -> None:
        super().__init__()
        self.items = items

    def parseImpl(self, instring: str, loc: int, do_actions: bool = True) -> Any:
        out: list[Any] = []
        for item in self.items:
            loc, found = item._parse(instring, loc, False)
            if found:
                out = out + found
        return loc, out


class _First(_Element):
    """Ordered choice."""

    def __init__(self, options: list[Any]) -> None:
        super().__init__()
        self.options = options

    def parseImpl(self, instring: str, loc: int, do_actions: bool = True) -> Any:
        for option in self.options:
            try:
                return option._parse(instring, loc, False)
            except pp.ParseException:
                pass
        raise _NoMatch


class _Repeated(_Element):
    """Possessive repetition."""

    def __init__(self, item: Any, least: int, most: int | None) -> None:
        super().__init__()
        self.item, self.least, self.most = item, least, most

    def parseImpl(self, instring: str, loc: int, do_actions: bool = True) -> Any:
        out: list[Any] = []
        count = 0
        while self.most is None or count < self.most:
            try:
                after, found = self.item._parse(instring, loc, False)
            except pp.ParseException:
                break
            count += 1
            if after == loc:
                count = max(count, self.least)
                break
            loc = after
            out = out + found
        if count < self.least:
            raise _NoMatch
        return loc, out


class _Ahead(_Element):
    """Look ahead."""

    def __init__(self, item: Any, negative: bool) -> None:
        super().__init__()
        self.item, self.negative = item, negative

    def parseImpl(self, instring: str, loc: int, do_actions: bool = True) -> Any:
        try:
            self.item._parse(instring, loc, False)
        except pp.ParseException:
            if self.negative:
                return loc, _NOTHING
            raise
        if self.negative:
            raise _NoMatch
        return loc, _NOTHING


class _Named(_Element):
    """A capture around any element."""

    def __init__(self, name: str, item: Any) -> None:
        super().__init__()
        self.capture, self.item = name, item

    def parseImpl(self, instring: str, loc: int, do_actions: bool = True) -> Any:
        last, found = self.item._parse(instring, loc, False)
        return last, _captured(self.capture, loc, last, found)


def _captured(name: str | None, first: int, last: int, found: list[Any]) -> list[Any]:
    return found if name is None else [(name, first, last), *found]


def _offset(stream: Any, token: int) -> int:
    """Where matching goes on after a unit that ends at ``token``: past the last token's space, before any sentence break."""
    return int(stream.offsets[token - 1]) + len(stream.document.norms[token - 1]) + 1


class Compiler:
    """Trees to pyparsing elements, for one set of lexicons."""

    def __init__(self, lexicons: Lexicons, fuse: bool = True) -> None:
        self.lexicons, self.fuse = lexicons, fuse
        self._groups = 0

    def element(self, tree: Tree) -> Any:
        """The element of a tree. Raises KeyError for an unknown lexicon."""
        pattern = self._regex(tree) if self.fuse else None
        if pattern is not None:
            return _Fused(pattern)
        match tree:
            case Sequence(items):
                return self._sequence(list(items))
            case Choice(options):
                return _First([self.element(option) for option in options])
            case Repeat(item, least, most):
                return _Repeated(self.element(item), least, most)
            case Look(item, negative):
                return _Ahead(self.element(item), negative)
            case Capture(name, Gap()):
                return _Stretch(name, None)
            case Capture(name, Marked(annotation)):
                return _Unit(annotation, name, None)
            case Capture(name, item):
                return _Named(name, self.element(item))
            case Marked(annotation):
                return _Unit(annotation, None, None)
            case Gap():
                return _Stretch(None, None)
            case Exact(words):
                return _Exactly(words)
            case Lexicon(name, inflected) if self._large(name, inflected):
                return _Entries(self.lexicons.table(name, inflected))
            case _:
                leaf = self._regex(tree)
                assert leaf is not None
                return _Fused(leaf)

    def _sequence(self, items: list[Tree]) -> Any:
        out: list[Any] = []
        run: list[Tree] = []

        def flush() -> None:
            if run:
                out.append(_Fused(self._regex(Sequence(tuple(run))) or ""))
                run.clear()

        for i, item in enumerate(items):
            name, inner = (item.name, item.item) if isinstance(item, Capture) else (None, item)
            if isinstance(inner, (Gap, Marked)):
                if isinstance(inner, Gap) and self.fuse and self._regex(Sequence(tuple(items[i:]))) is not None:
                    run.extend(items[i:])
                    flush()
                    return out[0] if len(out) == 1 else _All(out)
                flush()
                rest = self._sequence(items[i + 1 :]) if i + 1 < len(items) else None
                out.append(_Stretch(name, rest) if isinstance(inner, Gap) else _Unit(inner.name, name, rest))
                return out[0] if len(out) == 1 else _All(out)
            if self.fuse and self._regex(item) is not None:
                run.append(item)
            else:
                flush()
                out.append(self.element(item))
        flush()
        return out[0] if len(out) == 1 else _All(out)

    def _large(self, name: str, inflected: bool) -> bool:
        return sum(map(len, self.lexicons.table(name, inflected).values())) > _FUSED_ENTRIES

    def _regex(self, tree: Tree) -> str | None:
        """A tree of words only as a regular expression with the same meaning, None where it reads annotations."""
        match tree:
            case Word(text):
                return re.escape(text) + " "
            case Lemma(lemma):
                return "(?>" + "|".join(re.escape(form) + " " for form in sorted(inflections(lemma))) + ")"
            case Lexicon(name, inflected):
                if self._large(name, inflected):
                    return None
                forms = [form for group in self.lexicons.table(name, inflected).values() for form in group]
                forms.sort(key=lambda f: (-len(f), f))
                return "(?>" + "|".join(re.escape(" ".join(form)) + " " for form in forms) + ")" if forms else "(?!)"
            case Sequence(items):
                parts = [self._regex(item) for item in items]
                return None if None in parts else "(?>" + "".join(parts) + ")"  # type: ignore[arg-type]
            case Choice(options):
                parts = [self._regex(option) for option in options]
                return None if None in parts else "(?>" + "|".join(parts) + ")"  # type: ignore[arg-type]
            case Repeat(item, least, most):
                inner = self._regex(item)
                return (
                    None
                    if inner is None or _may_be_empty(item)
                    else f"(?:{inner}){{{least},{'' if most is None else most}}}+"
                )
            case Gap():
                return f"(?:{_GAP}){{0,{GAP_TOKENS}}}?"
            case Look(item, negative):
                inner = self._regex(item)
                return None if inner is None else f"(?{'!' if negative else '='}{inner})"
            case Edge(start):
                return r"(?<=\n)" if start else _END
            case Capture(name, item):
                inner = self._regex(item)
                self._groups += 1
                return (
                    None
                    if inner is None or "(?P<" in inner
                    else f"(?P<{name.replace('-', '_')}__{self._groups}>{inner})"
                )
            case _:
                return None


def _may_be_empty(tree: Tree) -> bool:
    match tree:
        case Word() | Lemma() | Lexicon() | Exact() | Marked():
            return False
        case Sequence(items):
            return all(_may_be_empty(item) for item in items)
        case Choice(options):
            return any(_may_be_empty(option) for option in options)
        case Repeat(item, least, _):
            return least == 0 or _may_be_empty(item)
        case Capture(_, item):
            return _may_be_empty(item)
        case _:
            return True


class Matcher:
    """A compiled pattern. The pyparsing expression is built when first tried."""

    def __init__(self, tree: Tree, lexicons: Lexicons, *, fuse: bool = True) -> None:
        self.tree, self.lexicons, self._fuse = tree, lexicons, fuse
        self._element: Any = None

    def match_at(self, stream: Stream, token: int) -> Match | None:
        """The match that begins at a token, if any; an empty match counts as none."""
        element = self._element
        if element is None:
            element = self._element = Compiler(self.lexicons, self._fuse).element(self.tree)
        offset = stream.offsets[token]
        try:
            end, found = element._parse(stream, offset, False)
        except pp.ParseException:
            return None
        if end <= offset:
            return None
        captures = {}
        for name, first, last in found:
            if last > first and name not in captures:
                captures[name] = Range(stream.token_at(first), stream.token_at(last - 1) + 1)
        return Match(token, stream.token_at(end - 1) + 1, captures)
