"""Kind ``consistency``: one name in two spellings, two forms of one term, two numbers for one thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import compress, count
from typing import Annotated, Literal

from linter.attribution.voices import QUOTED
from linter.findings.drafts import Draft
from linter.kinds.conditions import fitting
from linter.kinds.context import Context
from linter.kinds.kind import Kind
from linter.language.tags import document_tags
from linter.language.words import word_classes
from linter.pattern.lexicon import entry_tokens, holds_entry
from linter.ruleset.form import Asks, Form, named_lexicons
from linter.ruleset.rule import LoadedRule, Part
from linter.text.document import Range


class Consistency(Part, frozen=True):
    """``consistency``: near variants of one name, two ``forms`` of one term, or two numbers for one thing.

    ``numbers``: one noun with one predicate ("14 people were killed") has different numbers in two sentences.
    """

    of: Annotated[
        Literal["names", "terms", "numbers"],
        "What is compared: variants of names, forms of terms, or numbers of one thing.",
    ]
    distance: Annotated[int, "Names: in how many edits variants may differ."] = 1
    least_length: Annotated[int, "Names: shorter ones are left out."] = 5
    forms: Annotated[tuple[tuple[str, ...], ...], "Terms: the forms of each, in groups."] = ()
    without: Annotated[str | None, "Numbers: sentences with an entry of this lexicon are left out."] = None

    def __post_init__(self) -> None:
        if (self.of == "terms") != bool(self.forms):
            raise ValueError("'forms' belong to consistency of terms, which needs them")
        if self.of != "names" and (self.distance != 1 or self.least_length != 5):
            raise ValueError("'distance' and 'least-length' belong to consistency of names")
        if self.of != "numbers" and self.without is not None:
            raise ValueError("'without' belongs to consistency of numbers")


class Fields(Part, frozen=True):
    """The key ``consistency``."""

    consistency: Annotated[Consistency, "One name, term or number that is written in two ways."]


def asks(fields: Fields) -> Asks:
    """Its lexicon."""
    return Asks(lexicons=named_lexicons(fields.consistency, ("consistency",)))


def run(context: Context, loaded: LoadedRule) -> Iterable[Draft]:
    """Each rarer form, the commoner one as evidence."""
    spec = loaded.fields(Fields).consistency
    if spec.of == "names":
        found = _names(context, spec.distance, spec.least_length)
    elif spec.of == "terms":
        found = _terms(context, spec.forms)
    else:
        found = _numbers(context, loaded, spec.without)
    return fitting(context, loaded, found)


_LONGEST_NAME = 40  # letters: of what is longer the shortened forms would take the square of its length


def _names(context: Context, distance: int, least: int) -> Iterator[Draft]:
    norms, tags, known = context.document.norms, document_tags(context.document), word_classes()
    at = list(_tagged(tags, "E"))
    times = Counter(map(norms.__getitem__, at))  # in the order of their first
    names = [name for name in times if least <= len(name) <= _LONGEST_NAME and name.isalpha()]
    near: dict[str, list[str]] = {}  # what is left of a common name with letters left out -> those names
    for name in names:
        if times[name] > 1:
            for left in _shortened(name, distance):
                near.setdefault(left, []).append(name)
    pairs: dict[str, set[str]] = {}  # rare names and the common ones that are near
    for rare in names:
        if times[rare] == 1 and rare not in known:
            found = {common for left in _shortened(rare, distance) if left in near for common in near[left]}
            if found:
                pairs[rare] = found
    asked = pairs.keys() | set().union(*pairs.values())
    places: dict[str, list[int]] = {}
    for i in at:
        if norms[i] in asked:
            places.setdefault(norms[i], []).append(i)
    for rare, found in pairs.items():
        for common in sorted(found, key=lambda n: (len(n), places[n][0])):
            if _variant(rare, common, distance) and not _others(tags, norms, places[rare], places[common]):
                here = Range(places[rare][0], places[rare][0] + 1)
                other = Range(places[common][0], places[common][0] + 1)
                yield Draft(*here, {"rare": here, "common": other}, [("usual form", other)], {"name": common})
                break


def _tagged(tags: str, char: str) -> Iterator[int]:
    """The tokens of one word class, whose letter must mean nothing else in a regular expression (that of names and of numbers)."""
    return (match.start() for match in re.finditer(char, tags))


def _others(tags: str, norms: list[str], rare: list[int], common: list[int]) -> bool:
    """Whether two names go with other names each, as Ronald Reagan and Donald Trump do: then they are two people's."""

    def company(places: list[int]) -> set[str]:
        near = (k for i in places for k in (i - 1, i + 1, i + 2) if 0 <= k < len(tags))
        return {norms[k] for k in near if tags[k] == "E"}

    with_rare, with_common = company(rare), company(common[:50])
    return bool(with_rare and with_common) and with_rare.isdisjoint(with_common)


def _shortened(name: str, most: int) -> set[str]:
    """A name with up to ``most`` letters left out: names within as many edits of each other share one (Garbe 2012)."""
    found = here = {name}
    for _ in range(most):
        here = {word[:i] + word[i + 1 :] for word in here for i in range(len(word))}
        found = found | here
    return found


def _variant(a: str, b: str, distance: int) -> bool:
    """Within ``distance`` edits, and not another name: the difference is neither at the beginning nor, as of derived forms (Serbia, Serbian), at the end."""
    if (
        a[:-1] == b
        or b[:-1] == a
        or a[:-2] == b
        or b[:-2] == a
        or a[:-1] == b[:-1]
        or a[0] != b[0]
        or (sorted(a) == sorted(b) and len(a) < 4)
    ):
        return False
    return edits(a, b, distance) <= distance


def edits(a: str, b: str, most: int) -> int:
    """Damerau-Levenshtein distance (adjacent transpositions count one; Damerau 1964), or ``most + 1`` where it is larger."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before, row = [0] * (len(b) + 1), list(range(len(b) + 1))
    older = row
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i] + [0] * len(b)
        for j, y in enumerate(b, 1):
            row[j] = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                row[j] = min(row[j], older[j - 2] + 1)
        if min(row) > most:
            return most + 1
    return row[-1]


def _terms(context: Context, forms: tuple[tuple[str, ...], ...]) -> Iterator[Draft]:
    """Groups of which two forms occur: the rarer ones. A capital inside a sentence makes a name, which keeps its spelling."""
    norms, tags = context.document.norms, document_tags(context.document)
    by_word: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for number, group in enumerate(forms):
        for entry in group:
            tokens = entry_tokens(entry)
            by_word.setdefault(tokens[0], []).append((number, tokens))
    found: dict[int, dict[tuple[str, ...], list[int]]] = {}
    for i in compress(count(), map(by_word.__contains__, norms)):
        for number, form in by_word[norms[i]]:
            if tags[i] != "E" and tuple(norms[i : i + len(form)]) == form:
                found.setdefault(number, {}).setdefault(form, []).append(i)
    for used in found.values():
        common, *rest = sorted(used.items(), key=lambda item: (-len(item[1]), item[1][0]))
        usual = Range(common[1][0], common[1][0] + len(common[0]))
        for form, at in rest:
            rare = Range(at[0], at[0] + len(form))
            yield Draft(*rare, {"rare": rare, "common": usual}, [("other form", usual)])


_UNITS = ("hundred", "thousand", "million", "billion", "trillion")
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_LOOSE = frozenset(
    ("about", "around", "some", "nearly", "almost", "roughly", "approximately", "over", "under", "least", "most", "than")
)  # fmt: skip


def _value(word: str) -> int | None:
    """The whole number a token writes; None for years, shares and everything else."""
    if word in _SMALL:
        return _SMALL.index(word)
    bare = word.replace(",", "")
    return int(bare) if bare.isdecimal() and len(bare) < 9 and not (len(bare) == 4 and "1800" < word < "2100") else None


def _numbers(context: Context, loaded: LoadedRule, without: str | None) -> Iterator[Draft]:
    """A noun with a predicate ("people … killed") that has one number here and another there, each as the article's own.

    Rounded numbers, and numbers in sentences with a word of ``without`` (another time, place or part), tell of other things.
    """
    document, voices = context.document, context.discourse.voices
    norms, tags, sentence_of = document.norms, document_tags(document), document.sentence_of
    table = context.table(loaded, without) if without else None
    left_out: dict[int, bool] = {}
    counts: dict[tuple[str, str], dict[int, list[Range]]] = {}
    for i in _tagged(tags, "#"):
        if voices[i] == QUOTED or (i and (tags[i - 1] in "#E:" or norms[i - 1] in _LOOSE)):
            continue
        value = _value(norms[i])
        at = i + 1
        while at < len(norms) and at < i + 4 and tags[at] in "JZNMPKE" and tags[at + 1 : at + 2] in ("N", "M"):
            at += 1
        if value is None or at >= len(norms) or tags[at] not in "NM" or norms[at] in _UNITS:
            continue
        head, verb = at, at + 1
        while verb < len(norms) and verb < head + 5 and tags[verb] in "bhxAw":
            verb += 1
        if verb >= len(norms) or tags[verb] not in "PKQ":
            continue
        if sentence_of[i] not in left_out:
            first, last, _ = document.sentences[sentence_of[i]]
            left_out[sentence_of[i]] = table is not None and holds_entry(table, norms, first, last)
        if left_out[sentence_of[i]]:
            continue
        counts.setdefault((norms[head], norms[verb]), {}).setdefault(value, []).append(Range(i, verb + 1))
    for values in counts.values():
        if len(values) < 2:
            continue
        usual, *rest = sorted(values.values(), key=lambda places: (-len(places), places[0]))
        for places in rest:
            other, rare = sorted((usual[0], places[0]))
            if sentence_of[other.first] == sentence_of[rare.first]:
                continue  # one sentence that has both means two things
            yield Draft(*rare, {"number": rare, "other": other}, [("other number", other)])


KIND = Kind(Form(Fields, asks, frozenset({"rare", "common", "name", "number", "other"})), run)
