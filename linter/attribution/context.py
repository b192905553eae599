"""Whose a quotation without a cue is by what stands before it: the one person of whom the sentence before tells."""

from __future__ import annotations

from linter.attribution.entities import Entities, Entity
from linter.attribution.focus import Focus
from linter.attribution.pronouns import PERSON_PRONOUNS
from linter.attribution.sought import Sought
from linter.attribution.works import BEARERS
from linter.language.clauses import clauses_of
from linter.language.tags import document_tags
from linter.text.document import Document, Range

_LEAST = 6  # tokens, marks included, of a quotation that is somebody's words by itself
_SPOKEN = frozenset("i i'd we me us my our mine ours myself you your".split())  # noqa: SIM905
"""Words of somebody who speaks, rather than of a document or a title."""


def told_of_before(document: Document, entities: Entities, focus: Focus, quotation: Range) -> Sought | None:
    """The person of whom the narrator's sentence right before a quotation tells; None where it is not one person alone.

    "Lena Orlow rowed for twenty years. “I never liked the sea at all.”" The quotation begins its sentence, in the same paragraph or the
    next, and is somebody's speech by its pronouns; the subject of the sentence before
    is a person, by name or as *he* or *she*, and nobody else is named there.

    Args:
        document: the article.
        entities: who is named in it.
        focus: whom its pronouns mean.
        quotation: the words, with their marks.
    """
    here = document.sentence_of[quotation.first]
    sentences, blocks = document.sentences, document.blocks
    if not here or quotation.last - quotation.first < _LEAST or sentences[here].first != quotation.first:
        return None
    if not _is_speech(document, quotation):
        return None
    before = sentences[here - 1]
    if sentences[here].block - before.block > 1 or blocks[before.block].kind != blocks[sentences[here].block].kind:
        return None
    mains = [clause for clause in clauses_of(document, here - 1) if clause.kind == "main" and clause.base is not None]
    people = _people(document, entities, focus, here - 1)
    if len(mains) != 1 or people is None or len(people) != 1:
        return None
    base = mains[0].base
    assert base is not None
    person = people.pop()
    at_subject = (entities.at(token) for token in range(*base))
    if document.norms[base.first] not in ("he", "she") and person not in at_subject:
        return None
    return Sought(person, "context", "nobody else in the sentence before")


def _is_speech(document: Document, quotation: Range) -> bool:
    """Whether a quotation is speech: somebody speaks of himself in it, or it is a whole sentence of some length, with its full stop."""
    norms, tags = document.norms, document_tags(document)
    if not _SPOKEN.isdisjoint(norms[quotation.first : quotation.last]):
        return True
    whole = tags[quotation.last - 2] == "." and quotation.last - quotation.first >= _WHOLE
    sentence = document.sentence_of[quotation.first]
    verbs = any(clause.kind == "main" and clause.base is not None for clause in clauses_of(document, sentence))
    before = document.sentences[sentence - 1]
    return whole and verbs and BEARERS.isdisjoint(norms[before.first : before.last])


_WHOLE = 10  # tokens, marks included, of a sentence that is somebody's though he does not speak of himself


def _people(document: Document, entities: Entities, focus: Focus, sentence: int) -> set[Entity] | None:
    """The people whom a sentence of the narrator's names or means; None where it has words of somebody, or a pronoun that may mean two."""
    first, last, _ = document.sentences[sentence]
    tags = document_tags(document)
    found: set[Entity] = set()
    for token in range(first, last):
        if focus.is_told(token):
            if tags[token] == '"':
                return None
            continue
        named = entities.at(token)
        if named is not None and named.kind == "person":
            found.add(named)
        gender = PERSON_PRONOUNS.get(document.norms[token])
        if gender is not None and not found and tags[token] != "q":
            meant = focus.person(token, gender)
            if len(meant) != 1:
                return None
            found.add(meant[0][0])
    return found
