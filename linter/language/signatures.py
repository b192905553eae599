"""Signatures: the name below a block quotation that says whose words it holds (``— Ilse Brandt, mayor of Orlow``).

A signature ends a block quotation, stands in a block of its own inside or right below it, and begins with a dash or hyphen of any length, or is
nothing but a name (``<cite>``) in a block quotation or its caption.
"""

from __future__ import annotations

from linter.language.names import NAME
from linter.language.tags import document_tags
from linter.text.annotation import Annotation
from linter.text.document import Document, Range, at_once

DASHES = frozenset({"—", "–", "-", "--", "---", "―", "‒", "−", "~"})
_LONGEST = 24  # tokens: a name, what it is, a handle, a date
_AFTER_NAME = frozenset(",([|/")
_WHERE = frozenset({"in", "on", "at", "to"})
_MONTHS = frozenset(
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_LONGEST_HONOUR = 4  # letters of what follows a name in capitals: MP, OBE, MSP


def signatures(document: Document) -> Annotation:
    """The names that sign block quotations, without what follows them (office, handle, date)."""
    return at_once(document, [name for name, _ in signed(document)])


def signed(document: Document) -> list[tuple[Range, int]]:
    """Each signature's name, and the token at which the signature begins (its dash, where it has one)."""
    bounds = _bounds(document)
    out = []
    for block, (first, last) in enumerate(bounds):
        if last == first:
            continue
        kind = document.blocks[block].kind
        below = block > 0 and document.blocks[block - 1].kind == "blockquote"
        dashed = document.norms[first] in DASHES
        if (
            kind != "blockquote"
            and not below
            and not (dashed and block > 0 and is_in_marks(document, *bounds[block - 1]))
        ):
            continue
        below = below or kind != "blockquote"
        dash = _dash(document, first, last, inside=kind == "blockquote")
        begins = first if dash is None else dash
        if begins == first and not below:
            continue  # nothing before it that it could sign
        name = _name(document, begins + (dash is not None), last)
        bare = kind in ("blockquote", "caption") or (kind == "item" and not _goes_on(document, block))
        if name is not None and (dash is not None or (bare and begins == first)):
            out.append((name, begins))
    return out


def _bounds(document: Document) -> list[tuple[int, int]]:
    """The token range of each block."""
    out = [(0, 0)] * len(document.blocks)
    for first, last, block in document.sentences:
        begun = out[block][0] if out[block][1] else first
        out[block] = (begun, last)
    return out


def is_in_marks(document: Document, first: int, last: int) -> bool:
    """Whether a block is nothing but a quotation in marks."""
    tags = document_tags(document)
    return (
        last - first > 2
        and tags[first] == '"'
        and tags[first:last].rstrip(".,")[-1] == '"'
        and tags.count('"', first, last) == 2
    )


def _dash(document: Document, first: int, last: int, *, inside: bool) -> int | None:
    """The dash that begins a signature: of the whole block, or after the end of a sentence in a block quotation.

    *A post shared by* is as good as a dash.
    """
    norms = document.norms
    if norms[first] in DASHES:
        return first
    if norms[first : first + len(_POSTED)] == _POSTED:
        return first + len(_POSTED) - 1
    if inside:
        for at in range(last - 1, max(first, last - _LONGEST), -1):
            if norms[at] in DASHES and norms[at - 1] in _ENDS:
                return at
    return None


def begins_at(document: Document, name: int) -> int:
    """The token at which a signature begins, of the first token of its name: its dash, *A post shared by*, or the name itself."""
    if name and document.norms[name - 1] in DASHES:
        return name - 1
    posted = name - len(_POSTED)
    return posted if posted >= 0 and document.norms[posted:name] == _POSTED else name


_POSTED = ["a", "post", "shared", "by"]
_ENDS = frozenset({".", "!", "?", "…", '"', "''", "'", "...", ")"})


def _name(document: Document, first: int, last: int) -> Range | None:
    """The name at the beginning of a signature whose rest can follow a name; None where it is none."""
    tags, norms = document_tags(document), document.norms
    if last - first > _LONGEST:
        return None
    found = NAME.match(tags, first, last)
    end = max(found.end() if found else first, _end_of_capitals(document, first, last))
    if end == first:
        return None
    while end - first > 2 and _is_honour(document, end - 1):
        end -= 1
    after_honours = end
    while after_honours < last and _is_honour(document, after_honours):
        after_honours += 1
    rest = norms[after_honours:last]
    titled = end - first > 1
    after = not rest or rest[0] in _AFTER_NAME or rest[0] in DASHES or rest[0] in _MONTHS or rest == ["."]
    where = (
        bool(rest) and rest[0] in _WHERE and not set(tags[after_honours:last]) & set("VSPbhmx.")
    )  # Jan Orlow in “Dams”
    return Range(first, end) if (after or where) and (titled or not rest or rest[0] in _AFTER_NAME) else None


def _end_of_capitals(document: Document, first: int, last: int) -> int:
    """The end of a row of words with capitals: Dawn and Hale are words of the language too."""
    while first < last and document.norms[first][0].isalpha() and document.view[document.starts[first]].isupper():
        first += 1
    return first


def _is_honour(document: Document, token: int) -> bool:
    text = document.text_of(token, token + 1)
    return 2 <= len(text) <= _LONGEST_HONOUR and text.isalpha() and text.isupper()


def _goes_on(document: Document, block: int) -> bool:
    """Whether a list goes on after a block: then it is an item among others."""
    return block + 1 < len(document.blocks) and document.blocks[block + 1].kind == "item"
