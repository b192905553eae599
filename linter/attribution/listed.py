"""A source of several: "Bruno Dahl and Alma Lind", "Brandt and her deputy". Each of them speaks."""

from __future__ import annotations

import re

from linter.attribution.heads import head_of, one_of_two_roles
from linter.language.tags import document_tags
from linter.text.document import Document, Range

_ITEM = r"(?:[dq]{0,2}(?:A?(?:[JPKGZ#]|E(?=J))){0,6}[NMEZ#]{1,12}(?:O(?:A?[JPKGZ#]){0,3}[NMEZ#]{1,6})?(?:od?E{1,6})?|p)"
_LIST = re.compile(rf"({_ITEM})((?:,{_ITEM}){{0,8}}),?c({_ITEM})")
_NEXT = re.compile(rf",({_ITEM})")
_JOINS = frozenset({"and", "plus"})


def items_of(document: Document, source: Range) -> list[Range]:
    """The members of a source that lists several, of which one at least is named; none where it is one source.

    Of "Orlow, a lawyer and poet" and "the chairman and chief executive, Ilse Brandt" there is one.
    """
    tags, norms = document_tags(document), document.norms
    if tags.find("c", *source) < 0:
        return []
    found = _LIST.match(tags, *source)
    if found is None or (found.end() < source.last and tags[found.end()] not in ",wVSPbhmx(GKPioO"):
        return []
    joint = found.start(3) - 1
    if norms[joint] not in _JOINS or one_of_two_roles(document, source) is not None:
        return []
    inner = [Range(*one.span(1)) for one in _NEXT.finditer(tags, *found.span(2))]
    items = [Range(*found.span(1)), *inner, Range(*found.span(3))]
    if tags[items[0].first] == "p" and tags[items[-1].first] != "p" and len(items) == 2:
        return items  # she and others
    named = [head_of(document, item).name is not None for item in items]
    if inner:
        return items if all(named) else []  # else an apposition: Orlow, a lawyer and poet
    first, last = items
    if not named[0]:
        return (
            items
            if named[1] and tags[first.first] in "dq#" and tags[last.first] in "Edq" and _plain(tags, last)
            else []
        )
    if named[1]:
        return items
    return items if tags[last.first] in "dq" or norms[last.first] == "others" else []


def _plain(tags: str, item: Range) -> bool:
    """Whether an item is a name with at most an article and an office before it."""
    return tags[item.last - 1] == "E" and tags[item.first] == "E"
