"""Very long texts: read in parts, of which nothing is lost and each letter is where it stands in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.text.assemble import assemble
from linter.text.formats import reader
from linter.text.portions import portions

from ..invented import pieced


def documents(source, format, longest):
    """The parts of a text; the first of a text of any length is all of it."""
    for portion, part in portions(reader(format)(source), longest):
        yield assemble(portion, path="long.txt", format=format, source=source, part=part)


def letters(document):
    """What is read of a document, letter by letter, each with its place in the source."""
    for block in document.blocks:
        for at in range(block.start, block.end):
            if not document.view[at].isspace():
                yield document.view[at], *document.source_map.span(at, at + 1)


@given(
    st.lists(pieced, max_size=8).map("\n\n".join), st.sampled_from(["plain", "markdown", "html"]), st.integers(5, 300)
)
@pytest.mark.slow
def test_the_parts_hold_what_the_whole_holds_at_the_same_places(source, format, longest):
    (whole,) = documents(source, format, 10**9)
    parts = list(documents(source, format, longest))
    assert [letter for part in parts for letter in letters(part)] == list(letters(whole))
    assert len(parts) == 1 or all(len(part.view) <= longest and part.norms for part in parts)
    assert len(parts) == 1 or [part.part for part in parts] == [
        (number, len(parts)) for number in range(1, len(parts) + 1)
    ]


def test_a_part_ends_before_a_heading_where_there_is_one():
    paragraph = "The ferry left the harbour at noon, and it carried forty people.\n\n"
    source = "\n\n".join(f"# Chapter {number}\n\n{paragraph * 5}" for number in range(4))
    parts = list(documents(source, "markdown", 450))
    assert [part.view.split("\n")[0] for part in parts] == [f"Chapter {number}" for number in range(4)]
    assert "linted in 4 parts" in parts[0].warnings[0] and not parts[1].warnings
