"""Kind ``borrowing``: a speaker's loaded term that returns as the narrator's own (Fairclough 1995 on discourse representation)."""

from __future__ import annotations

from collections.abc import Iterator

from linter.attribution.voices import NARRATOR
from linter.findings.drafts import Hit
from linter.kinds.conditions import Context
from linter.kinds.repetition.chiasmus import stem
from linter.pattern import Scoped
from linter.pattern.lexicon import entries_in, holds_entry
from linter.ruleset.rule import LoadedRule
from linter.text.document import Document, Range


def run(context: Context, loaded: LoadedRule) -> Iterator[Hit]:
    """Hits of a borrowing rule: the first place of each term where the narrator has it, once a speaker had it before."""
    spec = loaded.rule.borrowing
    assert spec is not None
    document, discourse = context.document, context.discourse
    norms, blocks = document.norms, document.blocks
    table = Scoped(context.engine.lexicons, loaded.rule.id).table(spec.lexicon, True)
    refused = Scoped(context.engine.lexicons, loaded.rule.id).table(spec.without, False) if spec.without else None
    quoted = _in_quotation_marks(document)
    source: dict[str, Range] = {}
    settled: set[str] = set()
    for i, form in entries_in(table, norms):
        term, at = " ".join(map(stem, form)), Range(i, i + len(form))
        first, last, block = document.sentences[document.sentence_of[i]]
        if term in settled or blocks[block].kind == "heading":
            continue  # a headline is written last, and stands first
        if discourse.voices[i] != NARRATOR or quoted[i]:
            source.setdefault(term, at)
            continue
        if refused is not None and holds_entry(refused, norms, first, last):
            continue
        settled.add(term)
        if term in source:
            speaker = discourse.speaker_of[source[term].first]
            name = discourse.speakers[speaker].name if speaker >= 0 else ""
            captures = {"term": at, "source": source[term]}
            yield Hit(*at, captures, [("first in a source's words", source[term])], {"speaker": name})


def _in_quotation_marks(document: Document) -> bytearray:
    inside = bytearray(len(document.norms))
    for quotation in document.quotations:
        inside[quotation.first : quotation.last] = b"\1" * (quotation.last - quotation.first)
    return inside
