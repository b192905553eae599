"""Partial quotations: the paper's words that complete them belong to the content; whom they were said to, when and where does not."""

import pytest

from .reading import read, words

PARTIAL = {
    "Brandt said the lock “will be mended”.": ("Brandt", "the lock “will be mended”"),
    "Brandt said that the lock “will be mended” in May.": ("Brandt", "that the lock “will be mended” in May"),
    "Orlow told the board the lock “was never safe”.": ("Orlow", "the lock “was never safe”"),
    "Orlow told pilots on Monday the lock “was never safe” and that nobody cared.": (
        "Orlow",
        "the lock “was never safe” and that nobody cared",
    ),
    "The captain warned the pilots the lock ‘cannot last’.": ("The captain", "the lock ‘cannot last’"),
    "Orlow told the board the “old lock” was dry.": ("Orlow", "the “old lock” was dry"),
    "Brandt said any “careful pilot” would know.": ("Brandt", "any “careful pilot” would know"),
    "The lock ‘will be mended’, Brandt said.": ("Brandt", "The lock ‘will be mended’"),
    "The lock “will be mended,” Brandt said.": ("Brandt", "The lock “will be mended,”"),
    "The lock “will be mended”, according to the harbour board.": ("the harbour board", "The lock “will be mended”"),
}


@pytest.mark.parametrize("text", PARTIAL)
def test_a_partial_quotation_keeps_the_words_before_it(engine, text: str) -> None:
    document, discourse = read(engine, text)
    (one,) = discourse.attributions
    told = words(document, one)
    assert (told.source, *told.content, told.kind) == (*PARTIAL[text], "mixed")


@pytest.mark.parametrize(
    "text",
    [
        "Orlow told the board “we must mend the lock”.",
        "Orlow told the board on Monday: “We must mend the lock.”",
        "“We must mend the lock,” Orlow told the board.",
        "“We must mend the lock”, said Orlow.",
    ],
)
def test_a_quotation_with_its_own_subject_stands_alone(engine, text: str) -> None:
    document, discourse = read(engine, text)
    (one,) = discourse.attributions
    told = words(document, one)
    assert (told.source, told.kind) == ("Orlow", "direct")


WHEN_AND_WHERE = [
    "Orlow told state radio late on Friday that the lock was dry.",
    "Orlow told state radio late on Friday the lock was dry.",
    "Orlow told voters ahead of the poll that the lock was dry.",
    "Orlow said early on Monday in Karvice that the lock was dry.",
    "Orlow announced late on Thursday the lock was dry.",
    "Orlow told the panel, on the second day of the trial, that the lock was dry.",
]


@pytest.mark.parametrize("text", WHEN_AND_WHERE)
def test_when_and_where_stand_between_the_verb_and_the_clause(engine, text: str) -> None:
    document, discourse = read(engine, text)
    (one,) = discourse.attributions
    told = words(document, one)
    assert (told.source, told.content[0].removeprefix("that ")) == ("Orlow", "the lock was dry")


@pytest.mark.parametrize(
    "text, pieces",
    [
        ("Orlow told state radio late on Friday: “The lock is dry.”", ("“The lock is dry.”",)),
        ("Orlow wrote on Friday, in a letter to the crew, “The lock is dry.”", ("“The lock is dry.”",)),
        ("“It is,” Orlow told the crew late on Friday, “quite dry.”", ("“It is,”", "“quite dry.”")),
        ("The lock was dry, Orlow told the crew late on Friday.", ("The lock was dry",)),
    ],
)
def test_when_and_where_stand_beside_a_quotation(engine, text: str, pieces: tuple[str, ...]) -> None:
    document, discourse = read(engine, text)
    (one,) = discourse.attributions
    told = words(document, one)
    assert (told.source, told.content) == ("Orlow", pieces)


BESIDE = {
    "The lock, Orlow said, “is a wreck” of old.": ("The lock", "“is a wreck”"),
    "Orlow left, saying “no ferry” would sail again.": ("“no ferry” would sail again",),
    "Orlow said, “The lock is dry,” and “Nobody came.”": ("“The lock is dry,” and “Nobody came.”",),
    "In May, Orlow said, “is it over?”": ("“is it over?”",),
    "Orlow left, shouting “Fire” and running for the boats.": ("“Fire”",),
    "Orlow said in order to get what pilots want, the port asks them to “stay awake.”": (
        "in order to get what pilots want, the port asks them to “stay awake.”",
    ),
}


@pytest.mark.parametrize("text", BESIDE)
def test_what_belongs_to_a_quotation_in_its_sentence(engine, text: str) -> None:
    document, discourse = read(engine, text)
    found = [words(document, one) for one in discourse.attributions if one.level == 0]
    assert [one.content for one in found if one.source == "Orlow"] == [BESIDE[text]]
