"""Where a topic ends: what somebody discussed, wanted or criticised, named in a phrase that goes on to the clause's next part."""

from __future__ import annotations

import re

from linter.attribution.clauses import NON_FINITE, begins_clause
from linter.language.clauses import clauses_of
from linter.text.document import Document

_NOMINAL = frozenset("dqJNMEZ#p")  # classes that begin a noun phrase


def complement(document: Document, tags: str, start: int, end: int) -> int:
    """Where what something is called begins, behind what is called so: called the vote on Friday “a farce”; ``start`` where nothing does."""
    for at in range(start + 1, end):
        if tags[at] == '"' or document.norms[at] == "as":
            return at if at + 1 < end else start
        if tags[at] in ",:(cSbhmx":
            break
    return start


def end_of_phrase(document: Document, tags: str, start: int, end: int) -> int:
    """Where a topic ends: before what opens a new clause, a dash, a time or an occasion, or a verb it would be the subject of.

    Args:
        document: the article.
        tags: its word classes, with two full stops more.
        start: the topic's first token.
        end: where its clause ends.
    """
    nominal = tags[start] in _NOMINAL  # a noun phrase, without a clause of its own by now
    own = _clauses_within(document, start) if nominal else frozenset()
    beyond = start  # where an apposition ends, within which nothing ends the phrase
    for at in range(start + 1, min(end, len(tags) - 1)):
        tag = tags[at]
        if at < beyond:
            continue
        if tag in _EDGES:
            beyond = _end_of_apposition(document, tags, at, end) if tag == "," else beyond
            if at < beyond:
                continue
            if _ends_at_mark(document, tags, at, start, end):
                return at
            if tag == '"' and _closes_with_comma(document, tags, at, start):
                return at + 1
        elif (
            (nominal and document.norms[at] in _IN_TIME and tags[at - 1] not in "PK")  # not: modelled after
            or _opens_clause(document, tags, at, end)
            or _opens_time(document, tags, at, end)
            or (nominal and at not in own and _is_its_verb(document, tags, at))
        ):
            return at
        elif tag in "wts":
            nominal = False
    return end


def _clauses_within(document: Document, start: int) -> frozenset[int]:
    """The tokens of verbs that belong to a topic which begins at a token: of a relative clause without a pronoun, and of a clause that it opens."""
    found: set[int] = set()
    for clause in clauses_of(document, document.sentence_of[start]):
        subject = clause.subject
        if subject is None or subject.first < start:
            continue
        if (clause.kind == "relative" and subject.first > start) or (
            clause.kind == "content" and subject.first == start
        ):
            found.update(range(*clause.verb))
    return frozenset(found)


_EDGES = frozenset(',c:"')


def _ends_at_mark(document: Document, tags: str, at: int, start: int, end: int) -> bool:
    """Whether a comma or conjunction has a new clause behind it, or a colon or dash ends the phrase."""
    norms, tag = document.norms, tags[at]
    if tag == ",":
        further = at + 1 < end and norms[at + 1] not in _NARROWING
        return further and (tags[at + 1] in _NEW_CLAUSE or begins_clause(document, at + 1, end))
    if tag == "c":
        return tags[at + 1] in "PSbhmx" or begins_clause(document, at + 1, end)
    return tag == ":" and norms[at] != ":"


def _end_of_apposition(document: Document, tags: str, at: int, end: int) -> int:
    """Past the commas that only enclose who is talked about: accused Orlow, the mayor of Dorn, of lying; ``at`` where there are none."""
    closing = tags.find(",", at + 1, min(end, at + _LONGEST_APPOSITION))
    return closing + 1 if closing > 0 and document.norms[closing + 1] in _OF_CHARGE else at


_LONGEST_APPOSITION = 20
_OF_CHARGE = frozenset({"of", "as"})
_NARROWING = frozenset({"especially", "including", "particularly", "even", "such"})
_NEW_CLAUSE = frozenset("GPKwscAbhmxSdp")


def _closes_with_comma(document: Document, tags: str, at: int, start: int) -> bool:
    """Whether a quotation ends here and brings the comma that ends the phrase: “…,”."""
    if _LISTED.match(tags, at + 1):
        return False  # a “bully,” a “cheat” and a “coward”
    tight = document.starts[at] == document.ends[at - 1]
    return tight and tags[at - 1] == "," and at > start + 1 and tags[at + 1] not in "c,."


_LISTED = re.compile('c?[dq]?J{0,2}"')


def _opens_clause(document: Document, tags: str, at: int, end: int) -> bool:
    """Whether a word begins an adverbial clause or participle phrase; what may be a preposition too needs a clause behind it."""
    return document.norms[at] in _ADVERBIAL and (tags[at] != "s" or begins_clause(document, at + 1, end))


_IN_TIME = frozenset({"after", "before", "since", "until"})
_ADVERBIAL = frozenset(
    {"as", "following", "when", "while", "during", "despite", "amid", "though", "although", "whereas", "saying", "telling", "earlier",
     "because", "unless"}
)  # fmt: skip


def _opens_time(document: Document, tags: str, at: int, end: int) -> bool:
    """Whether a word begins a time (last week, on Monday) or an occasion (in an interview)."""
    norm, dated = document.norms[at], tags[at + 1] == "e"
    if dated and norm in ("last", "this", "next"):
        return True
    return tags[at] == "i" and ((dated and norm in ("on", "in", "by")) or _opens_occasion(document, tags, at, end))


_OBJECT = re.compile(r"[dq]{0,2}(?:A?[JPKGZ#EeNM]O?){0,9}[NMEZ]")


def _opens_occasion(document: Document, tags: str, at: int, end: int) -> bool:
    """Whether a preposition begins where or how something was said: in an interview, at a rally, on the radio."""
    if document.norms[at] not in _ON_OCCASION:
        return False
    phrase = _OBJECT.match(tags, at + 1, end)
    return phrase is not None and document.norms[phrase.end() - 1] in _OCCASIONS


_ON_OCCASION = frozenset({"in", "on", "at", "during", "with", "through", "via"})
_OCCASIONS = frozenset(
    """interview interviews speech speeches statement statements rally rallies debate debates tweet tweets twitter facebook instagram
    address conference appearance event events call hall letter post panel trail radio tv television show email e-mail remarks ad ads
    hearing testimony memo briefing op-ed essay column stump meeting forum video message podcast""".split()  # noqa: SIM905
)


_SUBJECTS = frozenset({"i", "he", "she", "we", "they"})


def _is_its_verb(document: Document, tags: str, at: int) -> bool:
    """Whether a word is a verb that a noun phrase before it would be the subject of."""
    tag = tags[at]
    if tags[at - 1] == "p" and document.norms[at - 1] in _SUBJECTS:
        return False  # the ferry he has sold
    if tag in "bh":
        return document.norms[at] not in NON_FINITE
    return tag in "mx" or (tag in "PS" and tags[at + 1] in "dqpt")
