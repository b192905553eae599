"""Real texts and files with a few pieces taken out, doubled, cut off or put in."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

_LONGEST = 60  # characters or bytes that are taken out or doubled


@st.composite
def changed(draw: Any, sources: st.SearchStrategy[Any], pieces: st.SearchStrategy[Any], most: int = 4) -> Any:
    """A text, or the bytes of a file, changed in one place or several.

    Args:
        draw: hypothesis's.
        sources: the texts, or the bytes.
        pieces: what may be put in, of the same type.
        most: how many changes.
    """
    text = draw(sources)
    for _ in range(draw(st.integers(1, most))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, _LONGEST)))
        how = draw(st.sampled_from(["out", "double", "insert", "insert", "replace", "cut"]))
        if how == "out":
            text = text[:at] + text[end:]
        elif how == "double":
            text = text[:end] + text[at:end] + text[end:]
        elif how == "cut":
            text = text[:at]
        else:
            text = text[:at] + draw(pieces) + text[at if how == "insert" else end :]
    return text
