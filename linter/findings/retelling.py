"""Captured text as a message retells it, outside quotation marks: a pronoun as whom it means, a sentence's first word in small letters."""

from __future__ import annotations

from linter.attribution.model import Discourse
from linter.findings.voices import speaker_at
from linter.language.tags import document_tags
from linter.text.document import Document, Range

_NAME = "E"  # the class of names (``linter.language.tags``)
_OPENING = frozenset(("“", '"', "''", "‘", "—", ":", ";"))  # after these a sentence may begin
_OWN = frozenset(("i", "we", "me", "us", "myself", "ourselves"))
_OTHERS = frozenset(
    ("he", "she", "they", "it", "him", "her", "them", "you", "this", "that", "these", "those", "who", "which",
     "himself", "herself", "themselves", "itself")
)  # fmt: skip


def retold(document: Document, discourse: Discourse, span: Range) -> str | None:
    """The text of some tokens as it can stand within a sentence of a message.

    Args:
        document: the article.
        discourse: who says what in it.
        span: the tokens.

    Returns:
        The text; of a pronoun the name of whom it means, None where that is not known: a message that says “by he” tells nobody anything.
    """
    norm = document.norms[span.first]
    if span.last - span.first == 1 and norm in _OWN:
        return speaker_at(discourse, span.first)
    if span.last - span.first == 1 and norm in _OTHERS:
        return _antecedent(discourse, span)
    text = document.text_of(*span)
    sentence = document.sentences[document.sentence_of[span.first]]
    begins = span.first == sentence.first or document.norms[span.first - 1] in _OPENING
    if not begins or text[1:2].isupper() or norm == "i" or document_tags(document)[span.first] == _NAME:
        return text
    return text[:1].lower() + text[1:]


def _antecedent(discourse: Discourse, span: Range) -> str | None:
    """The name of whom a pronoun means that is the source of an attribution; None where nobody was found."""
    speaker = discourse.meant.get(span)
    return None if speaker is None else discourse.speakers[speaker].name
