"""Which words of a label name the speaker: an office's holder, a name without its constituency, as the rest of the article writes it."""

from __future__ import annotations

from linter.language.labels import MOST_NAME, last_brackets, without_brackets
from linter.language.titles import TITLES
from linter.text.document import Document, Range


def speaker_in(document: Document, label: Range) -> Range:
    """The words that name the speaker of a label: of an office with a name the name, of a name with a constituency the name.

    A label in capitals is named as the rest of the article writes it, where that has the same words.
    """
    norms = document.norms
    end = without_brackets(norms, *label)
    if end < label.last and end > label.first:
        inside = last_brackets(document, *label)
        office = norms[label.first] == "the" or any(norm in TITLES for norm in norms[label.first : end])
        name = inside is not None and 1 < inside.last - inside.first <= MOST_NAME
        if inside is not None and office and name and not _holds_name(document, label.first, end):
            return inside
        label = Range(label.first, end)
    if "," in norms[label.first : label.last]:  # ILSE BRANDT, MAYOR OF KARVICE
        label = Range(label.first, norms.index(",", label.first))
    if label.last - label.first > 1 and document.text_of(*label).isupper():
        return _as_written_elsewhere(document, label)
    return label


def _holds_name(document: Document, first: int, last: int) -> bool:
    people = document.annotation("person")
    return any(people.lengths[first:last])


def _as_written_elsewhere(document: Document, label: Range) -> Range:
    """The first place that has the words of a label but not in capitals; the label where there is none."""
    norms, size = document.norms, label.last - label.first
    words = norms[label.first : label.last]
    at = -1
    try:
        while True:
            at = norms.index(words[-1], at + 1)
            first = at + 1 - size
            if first >= 0 and norms[first : at + 1] == words and not document.text_of(first, at + 1).isupper():
                return Range(first, at + 1)
    except ValueError:
        return label
