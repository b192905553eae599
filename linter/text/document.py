"""What every later layer reads: one article, cut into blocks, sentences and tokens, with its source untouched.

Three coordinate systems, each half-open:

* *source offsets*: characters of the file as read (markup included). Only findings and output use them.
* *view offsets*: characters of ``Document.view``, the article's readable text: markup removed, entities decoded,
  soft hyphens dropped, non-breaking spaces made plain, NFC. ``SourceMap`` carries a view offset back to the source.
* *token positions*: indexes into the token columns. Patterns, chunks, quotations, attributions and voices all speak in
  token ranges ``(first, last)``, ``last`` excluded, because every pattern matches whole tokens.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from linter.text.annotation import Annotation, Find, Unit
from linter.text.shape import PLAIN, Shape


class Span(NamedTuple):
    """Half-open pair of character offsets (source offsets unless said otherwise)."""

    start: int
    end: int


class Range(NamedTuple):
    """Half-open pair of token positions."""

    first: int
    last: int


BlockKind = Literal["heading", "paragraph", "item", "blockquote", "caption", "code"]


class Block(NamedTuple):
    """A heading, paragraph, list item …: a unit no sentence crosses. ``start``/``end`` are view offsets."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0  # heading level 1-6; nesting depth of items and block quotations


class Sentence(NamedTuple):
    """A sentence as a token range, and the index of the block it stands in."""

    first: int
    last: int
    block: int


class Quotation(NamedTuple):
    """A stretch between quotation marks, the marks included, as a token range within one block.

    ``depth`` is 0 for an outermost quotation, 1 for one inside it. Paragraphs that reopen a quotation without closing the
    last share a ``group`` (the index of the first piece), otherwise ``group`` is the quotation's own index.
    ``closed`` is false where the block ends before a closing mark.
    """

    first: int
    last: int
    depth: int
    group: int
    closed: bool


Action = Literal["disable", "enable", "disable-line", "disable-next-line", "misspelt"]


class Directive(NamedTuple):
    """A suppression comment of the source: ``<!-- rhetlint-disable RULE … -->``. Spans are source offsets."""

    action: Action
    rules: tuple[str, ...]  # empty: every rule; of a misspelt one what it says instead
    start: int
    end: int


class Landmark(NamedTuple):
    """Where a page, paragraph or cue begins in files whose lines nobody sees: a source offset, and what it is called."""

    start: int
    label: str


class Published(NamedTuple):
    """Where and when a text appeared, as far as its file says: ``date`` as ``linter.text.published.date_of`` gives it."""

    outlet: str | None = None
    date: str | None = None


NOT_SAID = Published()
"""Of a text whose file says nothing of it."""


class Part(NamedTuple):
    """Which part of a very long file a document is: its number, from 1, and how many there are."""

    number: int
    of: int


@dataclass(frozen=True, slots=True)
class SourceMap:
    """View offsets to source offsets, as runs: from ``view[k]`` on, source = ``source[k] + (offset - view[k])``."""

    view: array[int]
    source: array[int]
    wide: Mapping[int, int] = field(
        default_factory=dict
    )  # view offset of a character written in several: its source end

    def to_source(self, offset: int) -> int:
        """The source offset of the character at a view offset."""
        run = bisect_right(self.view, offset) - 1 if len(self.view) > 1 else 0
        return self.source[run] + offset - self.view[run]

    def span(self, start: int, end: int) -> Span:
        """The source offsets of a non-empty stretch of the view: up to past the whole of a last ``&eacute;``."""
        view = self.view
        run = bisect_right(view, start) - 1 if len(view) > 1 else 0
        shift = self.source[run] - view[run]
        one_run = run + 1 == len(view) or end <= view[run + 1]
        past = end + shift if one_run else self.to_source(end - 1) + 1
        return Span(start + shift, self.wide.get(end - 1, past))


@dataclass(slots=True, repr=False)
class Document:
    """One article. Built by ``linter.text.read`` / ``linter.text.from_text``; columns are never changed afterwards."""

    path: str
    format: str  # a name in ``formats.FORMATS``
    source: str
    view: str
    source_map: SourceMap
    blocks: tuple[Block, ...]
    starts: array[int]  # view offset of each token's first character
    ends: array[int]  # … and one past its last
    norms: list[str]  # each token normalised: lower case, straight quotes and apostrophes, NFC
    sentences: tuple[Sentence, ...]
    sentence_of: array[int]  # token position -> sentence index
    quotations: tuple[Quotation, ...]
    nicknames: tuple[Range, ...] = ()  # in marks, within a name: Karl “Patch” Wender; no quotations
    title: str | None = None
    english: bool | None = None  # whether it reads as English; None: too short to say
    tags: str | None = None  # word classes, filled by ``linter.language.tags.document_tags`` on first use
    encoding: str = "utf-8"
    warnings: tuple[str, ...] = ()
    directives: tuple[Directive, ...] = ()
    part: Part | None = None  # where it is only a part of its file; ``source`` is the whole file's all the same
    landmarks: tuple[Landmark, ...] = ()  # by offset
    published: Published = NOT_SAID
    shape: Shape = PLAIN
    stream: object | None = None  # what the pattern layer keeps about the document between matchers
    clauses: dict[int, Any] = field(
        default_factory=dict
    )  # sentence -> its clauses (``linter.language.clauses``), as asked for
    _annotations: dict[str, Annotation] = field(default_factory=dict)
    _line_starts: array[int] | None = None

    def __repr__(self) -> str:
        return f"<Document {self.path!r}: {len(self.norms)} tokens in {len(self.sentences)} sentences>"

    def text_of(self, first: int, last: int) -> str:
        """The view's text of a token range; the empty string for an empty range."""
        return self.view[self.starts[first] : self.ends[last - 1]] if last > first else ""

    def source_span(self, first: int, last: int) -> Span:
        """The source offsets of a non-empty token range."""
        return self.source_map.span(self.starts[first], self.ends[last - 1])

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a source offset."""
        if self._line_starts is None:
            starts = array("L", [0])
            at = self.source.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = self.source.find("\n", at + 1)
            self._line_starts = starts
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def landmark(self, offset: int) -> str | None:
        """The page, paragraph or cue that a source offset is in; None where the file has none."""
        found = bisect_right(self.landmarks, offset, key=lambda mark: mark.start) - 1 if self.landmarks else -1
        return self.landmarks[found].label if found >= 0 else None

    def annotation(self, name: str) -> Annotation:
        """A named annotation, computed on first use.

        Raises:
            KeyError: no annotator of that name is registered (``linter.text.ANNOTATORS``).
        """
        found = self._annotations.get(name)
        if found is None:
            found = self._annotations[name] = ANNOTATORS[name](self)
        return found


ANNOTATORS: dict[str, Callable[[Document], Annotation]] = {}
"""Every terminal ``<name>`` of the pattern language by the function that marks it in a document."""


class Edges(NamedTuple):
    """The word classes (see ``linter.language.words``) a unit may begin and end with; None: any.

    Right before a full stop or the end of a sentence a unit may end with any class whatever ``last`` says.
    """

    first: str | None
    last: str | None


CLASSES: dict[str, frozenset[str]] = {}
"""The terminals that stand for exactly one token, by the word classes it may have: no table is needed to find those."""

EDGES: dict[str, Edges] = {}
"""The edges of the terminals of which they are known. They only save time: a terminal without any works the same."""


def by_sentence(document: Document, find: Find) -> Annotation:
    """An annotation whose units are found in one sentence at a time, as they are asked for."""
    return Annotation(len(document.norms), document.sentences, find)


def at_once(document: Document, apart: Sequence[Unit], others: Iterable[Unit] = ()) -> Annotation:
    """An annotation of units found in the whole document; arguments as of ``Annotation.add``."""
    made = Annotation(len(document.norms), document.sentences)
    made.add(apart, others)
    return made
