"""Captured text as a message retells it, outside quotation marks: a pronoun as whom it means, a sentence's first word in small letters."""

from __future__ import annotations

from linter.attribution.model import Discourse
from linter.language.tags import document_tags
from linter.text.document import Document, Range

_NAME = "E"  # the class of names (``linter.language.tags``)
_OF_THEIR_OWN = frozenset(("i",))  # words with a capital wherever they stand
_PRONOUNS = frozenset(("he", "she", "they", "him", "her", "them", "who", "himself", "herself", "themselves"))


def retold(document: Document, discourse: Discourse, span: Range) -> str:
    """The text of some tokens as it can stand within a sentence of a message.

    Args:
        document: the article.
        discourse: who says what in it: whom a pronoun means is known of those that words are attributed to.
        span: the tokens.
    """
    if span.last - span.first == 1 and document.norms[span.first] in _PRONOUNS:
        name = _antecedent(discourse, span)
        if name is not None:
            return name
    text = document.text_of(*span)
    sentence = document.sentences[document.sentence_of[span.first]]
    begins = span.first == sentence.first or document.norms[span.first - 1] in ("“", '"', "''", "‘", "—", ":", ";")
    small = text[:1].lower() + text[1:]
    if not begins or small[1:2].isupper() or document.norms[span.first] in _OF_THEIR_OWN:
        return text
    return text if document_tags(document)[span.first] == _NAME else small


def _antecedent(discourse: Discourse, span: Range) -> str | None:
    """The name of whom a pronoun means that is the source of an attribution; None where nobody was found."""
    for attribution in discourse.attributions:
        if attribution.source == span and attribution.speaker is not None:
            return discourse.speakers[attribution.speaker].name
    return None
