"""Kind ``consistency``: one name in two spellings, two forms of one term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from linter.engine.filters import Context
from linter.engine.hits import Hit
from linter.ruleset.rule import LoadedRule
from linter.text.document import Range
from linter.text.tags import document_tags
from linter.text.words import word_classes


def run(context: Context, loaded: LoadedRule) -> Iterator[Hit]:
    """Hits of a consistency rule: each rarer form, the commoner one as evidence."""
    spec = loaded.rule.consistency
    assert spec is not None
    if spec.of == "names":
        yield from _names(context, spec.distance, spec.least_length)
    elif spec.of == "terms":
        yield from _terms(context, spec.forms)


def _names(context: Context, distance: int, least: int) -> Iterator[Hit]:
    document, tags = context.document, document_tags(context.document)
    places: dict[str, list[int]] = {}
    for i, tag in enumerate(tags):
        if tag == "E" and len(document.norms[i]) >= least and document.norms[i].isalpha():
            places.setdefault(document.norms[i], []).append(i)
    known = word_classes()
    counts = Counter({name: len(at) for name, at in places.items()})
    near: dict[str, list[str]] = {}  # what is left of a common name with letters left out -> those names
    for name in places:
        if counts[name] >= 2:
            for left in _shortened(name, distance):
                near.setdefault(left, []).append(name)
    for rare in sorted(places, key=lambda n: places[n][0]):
        if counts[rare] > 1 or rare in known:
            continue
        found = {common for left in _shortened(rare, distance) for common in near.get(left, ())}
        for common in sorted(found, key=lambda n: (len(n), places[n][0])):
            if _variant(rare, common, distance):
                at = Range(places[rare][0], places[rare][0] + 1)
                other = Range(places[common][0], places[common][0] + 1)
                yield Hit(at.first, at.last, {"rare": at, "common": other}, [("usual form", other)], {"name": common})
                break


def _shortened(name: str, most: int) -> set[str]:
    """A name with up to ``most`` letters left out: names within as many edits of each other share one (Garbe 2012)."""
    found = here = {name}
    for _ in range(most):
        here = {word[:i] + word[i + 1 :] for word in here for i in range(len(word))}
        found = found | here
    return found


def _variant(a: str, b: str, distance: int) -> bool:
    """Within ``distance`` edits, and not a derived form: the difference is not at the end (Serbia, Serbian)."""
    if (
        a[:-1] == b
        or b[:-1] == a
        or a[:-2] == b
        or b[:-2] == a
        or a[:-1] == b[:-1]
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


def _terms(context: Context, forms: tuple[tuple[str, ...], ...]) -> Iterator[Hit]:
    norms = context.document.norms
    for group in forms:
        found = {
            form: [
                i for i in range(len(norms)) if tuple(norms[i : i + len(form.split())]) == tuple(form.lower().split())
            ]
            for form in group
        }
        used = [(form, at) for form, at in found.items() if at]
        if len(used) > 1:
            used.sort(key=lambda item: (-len(item[1]), item[1][0]))
            common, rest = used[0], used[1:]
            for form, at in rest:
                size = len(form.split())
                yield Hit(at[0], at[0] + size, {"rare": Range(at[0], at[0] + size)}, [("other form", Range(common[1][0], common[1][0] + len(common[0].split())))], {"name": common[0]})  # fmt: skip
