"""Text in the cells of a terminal: wide characters, accents of their own, families and flags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.output.terminal import cells, clip, clip_start, safe

FAMILY = "👩\u200d👩\u200d👧"


@pytest.mark.parametrize(
    "text, taken",
    [
        ("ferry", 5),
        ("“café” – no…", 12),
        ("cafe\u0301", 4),
        ("港の町", 6),
        ("한국", 4),
        (FAMILY, 2),
        ("a\u200bb", 2),
    ],
)
def test_cells(text, taken):
    assert cells(text) == taken


@pytest.mark.parametrize(
    "text, width, begun, ended",
    [
        ("the ferry is late", 8, "the fer…", "…is late"),
        ("港の町の船", 6, "港の…", "…の船"),
        ("cafe\u0301 cafe\u0301", 4, "caf…", "…afe\u0301"),
        (f"{FAMILY}{FAMILY}{FAMILY}", 5, f"{FAMILY}{FAMILY}…", f"…{FAMILY}{FAMILY}"),
        ("late", 4, "late", "late"),
        ("late", 1, "…", "…"),
    ],
)
def test_no_letter_is_cut_in_two(text, width, begun, ended):
    assert clip(text, width) == begun
    assert clip_start(text, width) == ended


@given(st.text(st.sampled_from("ab é\u0301港👩\u200d👧🇩🇪“…\u200b\u200e"), max_size=20).map(safe), st.integers(1, 12))
def test_what_is_clipped_fits(text, width):
    assert cells(clip(text, width)) <= width
    assert cells(clip_start(text, width)) <= width
