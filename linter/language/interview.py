"""Interviews: whom Q and A stand for, and where the paper has the last word."""

from __future__ import annotations

from linter.language.names import NAME, ORGANISATION_WORDS
from linter.language.papers import papers_own
from linter.language.tags import document_tags
from linter.text.document import Document, Range, Sentence

_FIRST_OR_SECOND_PERSON = frozenset("i we me us my our mine ours you your myself ourselves".split())  # noqa: SIM905
_INTERVIEW = frozenset("interview conversation transcript exchange discussion".split())  # noqa: SIM905
_MADE = frozenset("edited condensed abridged translated conducted shortened transcribed recorded".split())  # noqa: SIM905
_NOTICE = frozenset("tickets published paperback booking bookings premieres exhibition".split())  # noqa: SIM905
_BYLINE_TOKENS = 12
_AFTER_SUBJECT = tuple(",bhmVSP(O")  # classes: an age, an apposition, a verb, what somebody has
_QUESTION = frozenset({"q", "q.", "question", "interviewer"})
_ANSWER = frozenset({"a", "a.", "answer", "interviewee"})


def interview(document: Document) -> dict[str, Range]:
    """Whom the labels of an interview stand for that name nobody, each with the place of the name.

    Questions are asked by the person of the byline; answers are given by the one other person named before the first label, if
    there is one alone. Initials (``IB:``) are those of a person named before. Where the article leaves it open, the label has no entry.
    """
    labels = [at for at, _ in document.annotation("label").ends()]
    if not labels:
        return {}
    asks, introduced = _introduced(document, labels[0])
    out = {}
    if asks is not None:
        out.update(dict.fromkeys(_QUESTION, asks))
    if len(introduced) == 1:
        out.update(dict.fromkeys(_ANSWER, introduced[0]))
    initials: dict[str, list[Range]] = {}
    for name in (*introduced, *([asks] if asks else ())):
        if name.last - name.first > 1:
            letters = "".join(document.norms[at][0] for at in range(*name) if document.norms[at][0].isalpha())
            initials.setdefault(letters, []).append(name)
    out.update((letters, names[0]) for letters, names in initials.items() if len(names) == 1)
    return out


def _introduced(document: Document, before: int) -> tuple[Range | None, list[Range]]:
    """The person of the byline, and the other persons named before a token, each once."""
    asks: Range | None = None
    others: dict[str, Range] = {}
    own = papers_own(document)
    for first, last in document.annotation("name").ends():
        if first >= before:
            break
        if in_byline(document, first):
            asks = asks or Range(first, last)
        elif not own[first] and _is_somebody(document, first, last):
            others.setdefault(document.norms[last - 1], Range(first, last))
    if asks is not None:
        others.pop(document.norms[asks.last - 1], None)
    return asks, list(others.values())


def _is_somebody(document: Document, first: int, last: int) -> bool:
    """Whether a name is a person's: as one is known in the article, has an age, or is a full name that a sentence begins with."""
    tags = document_tags(document)
    if document.annotation("person").lengths[first]:
        return True
    opens = document.sentences[document.sentence_of[first]].first == first
    plain = "o" not in tags[first:last] and ORGANISATION_WORDS.isdisjoint(document.norms[first:last])
    if last - first < 2 or not plain:
        return False
    return tags[last : last + 2] == ",#" or (opens and tags[last : last + 1] in _AFTER_SUBJECT)


def in_byline(document: Document, token: int) -> bool:
    """Whether a token is in a byline: a short block that begins with *By*, or *Interview by*, *Words by*."""
    block = document.blocks[document.sentences[document.sentence_of[token]].block]
    words = document.view[block.start : block.end].lower().replace(":", " by ").replace(" / ", " by ").split()
    return (
        len(words) <= _BYLINE_TOKENS
        and "by" in words[:2]
        and words[0] in ("by", "interview", "interviewed", "words", "text", "story", "report")
    )


def is_the_papers(document: Document, opening: Sentence) -> bool:
    """Whether a paragraph after the last label is the paper's own, by its first sentence.

    It speaks of nobody as *I*, *we* or *you*, and begins with the full name of a person, says how the interview was made, or where there
    is more (tickets, a book that is published).
    """
    whole = _paragraph(document, opening)
    if not _FIRST_OR_SECOND_PERSON.isdisjoint(whole):
        return False
    if not _NOTICE.isdisjoint(whole) or (not _INTERVIEW.isdisjoint(whole) and not _MADE.isdisjoint(whole)):
        return True
    first, last = opening.first, _end_of_name(document, opening.first)
    full = last - first > 1 or document.norms[first] in _labelled(document)
    return last > first and full and document_tags(document)[last : last + 1] in _AFTER_SUBJECT


def _end_of_name(document: Document, first: int) -> int:
    """The end of the name that begins at a token; the token itself where none does."""
    found = NAME.match(document_tags(document), first)
    return first if found is None else found.end()


def _paragraph(document: Document, opening: Sentence) -> frozenset[str]:
    at = last = document.sentence_of[opening.first]
    while last < len(document.sentences) and document.sentences[last].block == opening.block:
        last += 1
    return frozenset(document.norms[document.sentences[at].first : document.sentences[last - 1].last])


def _labelled(document: Document) -> frozenset[str]:
    """The last words of all labels and of those whom they stand for: surnames, where they are names."""
    ends = [last for _, last in document.annotation("label").ends()]
    ends += [name.last for name in interview(document).values()]
    return frozenset(document.norms[last - 1] for last in ends)
