"""A quotation that is in several articles: what is the same, cut, altered, joined or shortened, and what is left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.sets.align import Wording, align

from .articles import found, marked, rules, taken

LONG = "We will rebuild the old dam before the winter, if the council agrees, and we will not raise the taxes"


def said(words: str, who: str = "Ilse Brandt") -> str:
    return f"“{words},” said {who} in Dorn. The council of Ruritania listened to the speech for an hour."


def between(one: str, other: str) -> list[str]:
    return rules(found(said(one), said(other)))


@pytest.mark.parametrize(
    "other",
    [
        LONG,
        LONG.replace("We will", "We'll").replace("will not", "won't"),  # contractions
        LONG.replace("before the winter", "before [the] winter"),  # an editor's word
        LONG.replace(", if the council agrees,", " …"),  # a cut that is shown
        LONG.replace("old dam", "old dam, uh,"),
        LONG.replace("if the council", "if the the council"),
        LONG.replace("the winter,", "the winter –"),
    ],
)
def test_spelling_contractions_and_marked_changes_are_no_other_words(other):
    assert between(LONG, other) == []


def test_words_left_out_in_the_midst_are_shown_in_the_fuller_version():
    compared = found(said(LONG), said(LONG.replace(", if the council agrees", "")))
    assert rules(compared) == ["quotation-cut"]
    assert marked(compared)[0].startswith("We will rebuild the old dam before the winter, [if the council agrees], and")
    assert "[" not in marked(compared)[1]
    assert "if the council agrees" in compared.findings[0].message


def test_a_denial_behind_the_first_words_or_before_the_last_is_missed():
    believed = "I do not believe the ministry paid the contractors for the bridge before the flood"
    compared = found(said(believed), said(believed.replace(" not", "")))
    assert rules(compared) == ["quotation-cut"] and "“not”" in compared.findings[0].message
    paid = "The ministry paid the contractors for the bridge before the flood and never told us"
    assert rules(found(said(paid), said(paid.replace(" never", "")))) == ["quotation-cut"]


def test_the_fuller_version_is_first_whichever_article_is():
    compared = found(said(LONG.replace(", if the council agrees", "")), said(LONG))
    assert [where.article for where in compared.findings[0].versions[0].places] == [1]


def test_other_words_are_marked_in_both():
    compared = found(said(LONG), said(LONG.replace("winter", "autumn")))
    assert rules(compared) == ["quotation-altered"]
    assert "[winter]" in marked(compared)[0] and "[autumn]" in marked(compared)[1]


def test_a_lost_denial_or_condition_at_an_end_counts_more_than_other_ends():
    whole = "I do not believe that the dam of Dorn will hold through another winter like this one"
    (finding,) = found(said(whole), said("the dam of Dorn will hold through another winter like this one")).findings
    assert (finding.rule, finding.severity) == ("sets/quotation-cut", "notice")
    plain = "In the end, as everybody in town can see, the dam of Dorn will hold through another winter like this one"
    (finding,) = found(said(plain), said("the dam of Dorn will hold through another winter like this one")).findings
    assert (finding.rule, finding.severity) == ("sets/quotation-shortened", "info")


def test_a_denial_that_the_paper_tells_in_its_own_words_is_not_lost():
    whole = said("I do not believe that the dam of Dorn will hold through another winter like this one")
    told = "Ilse Brandt said she did not believe that “the dam of Dorn will hold through another winter like this one” and left."
    assert "quotation-cut" not in rules(found(whole, told))


def test_what_ends_with_a_sentence_is_not_shortened():
    whole = said(
        "The dam of Dorn will hold through another long winter. Nobody in the town need be afraid of the river"
    )
    assert rules(found(whole, said("The dam of Dorn will hold through another long winter"))) == []


def test_an_abbreviation_that_ends_a_sentence_ends_it():
    whole = said(
        "The old bell is in the hands of the museum of Zenda R.C. The dam of Dorn will hold through another long winter"
    )
    assert rules(found(whole, said("The dam of Dorn will hold through another long winter"))) == []


def test_a_quotation_that_its_cue_parts_is_the_same():
    parted = "“The dam of Dorn will hold through another winter,” said Ilse Brandt, “and nobody in the town need be afraid of it.”"
    whole = said("The dam of Dorn will hold through another winter, and nobody in the town need be afraid of it")
    assert rules(found(whole, parted)) == []


APART = """\
“The harbour is a matter for the governor alone,” said Ilse Brandt.

“Our schools have never had so many children in them,” she said. The council listened.

“The bridge must wait for another year, I am sorry to say,” she said.
"""


def test_quotations_that_another_article_parts_by_a_third_are_joined():
    compared = found(
        said(
            "The harbour is a matter for the governor alone. The bridge must wait for another year, I am sorry to say"
        ),
        APART,
    )
    assert rules(compared) == ["quotation-joined"]
    assert [len(version.places) for version in compared.findings[0].versions] == [1, 2]


def test_different_speakers_and_far_days_are_different_quotations():
    other = LONG.replace("winter", "autumn")
    assert rules(found(said(LONG), said(other, "Jan Orlow"))) == []
    assert rules(found(taken(said(LONG), date="2026-01-01"), taken(said(other), "b.txt", date="2026-03-01"))) == []
    assert rules(found(taken(said(LONG), date="2026-01-01"), taken(said(other), "b.txt", date="2026-01-02"))) == [
        "quotation-altered"
    ]


def test_one_article_is_not_compared_with_itself_nor_a_slogan_with_everything():
    assert rules(found(f"{said(LONG)}\n\n{said(LONG.replace('winter', 'autumn'))}")) == []
    assert between("Dorn for ever and the dam too", "Dorn for ever and the harbour too") == []


def test_places_of_a_wording_are_together():
    compared = found(said(LONG), said(LONG), said(LONG.replace("winter", "autumn")))
    assert [[where.article for where in version.places] for version in compared.findings[0].versions] == [[0, 1], [2]]


words = st.lists(
    st.sampled_from(
        [
            "dam",
            "winter",
            "council",
            "harbour",
            "taxes",
            "bridge",
            "river",
            "not",
            "the",
            "of",
            "and",
            "schools",
            "governor",
        ]
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=300, deadline=None)
@given(words, words)
def test_an_alignment_is_of_equal_words_in_order(one, other):
    a, b = (Wording(tuple(some), bytes(len(some) + 1)) for some in (one, other))
    found = align(a, b)
    if found is None:
        return
    end_a = end_b = 0
    for block in found.blocks:
        assert block.a >= end_a and block.b >= end_b
        assert a.words[block.a : block.a + block.size] == b.words[block.b : block.b + block.size]
        end_a, end_b = block.a + block.size, block.b + block.size
    for gap in found.gaps:
        assert gap.a or gap.b, "what touches on both sides is one block"


@settings(max_examples=100, deadline=None)
@given(words)
def test_a_wording_is_itself(one):
    wording = Wording(tuple(one), bytes(len(one) + 1))
    found = align(wording, wording)
    assert found is None or (len(found.blocks) == 1 and not found.gaps and not found.edges)
