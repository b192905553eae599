"""What a test asks of an attribution."""

from typing import NamedTuple

from linter.attribution import Attribution, Discourse
from linter.attribution.matching import attribute
from linter.text import from_text
from linter.text.document import Document


class Told(NamedTuple):
    """What a test asks of an attribution; None: anything."""

    content: tuple[str, ...]
    source: str | None = None
    cue: str | None = None
    kind: str | None = None
    act: str | None = None


def read(engine, text: str, format: str = "plain") -> tuple[Document, Discourse]:
    document = from_text(text, format=format)
    return document, attribute(engine, document)


def words(document: Document, attribution: Attribution) -> Told:
    def text(at):
        return None if at is None else document.text_of(*at)

    content = tuple(document.text_of(*piece) for piece in attribution.content)
    return Told(content, text(attribution.source), text(attribution.cue), attribution.kind, attribution.act)


def fits(found: Told, wanted: Told) -> bool:
    return all(w is None or f == w for f, w in zip(found, wanted, strict=True))
