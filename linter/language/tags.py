"""Word classes in context: one class character a token (``document_tags``), by lists and a few regular expressions.

A light, deterministic part-of-speech layer. Each token takes the class of its word; names are recognised by their capitals;
then ambiguous classes are settled by their neighbours in whole-document substitutions, first match wins, in the manner
of contextual rules (Brill 1992), written by hand instead of learned.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from linter.language.particles import PARTICLES, join_names
from linter.language.words import guess_class, is_word, word_classes
from linter.text.document import Document

_ALTERNATIVE = re.compile(r"(?P<before>(?:\(\?<=(?:\[[^]]*\]|\w)+\))?)(?P<changed>\[\w+\]|\w)(?P<after>(?:\(\?.*\))?)")
_Substitution = tuple[re.Pattern[str], str]


def _substitutions(rule: str, made: str) -> list[_Substitution]:
    """A rule as one pattern for each class it changes: ``re`` finds a single letter far faster than one of a set.

    What comes before is asked once the letter is found. The classes can be changed one after another because nothing that
    a rule of several asks of the neighbours is about a class it changes or makes.
    """
    found = [_ALTERNATIVE.fullmatch(alternative) for alternative in rule.split("|")]
    parts = [(match["before"][4:-1], match["changed"], match["after"]) for match in found if match is not None]
    assert len(parts) == len(found), rule
    classes = dict.fromkeys("".join(changed.strip("[]") for _, changed, _ in parts))
    around = "".join(before + after for before, _, after in parts)
    assert len(classes) == 1 or not set(around) & {*classes, made}, rule
    return [
        (_finding(one, [(before, after) for before, changed, after in parts if one in changed]), made)
        for one in classes
    ]


def _finding(one: str, neighbours: list[tuple[str, str]]) -> re.Pattern[str]:
    return re.compile(f"{one}(?:{'|'.join(f'(?<={before}{one}){after}' for before, after in neighbours)})")


# Class letters are explained in ``linter.language.words``; each rule: what is changed (between its neighbours), and to what.
_CONTEXT = tuple(
    substitution
    for rule, made in (
        (r"(?<=[pwt])O", "b"),  # he's, who's, that's
        (r"(?<=[GVSPK]p)Q", "J"),  # making it clear
        (r"(?<=[#])d(?=J)", "A"),  # the ten most populous
        (r"(?<=t)[UWS](?=[mbhx])", "M"),  # that talks were
        (r"(?<=[dqbO])Q(?!$)", "J"),  # an open door; it is open now
        (r"(?<=[mT])[XYQ]|(?<=[mTxn]A)[XYQ]|(?<=[mxT]n)[XYQ]|(?<=x)[XY]", "V"),  # to plan, will not plan, did plan
        (r"(?<=xp)[XYQ]|(?<=mp)[XYQ]", "V"),  # do they plan, could they plan
        (r"(?<=[dqO])[XYV](?=[^dqp])|(?<=[dqO][JZ])[XYV]|(?<=[JZ#])[XY]", "N"),  # the plan of, his new plan, three plan
        (r"(?<=d)[XYV](?=p[bhmxSP])", "N"),  # told the panel he was ill
        (r"(?<=dN)X", "N"),  # a power grab, a talk show host
        (r"(?<=dN)Y", "N"),
        (r"(?<=[dqO]P)[XYV](?=[oi.,PO])", "N"),  # the proposed plan of
        (r"(?<=[dqO])Z(?=P[EdqpO\"])", "N"),  # the union accused Borduria; the public elected a
        (r"(?<=[dqO])[UWS]|(?<=[JZ#])[UW]|(?<=[ioT])[UW]", "M"),  # the plans, new plans, of plans, to plans
        (r"(?<=[wpt])[XY]|(?<=[wpt]A)[XY]", "V"),  # they plan, who often plan
        (r"(?<=[wpt])[UW]|(?<=[wpt]A)[UW]", "S"),  # she plans, who often plans
        (r"(?<=G)[UW]", "M"),  # holding signs
        (r"(?<=[.b])[UW]", "M"),  # Plans are …; there are plans
        (r"(?<=dE)[UW](?=[,.])|(?<=dEE)[UW](?=[,.])", "M"),  # the Red Cross plans,
        (r"(?<=[NE])[UW](?=[dqptTwsEMZ\"A:])|(?<=N)W(?=i)|(?<=E)[UW](?=i)", "S"),  # the council plans to; Orlow plans a
        (r"(?<=M)[XY](?=[dqptTwsEM\"iJA:])|(?<=MA)[XY]", "V"),  # officials plan to; officials often plan
        (r"(?<=[EMN])Y(?=[dqptTw\"])", "V"),  # Orlow and Brandt say that
        (r"(?<=[NE])Y(?=E)", "N"),  # the cut Orlow made
        (r"(?<=[io])[XY]", "N"),  # of plan
        (r"(?<=[dqJi]E)[XYV](?=[.,cois])|(?<=[dqJi]EE)[XYV](?=[.,cois])", "N"),  # a Ruritanian plan for
        (r"(?<=[dqO])G(?=[NMXYU])", "J"),  # the existing plan
        (r"(?<=[dqOJ])G", "N"),  # their planning is
        (r"(?<=[NX])G(?=[SPbhmx])", "N"),  # city planning has; exit polling showed
        (r"Q(?=[NMXYUZEJ])|(?<=[bAd])Q", "J"),  # open doors; very open
        (r"(?<=[pMw])Q", "V"),  # officials open
        (r"(?<=[SP])Y(?=[bmh])", "N"),  # says demand is
        (r"(?<=[SP])[UW](?=[bmh])", "M"),  # said repairs were
        (r"X", "N"),  # what is left: the commoner of the two
        (r"(?<=[NJ])Y(?=[.,:iocbhmxN)])|(?<=dN)Y(?=[NM])|(?<=dJN)Y(?=[NMT])", "N"),  # health care is; a talk show host
        (r"(?<=N)W(?=[.,:ocbhmx)])|(?<=N)W(?=[PY][dq])", "M"),  # trade deals are; tax rises hit the
        (r"(?<=[\".,])Y(?=NE)", "N"),  # “…,” press secretary Brandt said
        (r"Y", "V"),
        (r"U", "M"),
        (r"W", "S"),
        (r"Q", "J"),
        (r"(?<=[dqO][PK]G)[YV]", "N"),  # a leaked briefing note
        (r"(?<=[,]P)Y(?=EE)", "N"),  # the chairman, retired judge Ilse Brandt
        (r"(?<=[,])[UW](?=[dq])", "S"),  # Jan Orlow, who fishes, fears the quota
        (r"(?<=idN)V(?=t)", "N"),  # on a conference call that
        (r"(?<=d)J(?=P[dqptTwsiEM,\"A])", "N"),  # the military said in
        (r"(?<=[dq])J(?=[oiTVSbhmx.])|(?<=[dJ]E)J(?=[VSPbhmx,.])", "N"),  # the poor of; a Ruritanian general said
        (r"(?<=[dq]J)J(?=[SPbhmx])", "N"),  # a senior general has
        (r"(?<=[NME])J(?=ie)", "A"),  # told the council late on Friday
    )
    for substitution in _substitutions(rule, made)
)

_ALSO_VERBS = frozenset({"back", "like", "near", "further", "better", "second", "late", "still"})
_BEFORE_COMPOUND = re.compile("(?<=[dq])[NX](?=J[NMXUZ])")
_WITH_TO = frozenset({"according", "due", "prior", "thanks", "owing"})
_AFTER_PRONOUN = frozenset("dptTwcsioAmbhxn,.:()")
_RANKS = frozenset({"deputy", "vice", "shadow"})
_SO_CALLED = frozenset({"accused", "deceased", "injured", "wounded", "bereaved"})
"""Participles that with *the* are somebody."""
_READ_AGAIN = frozenset("us to her close there long general this operating either".split()).union(  # noqa: SIM905
    _ALSO_VERBS, _RANKS, _SO_CALLED
)
_OFFICES = frozenset(
    """attorney attorneys secretary secretaries governor governors director directors inspector inspectors surgeon surgeons solicitor
    solicitors postmaster auditor auditors consul consuls advocate advocates""".split()  # noqa: SIM905
)
_AGAIN = "@"  # no class
_OPENING = frozenset('"(.,:u')
_MARKS = b',.:"()uO'
_SMALL = frozenset("dqpwtscioTmbhxn")


def document_tags(document: Document) -> str:
    """One class character a token (see ``linter.language.words``), computed once for a document."""
    found = document.tags
    if found is None:
        tags = _by_word(document)
        found = document.tags = _settle(_with_names(document, tags))
    return found


def _by_word(document: Document) -> str:
    norms, view, starts = document.norms, document.view, document.starts
    classes = _Classes(word_classes())
    out = list(map(classes.__getitem__, norms))
    for match in re.finditer(_AGAIN, "".join(out)):
        at = match.start()
        word = norms[at]
        out[at] = classes.alone[word]
        if word == "us" and view[starts[at] : starts[at] + 2] == "US":
            out[at] = "E"
        elif word == "further" and at and out[at - 1] in "d#":
            out[at] = "J"  # a further delay
        elif word in _ALSO_VERBS and at and out[at - 1] in "mTnx":
            out[at] = "V"
        elif word == "to" and at and norms[at - 1] in _WITH_TO:
            out[at] = "i"
        elif word == "there" and at + 1 < len(norms) and (classes.of(norms[at + 1]) in "bm" or norms[at + 1] == "'s"):
            out[at] = "p"  # there are
        elif word == "close" and norms[at + 1 : at + 2] == ["to"] and at and out[at - 1] not in "mTpx":
            out[at] = "J"  # sources close to the bank
        elif word == "operating" and at and norms[at - 1] == "chief":
            out[at] = "N"  # the chief operating officer
        elif word == "general" and at and norms[at - 1] in _OFFICES:
            out[at] = "M" if norms[at - 1].endswith("s") else "N"  # attorneys general
        elif word in _RANKS and at + 1 < len(norms) and classes.of(norms[at + 1]) in "JZ":
            out[at] = "J"  # the Bordurian deputy foreign minister
        elif word == "this" and at + 1 < len(norms) and classes.of(norms[at + 1]) in "SW":
            out[at] = "p"  # this leads many
        elif word in _SO_CALLED and at and norms[at - 1] == "the":
            out[at] = "N"  # told the accused, “…”
        elif word == "either" and norms[at + 1 : at + 2] in ([","], ["."]):
            out[at] = "A"  # not that, either, and
        elif word == "long" and at and out[at - 1] == "h":
            out[at] = "A"  # has long said
        elif word == "her" and (at + 1 == len(norms) or classes.of(norms[at + 1]) in _AFTER_PRONOUN):
            out[at] = "p"
    for match in _BEFORE_COMPOUND.finditer("".join(out)):
        if "-" in norms[match.end()]:
            out[match.start()] = "J"  # a tea party-backed candidate
    for quotation in document.quotations:  # a single mark that is no apostrophe
        if norms[quotation.first] == "'" and not quotation.depth:
            out[quotation.first] = '"'
            if quotation.closed:
                out[quotation.last - 1] = '"'
    if out and out[0] in "UW":
        out[0] = "M"
    return "".join(out)


class _Classes(dict[str, str]):
    """Word → class, guessed where no list has it; ``_AGAIN`` for words that are read again, whose classes ``alone`` has."""

    def __init__(self, known: dict[str, str]) -> None:
        super().__init__(known)
        self.alone = {word: self[word] for word in _READ_AGAIN}
        self.update(dict.fromkeys(_READ_AGAIN, _AGAIN))

    def __missing__(self, word: str) -> str:
        found = self[word] = guess_class(word)
        return found

    def of(self, word: str) -> str:
        """The class of any word by itself."""
        return self.alone.get(word) or self[word]


def _capitals(document: Document) -> list[int]:
    """The tokens that begin with a capital."""
    view = document.view
    return [at for at, start in enumerate(document.starts) if view[start].isupper()]


def _with_names(document: Document, tags: str) -> str:
    """The classes with capitalised words as names; at a sentence's start and in headlines only those not known otherwise."""
    norms, known, view, starts = document.norms, word_classes(), document.view, document.starts
    out, classes = list(tags), tags.encode("ascii")
    seen_inside: set[str] = set()
    openers: list[int] = []
    capitals, done = _capitals(document), 0
    for first, last, _ in document.sentences:
        begun, done = done, bisect_left(capitals, last, done)
        if begun == done:
            continue
        while first < last and tags[first] in _OPENING:
            first += 1
        large = capitals[bisect_left(capitals, first, begun, done) : done]
        inside = large[1:] if large and large[0] == first else large
        if (
            len(inside) > 1
            and _is_headline(classes[first:last], len(inside))
            and not _small_verb(tags, first, last, large)
        ):
            for i in large:
                if not is_word(norms[i]):
                    out[i] = "E"
            continue
        for i in inside:
            word, before = norms[i], out[i - 1]
            if out[i] in _SMALL and (len(word) > 1 or word == "i") and not word.endswith("."):
                if word == "may" and before in "i#e,do":
                    out[i] = "e"  # in May
                if before != '"' and out[i] not in "pm":
                    continue
                if out[i] != "m" or before == '"' or not _names_somebody(view, starts, i):
                    continue
            if before == '"' and word in known:
                openers.append(i)
                continue
            if out[i] != "e":
                out[i] = "E"
            seen_inside.add(word)
        if len(inside) < len(large):
            openers.append(first)
    _mark_openers(norms, out, openers, seen_inside)
    join_names(document, out)
    return "".join(out)


def _names_somebody(view: str, starts: Sequence[int], at: int) -> bool:
    """Whether a modal with a capital inside a sentence is a given name: it stands behind a capital, or before one (said Will Dahl)."""
    return not view[starts[at - 1]].islower() or (at + 1 < len(starts) and view[starts[at + 1]].isupper())


def _mark_openers(norms: list[str], out: list[str], openers: list[int], seen_inside: set[str]) -> None:
    """Of the words that begin with a capital whatever they are, those are names that are unknown, names elsewhere or before a name."""
    known = word_classes()
    for i in openers:
        word, char = norms[i], out[i]
        if char in _SMALL or char in "Ae":
            continue
        then = out[i + 1] if i + 1 < len(out) else "."
        if word in PARTICLES and i + 1 < len(out) and norms[i + 1] in PARTICLES:
            then = "E"  # Van den Berg said
        if word in seen_inside or word not in known or (char in "NJZVXY" and then == "E"):
            out[i] = "E"


def _is_headline(classes: bytes, capitals: int) -> bool:
    """Whether so many capitals after the first word make a headline in title case, where a capital does not show a name."""
    words = len(classes.translate(None, _MARKS))
    announces = words < 7 and classes.endswith(b":")  # "And from Chair Lee:" is no headline
    return words > 3 and not announces and capitals + 1 > 0.6 * words


def _small_verb(tags: str, first: int, last: int, capitals: list[int]) -> bool:
    """Whether a sentence has a verb without a capital, which a headline in title case has not: Senator Ilse Brandt Dorn said so."""
    large = set(capitals)
    return any(tags[at] in "VSPWY" and at not in large for at in range(first, last))


def _settle(tags: str) -> str:
    for pattern, char in _CONTEXT:
        tags = pattern.sub(char, tags)
    return tags
