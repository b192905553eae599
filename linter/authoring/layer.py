"""What the document layer saw in a text: most surprises of an author come from there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.attribution.model import Attribution, Discourse
from linter.authoring.attempts import stretch
from linter.authoring.explanation import AttributionSeen, Seen, Stretch, TokenSeen, UnitSeen
from linter.findings.voices import speaker_at, voice_at
from linter.language.tags import document_tags
from linter.text.document import CLASSES, Document, Range

_WORD_CLASSES = {
    "d": "determiner", "q": "possessive", "p": "pronoun", "w": "wh-word", "t": "that", "s": "subordinator", "c": "coordinator",
    "i": "preposition", "o": "of", "T": "to", "m": "modal", "b": "be", "h": "have", "x": "do", "n": "negation", "E": "name",
    "N": "noun", "M": "plural", "J": "adjective", "A": "adverb", "#": "number", "e": "day", "V": "verb", "S": "verb-s",
    "P": "past", "K": "past-participle", "G": "ing", "O": "genitive", "X": "noun|verb", "Y": "verb|noun", "Q": "adjective|verb",
    "U": "plural|verb-s", "W": "verb-s|plural", "Z": "adjective|noun", "u": "other",
}  # fmt: skip
"""What each letter of ``linter.language.words`` stands for; marks have no class."""


def seen(document: Document, discourse: Discourse, units: Iterable[str]) -> Seen:
    """What was seen in a document.

    Args:
        document: the text.
        discourse: who says what in it.
        units: the names of units to show, where they are of more than one token.
    """
    tags = document_tags(document)
    names = _names()
    tokens = [
        TokenSeen(
            document.text_of(token, token + 1), *document.source_span(token, token + 1), _WORD_CLASSES.get(tags[token], ""), names.get(tags[token], ()),
            voice_at(discourse, token), speaker_at(discourse, token),
        )
        for token in range(len(document.norms))
    ]  # fmt: skip
    marked = [
        UnitSeen(name, stretch(document, first, last))
        for name in units
        if name not in CLASSES
        for first, last in _units(document, name)
    ]
    return Seen(
        document.english,
        tuple(tuple(tokens[one.first : one.last]) for one in document.sentences),
        tuple(sorted(marked, key=lambda unit: (unit.at.start, -unit.at.end, unit.name))),
        tuple(stretch(document, one.first, one.last) for one in document.quotations),
        tuple(_attribution(document, discourse, one) for one in discourse.attributions),
    )


def _units(document: Document, name: str) -> Iterator[tuple[int, int]]:
    """The units of a kind; of clauses, of which one begins at every word, the whole ones."""
    end = -1
    for first, last in document.annotation(name).ends():
        if name != "clause" or last > end:
            yield first, last
        end = max(end, last)


def _names() -> dict[str, tuple[str, ...]]:
    """The units of one token that each word class belongs to; those of few classes say more, and come first."""
    found: dict[str, list[str]] = {}
    for name, classes in sorted(CLASSES.items(), key=lambda item: (len(item[1]), item[0])):
        for tag in classes:
            found.setdefault(tag, []).append(name)
    return {tag: tuple(name for name in names if name != "word") for tag, names in found.items()}


def _attribution(document: Document, discourse: Discourse, one: Attribution) -> AttributionSeen:
    def at(words: Range | None) -> Stretch | None:
        return None if words is None else stretch(document, *words)

    speaker = None if one.speaker is None else discourse.speakers[one.speaker].name
    content = tuple(stretch(document, *part) for part in one.content if part.last > part.first)
    return AttributionSeen(one.kind, content, at(one.cue), at(one.source), speaker, one.rule)
