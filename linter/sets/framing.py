"""A loaded phrase that is a speaker's in one article and the narrator's own in another outlet's.

Borrowed framing as in Fairclough 1995 (the boundary between the voices of reporter and reported) and Entman 1993 (framing), followed from
outlet to outlet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.sets.dates import days_apart, order
from linter.sets.model import ArticleRef, Extract, Loaded, Order, Said, SetFinding, Stretch, Version, Where

_WHY = (
    "A loaded phrase that a speaker brought in has become another outlet's own name for the matter: readers there do not learn whose "
    "view it is."
)
_ADVICE = "Give the phrase to whom it is from, or use a word that all sides would accept."
_NAMES = 3  # words of names that two articles on one matter have in common, one of them beside the phrase in both
_FAR = 60  # days after which a phrase may have come from anywhere


class _Quoted(NamedTuple):
    article: int
    said: Said
    first: int
    last: int


def borrowed(extracts: Sequence[Extract]) -> Iterator[SetFinding]:
    """The findings on borrowed framings, by the narrator's articles in their order.

    A phrase counts once in an article. It is the speaker's first: no narrator has it on the day or before, where days are known, nor the
    narrator of the speaker's article. Both articles are about one matter by the names in them, some of which stand beside the phrase.
    """
    own: dict[str, dict[int, Loaded]] = {}
    for number, one in enumerate(extracts):
        for loaded in one.loaded:
            own.setdefault(_folded(loaded.phrase), {}).setdefault(number, loaded)
    quoted = _quoted(extracts, own)
    names = [frozenset(one.names) for one in extracts]
    for phrase, narrators in own.items():
        dates = [extracts[number].article.date for number in narrators]
        sources = [
            one
            for one in quoted.get(phrase, ())
            if one.article not in narrators
            and one.said.surname is not None
            and not any(order(date, extracts[one.article].article.date) in ("before", "same") for date in dates)
        ]
        for number, loaded in narrators.items():
            found = _source(extracts, names, sources, loaded, number)
            if found is not None:
                yield _finding(extracts, *found, number, loaded)


def _source(
    extracts: Sequence[Extract],
    names: Sequence[frozenset[str]],
    sources: Sequence[_Quoted],
    loaded: Loaded,
    number: int,
) -> tuple[_Quoted, Order] | None:
    """Whose phrase it was before a narrator had it: the earliest of those who may be; without dates the first."""
    about = extracts[number].article
    fitting: list[tuple[str, _Quoted, Order]] = []
    for one in sources:
        other = extracts[one.article].article
        if one.article == number or not _apart(other, about):
            continue
        if len(names[one.article] & names[number]) < _NAMES or one.said.near.isdisjoint(loaded.near):
            continue
        when = order(other.date, about.date)
        apart = days_apart(other.date, about.date)
        if when not in ("before", "unknown") or (apart is not None and apart > _FAR):
            continue
        fitting.append((other.date or "", one, when))
    fitting.sort(key=lambda found: (found[2] != "before", found[0], found[1].article))
    return fitting[0][1:] if fitting else None


def _apart(one: ArticleRef, other: ArticleRef) -> bool:
    """Whether two articles may be of different outlets: they are not known to be of the same."""
    if one.path == other.path:
        return False
    return one.outlet is None or other.outlet is None or one.outlet.casefold() != other.outlet.casefold()


def _quoted(extracts: Sequence[Extract], own: dict[str, dict[int, Loaded]]) -> dict[str, list[_Quoted]]:
    """Where the phrases stand in somebody's words within quotation marks, once in an article."""
    sizes = sorted({phrase.count(" ") + 1 for phrase in own})
    found: dict[str, list[_Quoted]] = {}
    for number, one in enumerate(extracts):
        seen: set[str] = set()
        for said in one.quotations:
            words = [_stem(word) for word in said.words.split()]
            for size in sizes:
                for at in range(len(words) - size + 1):
                    phrase = " ".join(words[at : at + size])
                    if phrase in own and phrase not in seen:
                        seen.add(phrase)
                        found.setdefault(phrase, []).append(_Quoted(number, said, at, at + size))
    return found


def _finding(extracts: Sequence[Extract], source: _Quoted, when: Order, number: int, loaded: Loaded) -> SetFinding:
    said = source.said
    start, end = said.starts[source.first], said.ends[source.last - 1]
    sentence = loaded.sentence
    words = " ".join(loaded.place.text.split())
    at = sentence.find(words)
    own = [Stretch(words, "other")]
    if at >= 0:
        own = [Stretch(sentence[:at], "same"), *own, Stretch(sentence[at + len(words) :], "same")]
    theirs = [
        Stretch(said.before + said.text[:start], "same"),
        Stretch(said.text[start:end], "other"),
        Stretch(said.text[end:] + said.after, "same"),
    ]
    later = "later" if when == "before" else "(which came first is not known, for want of dates)"
    return SetFinding(
        "sets/borrowed-framing",
        "notice",
        "Borrowed framing",
        f"“{words}” is what {said.speaker} says in one article, and {later} another's own words.",
        _WHY,
        _ADVICE,
        when,
        [
            Version(
                [one for one in theirs if one.text], [Where(source.article, said.place, said.block + 1, said.speaker)]
            ),
            Version([one for one in own if one.text], [Where(number, loaded.place, loaded.block + 1, None)]),
        ],
    )


def _folded(phrase: str) -> str:
    return " ".join(map(_stem, phrase.split()))


def _stem(word: str) -> str:
    """A word without the ending of a plural: the two are one phrase."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
