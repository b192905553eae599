"""Quotations: which marks open and close them, in every English habit, and which marks are apostrophes."""

from __future__ import annotations

from linter.text.document import Quotation

_DOUBLE_OPEN = frozenset("“„«‟")
_DOUBLE_CLOSE = frozenset("”»")
_SINGLE = frozenset("'‘’")


def block_quotations(
    view: str, spans: list[tuple[int, int]], base: int, carried: int | None, number: int
) -> tuple[list[Quotation], int | None, set[int]]:
    """The quotations of one block.

    Args:
        view: the article's text.
        spans: the block's token spans, view offsets.
        base: token position of the block's first token.
        carried: group of a quotation the last block left open.
        number: index the block's first quotation will have.

    Returns:
        The quotations, the group left open at the block's end (or None), and positions in the block of closing marks.
    """
    stack: list[tuple[str, int]] = []  # (style, position)
    found: list[tuple[int, int, int, bool]] = []
    closing: set[int] = set()
    singles_matter = any(view[s] in "'‘" and e - s == 1 for s, e in spans)
    last = len(spans)
    for i, (start, end) in enumerate(spans):
        mark = view[start:end]
        style = _style(mark)
        if style is None:
            continue
        before = view[start - 1] if start and (i and spans[i - 1][1] == start) else " "
        after = view[end] if end < len(view) and i + 1 < last and spans[i + 1][0] == end else " "
        if style == "single" and not (singles_matter and _is_single_quote(view, spans, i, mark, before, after, stack)):
            continue
        opens = _opens(mark, style, before, after, stack)
        if opens:
            if any(s == style for s, _ in stack):
                if style != "single":  # a mark of the same kind within an open one: the first was never closed
                    at = max(k for k, (s, _) in enumerate(stack) if s == style)
                    if i - stack[at][1] > 1:
                        found.extend((p, i, d, False) for d, (_, p) in enumerate(stack[at:], at))
                    del stack[at:]
                else:
                    continue
            stack.append((style, i))
        elif stack and any(s == style for s, _ in stack):
            at = max(k for k, (s, _) in enumerate(stack) if s == style)
            found.append((stack[at][1], i + 1, at, True))
            closing.add(i)
            del stack[at:]
    for depth, (style, position) in enumerate(stack):
        if style != "single" and last - position > 1:
            found.append((position, last, depth, False))
    found.sort(key=lambda q: (q[0], -q[1]))
    out: list[Quotation] = []
    open_group: int | None = None
    for k, (first, end, depth, closed) in enumerate(found):
        group = number + k
        if carried is not None and depth == 0 and first == 0:
            group = carried
        if not closed and end == last and depth == 0:
            open_group = group
        out.append(Quotation(base + first, base + end, depth, group, closed))
    return out, open_group, closing


def _style(mark: str) -> str | None:
    if mark in ("''", "``"):
        return "doubled"
    if mark == '"':
        return "straight"
    if mark in _DOUBLE_OPEN or mark in _DOUBLE_CLOSE:
        return "double"
    if mark in _SINGLE:
        return "single"
    return None


def _opens(mark: str, style: str, before: str, after: str, stack: list[tuple[str, int]]) -> bool:
    if mark in ("“", "„", "«", "‘", "``"):
        return not (mark == "“" and any(s == "double" for s, _ in stack) and not after.strip())
    if mark in _DOUBLE_CLOSE or (mark == "’"):
        return False
    if any(s == style for s, _ in stack):
        return before in " ([—–-" and after.strip() != "" and after not in ",.;:!?)"
    return after.strip() != "" or before == " "


def _is_single_quote(
    view: str, spans: list[tuple[int, int]], i: int, mark: str, before: str, after: str, stack: list[tuple[str, int]]
) -> bool:
    """Whether a single mark quotes: it opens before a word and a later one closes after a word or stop; else an apostrophe."""
    if any(s == "single" for s, _ in stack):
        if mark == "‘" or (before in " (" and after.strip()):
            return False
        if before in ".,!?…":
            return True
        # after a word: a plural possessive when a later mark can still close the quotation
        return not after.isalnum() and not (
            before in "sS"
            and after == " "
            and _next_closer(view, spans, i)
            and i + 1 < len(spans)
            and view[spans[i + 1][0]].islower()
        )
    if mark == "’" or before not in ' ([—–-"“' or not (after.isalnum() or after in '“"…[') or after.isdigit():
        return False
    if view[spans[i + 1][0] : spans[i + 1][1]].lower() in _ELIDED:
        return False
    return _next_closer(view, spans, i)


_ELIDED = frozenset({"tis", "twas", "em", "n", "til", "cause", "bout", "round"})


def _next_closer(view: str, spans: list[tuple[int, int]], i: int) -> bool:
    for start, end in spans[i + 1 : i + 200]:
        if (
            view[start:end] in ("'", "’")
            and view[start - 1] not in " ("
            and (end >= len(view) or not view[end].isalnum())
        ):
            return True
    return False
