"""Where units of the pattern language begin and end, by the classes of their words."""

from hypothesis import given
from hypothesis import strategies as st

from linter.language.tags import document_tags
from linter.text import from_text
from linter.text.document import EDGES

TAGGED = ["the", "a", "his", "old", "very", "ferry", "ferries", "Brandt", "Monday", "said", "says", "saying", "broken", "to", "of", "in", "who", "that",
          "and", "not", "will", "has", "is", "he", "three", ",", ".", ":", "(", ")", "“", "”", "'s", "because"]  # fmt: skip


@given(st.lists(st.sampled_from(TAGGED), max_size=25).map(" ".join))
def test_units_begin_and_end_as_their_edges_say(text):
    """The search trusts the edges: a unit beyond them would be passed over without being tried."""
    document = from_text(text)
    tags = document_tags(document)
    for name, edges in EDGES.items():
        annotation = document.annotation(name)
        for first, longest in annotation.ends():
            for last in (longest, *annotation.shorter.get(first, ())):
                if name == "quote":  # its marks may be missing, which the search knows
                    continue
                sentence = document.sentences[document.sentence_of[first]]
                assert last <= sentence.last, name
                stops = last == sentence.last or tags[last] == "."
                assert edges.first is None or tags[first] in edges.first, name
                assert stops or edges.last is None or tags[last - 1] in edges.last, name
