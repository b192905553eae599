"""Interviews: whom Q and A stand for, and where the paper has the last word."""

from __future__ import annotations

from linter.language.names import NAME
from linter.language.tags import document_tags
from linter.text.document import Document, Range, Sentence

_FIRST_OR_SECOND_PERSON = frozenset("i we me us my our mine ours you your myself ourselves".split())  # noqa: SIM905
_INTERVIEW = frozenset("interview conversation transcript exchange discussion".split())  # noqa: SIM905
_MADE = frozenset("edited condensed abridged translated conducted shortened transcribed recorded".split())  # noqa: SIM905
_BYLINE_TOKENS = 12
_AFTER_SUBJECT = tuple(",bhmVSP(")  # classes: an age, an apposition, a verb
_QUESTION, _ANSWER = frozenset({"q", "question", "interviewer"}), frozenset({"a", "answer", "interviewee"})


def interview(document: Document) -> dict[str, Range]:
    """Whom the labels of questions and answers stand for, each with the place of the name.

    Questions are asked by the person of the byline; answers are given by the one other person named before the first label, if
    there is one alone. Where the article leaves it open, the label has no entry.
    """
    label = document.annotation("label")
    first_label = next((at for at, _ in label.ends() if document.norms[at] in _QUESTION | _ANSWER), None)
    if first_label is None:
        return {}
    asks: Range | None = None
    introduced: dict[str, Range] = {}
    people, tags = document.annotation("person"), document_tags(document)
    for first, last in document.annotation("name").ends():
        if first >= first_label:
            break
        with_age = last - first > 1 and tags[last : last + 2] == ",#"
        if not people.lengths[first] and not with_age and not in_byline(document, first):
            continue
        if asks is None and in_byline(document, first):
            asks = Range(first, last)
        else:
            introduced.setdefault(document.norms[last - 1], Range(first, last))
    if asks is not None:
        introduced.pop(document.norms[asks.last - 1], None)
    out = {}
    if asks is not None:
        out.update(dict.fromkeys(_QUESTION, asks))
    if len(introduced) == 1:
        out.update(dict.fromkeys(_ANSWER, next(iter(introduced.values()))))
    return out


def in_byline(document: Document, token: int) -> bool:
    """Whether a token is in a byline: a short block that begins with *By*, or *Interview by*, *Words by*."""
    block = document.blocks[document.sentences[document.sentence_of[token]].block]
    words = document.view[block.start : block.end].lower().replace(":", " by ").split()
    return (
        len(words) <= _BYLINE_TOKENS
        and "by" in words[:2]
        and words[0] in ("by", "interview", "interviewed", "words", "text", "story", "report")
    )


def is_the_papers(document: Document, opening: Sentence) -> bool:
    """Whether a paragraph after the last label is the paper's own, by its first sentence.

    It begins with the full name of a person and speaks of nobody as *I*, *we* or *you*; or it says how the interview was made.
    """
    whole = _paragraph(document, opening)
    if not _FIRST_OR_SECOND_PERSON.isdisjoint(whole):
        return False
    if not _INTERVIEW.isdisjoint(whole) and not _MADE.isdisjoint(whole):
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
    """The last words of all labels: surnames, where they are names."""
    return frozenset(document.norms[last - 1] for _, last in document.annotation("label").ends())
