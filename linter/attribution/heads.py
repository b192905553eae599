"""The head of a source phrase: which of its words speaks, whatever other names the phrase holds."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.attribution.people import names_a_person
from linter.language.base import PREMODIFIERS
from linter.language.names import NAME, ORGANISATION_WORDS
from linter.language.naming import names_in
from linter.language.rows import Name, names_of_row
from linter.language.tags import document_tags
from linter.language.titles import TITLES
from linter.language.words import is_word
from linter.text.document import Document, Range

_HEADS = r"(?:[NMEZ#u]{1,12}(?:J{1,2}[NMEZ]{1,6})?)"
_LEAD = re.compile(r"(?:[iA]?[dJA]{0,3}e+[,]?|A,?)*")
_BASE = re.compile(
    rf"[dq]{{0,3}}{PREMODIFIERS}{_HEADS}(?:O{PREMODIFIERS}{_HEADS}){{0,6}}|[dq]{{1,3}}[JPKGZ#A]+|p|[dq]+"
)
_FLAT = re.compile(r"[GJPKNMZ]{1,6}E{2,6}(?=[,(w]|\Z)")
_PHRASES = re.compile(
    rf"(?:[oiTAc][dq]{{0,3}}{PREMODIFIERS}{_HEADS}(?:O{PREMODIFIERS}{_HEADS}){{0,3}}|[dJA]{{0,2}}e+){{0,6}},"
)
_APPOSED = re.compile(rf"[dq]{{0,2}}{PREMODIFIERS}[NMZ]{{0,6}}(E+)(?:[oi]d?E+){{0,3}}(?=[,.:]|\Z)")

_ROLES = re.compile(r"d?[JNZPGKAE#]{1,8}c[JNZPGKAE]{1,5}?(?:o[dq]?[JEZ]{0,3}[NZM]{1,3})?(E{1,4})(?=[,(w]|\Z)")

_QUOTED_NAME = re.compile(r'"(E{1,6})"')

_BETWEEN_COMMAS = re.compile(rf",[dq]{{0,2}}{PREMODIFIERS}[NMZ]{{0,4}}(E+)(?:[oi]d?E+){{0,3}},(?=A?[VSPbhmx])")
_OF_PHRASES = re.compile(rf"(?:[oi][dq]{{0,3}}{PREMODIFIERS}{_HEADS}){{0,3}}")

MOUTHPIECES = {
    "spokesman": "a spokesman", "spokeswoman": "a spokeswoman", "spokesperson": "a spokesperson", "spokesmen": "spokesmen",
    "spokespeople": "spokespeople", "spokespersons": "spokespersons", "lawyer": "a lawyer", "lawyers": "lawyers", "attorney": "an attorney",
    "attorneys": "attorneys", "solicitor": "a solicitor", "solicitors": "solicitors", "barrister": "a barrister", "counsel": "counsel",
    "office": "the office", "ministry": "the ministry",
}  # fmt: skip
"""Who and what speaks for another, by the words that say so."""

_PROSECUTING = frozenset(
    {"u.s.", "us", "district", "state", "county", "city", "federal", "prosecuting", "commonwealth"}
)
"""Words that make an attorney an officer of the law, who speaks for nobody else."""

_ONE_OF_MANY = frozenset({"a", "an", "another", "one", "each", "every", "no"})
_PARTITIVES = frozenset(
    """lot lots number majority minority group dozens handful some many most one two three four several few couple pair half all none any
    hundreds thousands series range host percent each both""".split()  # noqa: SIM905
)
"""Words that an *of* phrase goes with: a lot of people."""


class Head(NamedTuple):
    """What speaks in a source phrase.

    ``phrase`` is the base phrase with its determiner; ``name`` the name that is its head or stands in apposition to it; ``owner`` whom the
    head belongs to or speaks for (Brandt’s spokesman, a spokesman for Brandt, the Brandt spokesman), where it is somebody else.
    """

    phrase: Range
    token: int
    name: Name | None = None
    owner: Range | None = None


def head_of(document: Document, source: Range) -> Head:
    """The head of a source phrase.

    Args:
        document: the article.
        source: its words, at least one.

    Returns:
        The head; of "Brandt’s lawyer, Hanna Lind," it is the name in apposition; of "the man who stabbed Amir Sadiq" it is the man.
    """
    tags, norms = document_tags(document), document.norms
    first, last = source
    while last - first > 1 and tags[last - 1] in "wt,":
        last -= 1
    first = _after_shouting(document, first, last)
    lead = _LEAD.match(tags, first, last)
    if lead is not None and first < lead.end() < last:
        first = lead.end()
    of_two = one_of_two_roles(document, Range(first, last))
    if of_two is not None:
        return Head(of_two, of_two.last - 1, _name(document, tags, of_two.first, last))
    found = _BASE.match(tags, first, last)
    if found is None:
        return Head(Range(first, last), last - 1)
    end = found.end()
    quoted = _QUOTED_NAME.match(tags, end, last)
    if quoted is not None and tags[end - 1] not in "NM":  # the so-called “Island State”
        name = _name(document, tags, *quoted.span(1))
        return Head(Range(first, quoted.end()), quoted.end(1) - 1, name)
    if end + 1 == last and tags[end] in "iA":
        end = last  # a voice over
    if _all_large(document, first, last):
        end = last  # Dawn and Hale are words of the language too
        name = next((name for name in names_of_row(document, Range(first, end)) if name.kind != "title"), None)
        return Head(Range(first, end), end - 1, name)
    if norms[end - 1] in _PARTITIVES and end < last and tags[end] == "o":
        more = _BASE.match(tags, end + 1, last)
        if more is not None:
            one = norms[end - 1] == "one"  # one of her lawyers, Hanna Lind,
            name = _apposed(document, tags, more.end(), last) if one else None
            return Head(Range(first, more.end()), more.end() - 1, name)
    owner, inner = _possessor(tags, first, end)
    flat = _FLAT.match(tags, end, last)
    if tags[end - 1] != "E" and flat is not None and tags[flat.end() - 1] == "E":
        end = flat.end()  # the policy planning director Ilse Brandt
    if tags[end - 1] == "E":
        begin = end
        while begin > inner and tags[begin - 1] == "E":
            begin -= 1
        name = _name(document, tags, begin, last)
        if name is not None and norms[first] in _ONE_OF_MANY and end - begin == 1 and is_word(norms[begin]):
            name = None  # an American
        elif name is None:
            name = _apposed(document, tags, end, last)  # the Prime Minister, Jan Orlow,
        return Head(Range(first, end), end - 1, name, owner)
    phrase, head = Range(first, end), end - 1
    holder = _holder(document, tags, end, last) if norms[head] in TITLES else None
    name = (
        holder
        or _called(document, tags, end, last)
        or _apposed(document, tags, end, last)
        or _apposed_after(document, tags, end, last)
    )
    if (
        owner is None
        and norms[head] in MOUTHPIECES
        and norms[head - 1] not in _PROSECUTING
        and norms[end : end + 1] != ["general"]
    ):
        owner = _spoken_for(document, tags, Range(inner, head), Range(end, last))
    return Head(phrase, head, name, owner)


def one_of_two_roles(document: Document, source: Range) -> Range | None:
    """The name of one person behind two roles: lawyer and former minister Ilse Brandt; None where the words are no such.

    Args:
        document: the article.
        source: the words that name a source.
    """
    tags, norms = document_tags(document), document.norms
    found = _ROLES.match(tags, *source)
    if found is None:
        return None
    joint = tags.index("c", source.first)
    if norms[joint] != "and":
        return None
    name = Range(*found.span(1))
    two_roles = names_a_person(norms[joint - 1]) and document.text_of(joint + 1, joint + 2).islower()
    of_two = (
        "former" in norms[source.first : joint] and tags[joint - 1] == "E" and names_a_person(norms[name.first - 1])
    )
    return name if two_roles or of_two else None  # former Dorn and Strand striker Jan Orlow


def _after_shouting(document: Document, first: int, last: int) -> int:
    """Where a source begins after a heading in capitals that runs into its sentence: SEVEN DIE IN ORLOW Minister Ilse Brandt said."""
    at = first
    while at < last and (word := document.text_of(at, at + 1)) == word.upper():
        at += 1
    return at if at - first >= _HEADING and at < last and document.view[document.starts[at]].isupper() else first


_HEADING = 3  # words in capitals before a name


def _possessor(tags: str, first: int, end: int) -> tuple[Range | None, int]:
    """Whose the head is (Ann Reed’s, her), and where the phrase begins after that."""
    mark = tags.rfind("O", first, end)
    if mark > first:
        return Range(first, mark), mark + 1
    if tags[first] == "q":
        return Range(first, first + 1), first + 1
    return None, first


def _spoken_for(document: Document, tags: str, before: Range, after: Range) -> Range | None:
    """For whom a mouthpiece speaks: a name before it (the Brandt spokesman), or what follows *for* or *of*."""
    first, last = before
    while first < last and tags[first] in "dqJ":
        first += 1
    if first < last and tags[first] == "E":
        end = first
        while end < last and tags[end] == "E":
            end += 1
        return Range(first, end) if end == last else None  # a Brandt campaign spokesman speaks for the campaign
    if after.first < after.last and document.norms[after.first] in ("for", "of"):
        owner = _BASE.match(tags, after.first + 1, after.last)
        if owner is not None:
            return Range(*owner.span())
    return None


def _name(document: Document, tags: str, first: int, last: int) -> Name | None:
    """The name of a row of words with capitals, with what follows *of*: of several the person, who comes last."""
    row = NAME.match(tags, first, last)
    if row is None:
        return None
    names = list(names_in(document, tags, *row.span()))
    if len(names) > 1 and names[-1].bare.first > first and names[0].kind == "person":
        return names[0]
    people = [name for name in names if name.kind == "person"]
    whole = [name for name in names if name.kind != "title"]
    return people[-1] if people else whole[-1] if len(whole) == 1 and len(names) == 1 else None


def _all_large(document: Document, first: int, last: int) -> bool:
    """Whether every word of a source has a capital, but is not all known for a name."""
    view, starts = document.view, document.starts
    tags = document_tags(document)
    if last - first < 2 or "E" * (last - first) == tags[first:last]:
        return False
    large = all(view[starts[at]].isupper() for at in range(first, last))
    return large and document.norms[first] not in ("the", "a", "an") and tags[first] not in "dq"


def _holder(document: Document, tags: str, end: int, last: int) -> Name | None:
    """Who has an office that begins a sentence: Secretary of State Ilse Brandt."""
    if end + 1 >= last or tags[end : end + 2] != "oE":
        return None
    row = NAME.match(tags, end + 1, last)
    names = list(names_in(document, tags, *row.span())) if row is not None else []
    return names[-1] if names and names[-1].kind == "person" and names[-1].bare.first > end + 1 else None


_HAVE_NAMES = ORGANISATION_WORDS | frozenset(
    """city town capital village country state county island region province port district republic kingdom firm band group chain airline
    retailer newspaper paper website charity hospital theatre theater hotel pub ship ferry film book show play programme program""".split()  # noqa: SIM905
)
"""Nouns behind which a name is a thing's: the captain of the ferry, Queen of Dorn,."""


def _called(document: Document, tags: str, end: int, last: int) -> Name | None:
    """The name that a source says it has: a quiet young man named Jan; a friend, who gave her name only as Ilse."""
    norms = document.norms
    for at in range(end, min(end + _CALLED_WITHIN, last - 1)):
        if tags[at + 1] != "E":
            continue
        said = norms[at]
        if said in ("named", "called") and tags[at - 1] in "NZ,E":
            return _name(document, tags, at + 1, last)
        if said == "as" and not _GIVES_NAME.isdisjoint(norms[max(end, at - 5) : at]):
            return _name(document, tags, at + 1, last)
    return None


_CALLED_WITHIN = 12  # tokens
_GIVES_NAME = frozenset({"gave", "gives", "giving", "identified", "name"})


def _apposed(document: Document, tags: str, end: int, last: int) -> Name | None:
    """The name in apposition to a phrase that ends at a token: the minister, Ilse Brandt,; a lawyer for the bank, Hanna Lind,."""
    comma = _PHRASES.match(tags, end, last)
    if comma is None:
        return None
    apposed = _APPOSED.match(tags, comma.end(), last)
    if apposed is None:
        return None
    name = _name(document, tags, apposed.start(1), last)
    far = comma.end() - end > 1
    if name is None or not far or name.kind == "person":
        return name
    called = document.norms[comma.end() - 2] in _HAVE_NAMES  # the mayor of the town, New Dorn,
    of_a_person = names_a_person(document.norms[end - 1]) and name.kind == "unknown"
    return name if of_a_person and not called and name.bare.last - name.bare.first > 1 else None


def _apposed_after(document: Document, tags: str, end: int, last: int) -> Name | None:
    """The name in apposition right after a source that is a common noun and goes on to its verb: a pollster, Jan Orlow of Dorn, said; the chairman
    of the inquiry, retired judge Jan Orlow, said."""
    if _OF_PHRASES.fullmatch(tags, end, last) is None:
        return None
    apposed = _BETWEEN_COMMAS.match(tags, last)
    return _name(document, tags, apposed.start(1), apposed.end()) if apposed is not None else None
