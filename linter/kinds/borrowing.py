"""Kind ``borrowing``: a speaker's loaded term that returns as the narrator's own (Fairclough 1995 on discourse representation)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

from linter.attribution.voices import NARRATOR
from linter.findings.drafts import Draft
from linter.findings.voices import speaker_at
from linter.kinds.conditions import fitting
from linter.kinds.context import Context
from linter.kinds.kind import Kind
from linter.pattern.lexicon import entries_in, holds_entry
from linter.ruleset.form import Asks, Form, named_lexicons
from linter.ruleset.rule import LoadedRule, Part
from linter.text.document import Document, Range


class Borrowing(Part, frozen=True):
    """``borrowing``: a term of ``lexicon`` is first in a speaker's words, in quotation marks, later in the narrator's own, without them.

    A sentence of the narrator's with an entry of the lexicon ``without`` ("accusations of") does not count as his own use.
    """

    lexicon: Annotated[str, "The terms: first in a source's words, later in the narrator's own."]
    without: Annotated[str | None, "Sentences of the narrator's with an entry of this lexicon are left out."] = None


class Fields(Part, frozen=True):
    """The key ``borrowing``."""

    borrowing: Annotated[Borrowing, "A term of a source that the narrator takes over."]


def asks(fields: Fields) -> Asks:
    """Its lexicons."""
    return Asks(lexicons=named_lexicons(fields.borrowing, ("borrowing",)))


def run(context: Context, loaded: LoadedRule) -> Iterable[Draft]:
    """The first place of each term where the narrator has it, once a speaker had it before."""
    return fitting(context, loaded, _borrowed(context, loaded))


def _borrowed(context: Context, loaded: LoadedRule) -> Iterator[Draft]:
    spec = loaded.fields(Fields).borrowing
    document, voices = context.document, context.discourse.voices
    norms, blocks = document.norms, document.blocks
    refused = context.table(loaded, spec.without) if spec.without else None
    quoted = _in_quotation_marks(document)
    source: dict[str, Range] = {}
    settled: set[str] = set()
    for i, form in entries_in(context.table(loaded, spec.lexicon, inflected=True), norms):
        term, at = " ".join(form), Range(i, i + len(form))
        first, last, block = document.sentences[document.sentence_of[i]]
        if term in settled or blocks[block].kind == "heading":
            continue  # a headline comes first, but is written last
        if quoted[i]:
            source.setdefault(term, at)
        if voices[i] != NARRATOR or quoted[i]:
            continue
        if refused is not None and holds_entry(refused, norms, first, last):
            continue
        settled.add(term)
        if term in source:
            values = {"speaker": speaker_at(context.discourse, source[term].first) or ""}
            captures = {"term": at, "source": source[term]}
            yield Draft(*at, captures, [("first in a source's words", source[term])], values)


def _in_quotation_marks(document: Document) -> bytearray:
    inside = bytearray(len(document.norms))
    for quotation in document.quotations:
        inside[quotation.first : quotation.last] = b"\1" * (quotation.last - quotation.first)
    return inside


KIND = Kind(Form(Fields, asks, frozenset({"term", "source"})), run)
