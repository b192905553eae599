"""A text that is linted again and again with small changes: what is kept of its paragraphs changes no finding, and saves work."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.pattern.matcher import Alternative
from linter.pipeline import lint_document
from linter.ruleset.compiled import Engine
from linter.text import from_text

PARAGRAPHS = (
    "BRANDT: We never sold the ferry. It was absolutely right.",
    "The mayor of Strelsau, Ilse Brandt, said:",
    "“The harbour is ours. We will not give it up,” she added, and the council agreed.",
    "“It is over,” said Karl Orlow, who had left Ruritania in May.",
    "Critics say the despicable deal was made in secret",
    "# The quay",
    "> It is finished. — Ilse Brandt, mayor",
    "The ministry said it would",
    "Orlow: Why did you sell it?",
    "According to the Borduria Bank of Karvice the plan, which nobody has read, is “a mistake”.",
    "Brandt, 54, denied that she had lied. She called the report nonsense.",
)
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(["", "x", " ", ".", ":", "“", "”", "\n\n", "Brandt ", *PARAGRAPHS])),
    min_size=1,
    max_size=6,
)


@pytest.fixture(scope="module")
def keeping(library):
    """One for all texts, as a server has one."""
    return Engine(library, keeping=True)


def everything(engine, text):
    found = lint_document(engine, from_text(text, format="markdown"), force_language=True)
    return found.findings, found.attributions, found.speakers, found.discourse


@pytest.mark.slow
@settings(max_examples=60)
@given(order=st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=8), edits=EDITS)
def test_after_any_edits_the_same_is_found_as_in_a_new_text(engine, keeping, order, edits):
    text = "\n\n".join(order)
    assert everything(keeping, text) == everything(engine, text)
    for place, written in edits:
        at = int(place * len(text))
        text = text[:at] + written + text[at + (not written) :]
        assert everything(keeping, text) == everything(engine, text)


@pytest.mark.slow
def test_paragraphs_that_stay_are_not_searched_again(library, monkeypatch):
    engine = Engine(library, keeping=True)
    tried = [0]
    match = Alternative.match

    def counted(*arguments):
        tried[0] += 1
        return match(*arguments)

    monkeypatch.setattr(Alternative, "match", counted)
    text = "\n\n".join(f"{one} It was so in {year}." for year in range(1990, 2000) for one in PARAGRAPHS)
    first = everything(engine, text)
    before, tried[0] = tried[0], 0
    assert everything(engine, text) == first
    again, tried[0] = tried[0], 0
    everything(engine, text.replace("sold the ferry", "sold the old ferry", 1))
    edited = tried[0]
    assert again < before / 2
    assert edited < before / 2
