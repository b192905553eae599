"""Which noun phrase is the subject of which verb."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.language.clauses import Clause, clause_before, clauses_of
from linter.text import from_text
from linter.text.document import Document, Range

SUBJECTS = {
    # what stands between the subject and its verb
    "a relative clause": ("The man who robbed Amir Sadiq told police that he was sorry.", "told", "The man"),
    "a passive relative clause": ("A sailor who was bitten by her dog told the court so.", "told", "A sailor"),
    "a relative clause about what somebody has": ("The mayor, whose brother built the pier that fell, resigned.", "resigned", "The mayor"),
    "a relative clause without a pronoun": ("None of the divers I met last week thought it was wise.", "thought", "None"),
    "a participle": ("A man accused of poisoning his neighbour's dogs told a jury so.", "told", "A man"),
    "a participle and a list": ("A letter signed by the mayor and the clerk warns that the pier is old.", "warns", "A letter"),
    "an adjective": ("Three people familiar with the matter told the paper no.", "told", "Three people"),
    "close to": ("Sources close to the regulator insisted that it was safe.", "insisted", "Sources"),
    "an affiliation": ("Dr Tim Oduya, of the University of Callan, said no.", "said", "Dr Tim Oduya"),
    "an age and a place": ("Mr Pell, 54, from Strand, told the court so.", "told", "Mr Pell"),
    "appositions": ("Ilse Brandt, a lawyer and head of the port's union in Callan, said no.", "said", "Ilse Brandt"),
    "an apposition that no comma closes": ("Ann Lee, a former diver has written a book.", "written", "Ann Lee"),
    "an aside": ("Brandt, in contrast, has praised the plan.", "praised", "Brandt"),
    "an adverb of two words": ("The three papers have in fact reported it.", "reported", "The three papers"),
    "someone named": ("A lawsuit filed by a clerk named Jan Orlow alleges theft.", "alleges", "A lawsuit"),
    "an office": ("Several judges reading about her time as secretary of state have left.", "left", "Several judges"),
    "a time": ("Orlow last year explained the plan.", "explained", "Orlow"),
    "dashes": ("The diver—on duty since dawn—noted that a pile was gone.", "noted", "The diver"),
    "a verb of saying between commas": ("The plan, said Orlow, would fail.", "fail", "The plan"),
    # what stands before it
    "a prepositional phrase": ("In a debate with Brandt in May, the mayor lost.", "lost", "the mayor"),
    "a day": ("On Monday evening Tomas Brink, a councillor, spoke.", "spoke", "Tomas Brink"),
    "an adverbial clause": ("While he met Brandt, Orlow and Lee, the council voted.", "voted", "the council"),
    "a clause after a time": ("A day after telling reporters that he would stay, Brandt left.", "left", "Brandt"),
    "as with a clause": ("As Orlow, the mayor of Strand, noted, the pier sank.", "noted", "Orlow"),
    "as with a noun": ("Orlow's time as head of the council has ended.", "ended", "Orlow's time"),
    "a participle before the clause": ("Asked about the leak, Brandt laughed.", "laughed", "Brandt"),
    "a number": ("More than six in ten sailors who came described the sea.", "described", "six"),
    "a quotation that brings its comma": ("Speaking on “Harbour Hour,” Orlow admitted it.", "admitted", "Orlow"),
    "an -ing form before a noun": ("But hacking specialists say the most harmful news is old.", "say", "specialists"),
    "who, of somebody who sits for a place": ("The member for the 16th District, who said no, left.", "said", "The member"),
    # within other clauses
    "a reported clause": ("Brandt said Orlow had left the town.", "left", "Orlow"),
    "a reported clause in a relative clause": ("The officer who said Orlow fled resigned.", "fled", "Orlow"),
    "a reported clause with an apposition": ("Lee said the report on the pier, a thick one, was wrong.", "was", "the report"),
    "a clause with that": ("The crew hoped that talks would begin.", "begin", "talks"),
    "a relative clause's own verb": ("The mayor met the woman who sings.", "sings", "the woman"),
    "a question": ("Did Orlow see the ferry?", "see", "Orlow"),
    # second verbs
    "two verbs": ("Orlow complained about the noise but defended the port.", "defended", "Orlow"),
    "three verbs, without and": ("Orlow praised the crew, thanked the port, left early.", "left", "Orlow"),
    "a second verb of saying": ("Paul suggested that Orlow was weak and argued that it was late.", "argued", "Paul"),
    "a second verb of the reported clause": ("Paul says that Orlow sings and dances.", "dances", "Orlow"),
    "a second clause": ("The ferry sank on Monday, and the mayor, who had been warned, wept.", "wept", "the mayor"),
    "have all": ("Orlow, Brandt and Lee have all denied it.", "denied", "Orlow"),
    "an interrupted group": ("The officers have, in fact, praised the crew.", "praised", "The officers"),
    # participles and infinitives
    "a participle behind a comma": ("Carson rejected the idea that the pier should stay, saying no.", "saying", "Carson"),
    "a participle after what is written": ("Orlow sent a letter saying no.", "saying", "Orlow"),
    "a participle after a person": ("Orlow met a woman calling herself Lee.", "calling", "a woman"),
    "an infinitive": ("Tom Orlow stood at the gate to say that he would stay.", "say", "Tom Orlow"),
    "a participle after a year": ("A lawsuit was filed in 2012 saying no.", "saying", "A lawsuit"),
    "a participle in a clause behind the main one": ("Orlow spoke as Brandt left, saying no.", "saying", "Brandt"),
    "an infinitive of whom something moves": ("The vote led Brandt to say that it was late.", "say", "Brandt"),
    "an infinitive of whom is addressed": ("Orlow told Brandt to leave.", "leave", "Brandt"),
    "an infinitive of whom it is for": ("It was hard for Brandt to praise Orlow.", "praise", "Brandt"),
    "a participle after what somebody put out": ("Orlow put out a statement saying no.", "saying", "Orlow"),
    "a participle after an answer": ("Brandt responded to Lind’s question writing, “No.”", "writing", "Brandt"),
    "a participle after a recording": ("The film has footage of Orlow saying no.", "saying", "Orlow"),
    "a past form behind a modal": ("Lind argued that the price would fall and praised Brandt.", "praised", "Lind"),
    "a letter from somebody that says": ("He has a letter from his doctor that says no.", "says", "a letter"),
    "an office that no comma closes": ("Sam Lau, the director for the port said no.", "said", "Sam Lau"),
    "an -ing form behind a noun": ("Exit polling showed that Brandt lost.", "showed", "Exit polling"),
    "this, with its verb": ("This leads sailors to think.", "leads", "This"),
}  # fmt: skip


@pytest.mark.parametrize("text, verb, subject", SUBJECTS.values(), ids=list(SUBJECTS))
def test_subject(text: str, verb: str, subject: str) -> None:
    document = from_text(text)
    clause = _of_verb(document, verb)
    assert clause.base is not None
    assert document.text_of(*clause.base) == subject


def test_a_subject_comes_with_all_that_belongs_to_it():
    document = from_text("The man who robbed Amir Sadiq, 54, of Strand, told police that he was sorry.")
    subject = _of_verb(document, "told").subject
    assert subject is not None
    assert document.text_of(*subject) == "The man who robbed Amir Sadiq, 54, of Strand,"


def test_a_day_before_the_verb_is_no_part_of_the_subject():
    document = from_text("Mayor Orlow of Strand on Friday said no.")
    subject = _of_verb(document, "said").subject
    assert subject is not None and document.text_of(*subject) == "Mayor Orlow of Strand"


def test_a_relative_clause_names_its_antecedent_and_its_pronoun():
    document = from_text("The mayor met the woman who sings.")
    clause = _of_verb(document, "sings")
    assert (clause.kind, document.norms[clause.relative or 0]) == ("relative", "who")


@pytest.mark.parametrize(
    "text, verb, passive, negated",
    [
        ("Two inspectors were told to look away.", "told", True, False),
        ("The plan has never been changed.", "changed", True, True),
        ("Brandt did not answer.", "answer", False, True),
        ("Brandt had answered.", "answered", False, False),
    ],
)
def test_voice_and_polarity(text: str, verb: str, passive: bool, negated: bool) -> None:
    clause = _of_verb(from_text(text), verb)
    assert (clause.passive, clause.negated) == (passive, negated)


@pytest.mark.parametrize(
    "text, verb, rest",
    [
        ("After arguing that the race was lost, Orlow left.", "arguing", "arguing that the race was lost"),
        ("While critics say the pier is old, the mayor has left.", "say", "say the pier is old"),
        ("Brandt, who said that it was late, has left.", "said", "said that it was late"),
        (
            "Orlow says that it rains and Brandt, who knows, laughs.",
            "says",
            "says that it rains and Brandt, who knows, laughs.",
        ),
    ],
)
def test_a_clause_ends_where_the_one_around_it_goes_on(text: str, verb: str, rest: str) -> None:
    document = from_text(text)
    clause = _of_verb(document, verb)
    last = clause.last if clause.last >= 0 else len(document.norms)
    assert document.text_of(clause.verb.first, last) == rest


def test_nothing_is_guessed():
    """A verb without a noun phrase of its own has no subject; a time and the object of a preposition are none."""
    for text, verb in (("On Monday came the rain.", "came"), ("Nobody knows what to say.", "say")):
        subject = _of_verb(from_text(text), verb).base
        assert subject is None or from_text(text).text_of(*subject) in ("the rain", "Nobody")


def test_the_clause_before_a_token_is_finite():
    document = from_text("Orlow stood there, repeating his attack.")
    his = document.norms.index("his")
    before = clause_before(document, his)
    assert before is not None and document.text_of(*before.verb) == "stood"


WORDS = st.sampled_from(
    [
        "the",
        "a",
        "man",
        "who",
        "that",
        "which",
        "said",
        "told",
        "and",
        "but",
        ",",
        ".",
        "“",
        "”",
        "(",
        ")",
        "—",
        ":",
        ";",
        "to",
        "of",
        "in",
        "as",
        "Orlow",
        "Brandt",
        "accused",
        "saying",
        "was",
        "not",
        "never",
        "have",
        "may",
        "he",
        "him",
        "his",
        "Monday",
        "year",
        "if",
        "while",
        "because",
        "54",
        "all",
        "close",
        "more",
        "than",
        "at",
        "least",
        "whose",
        "what",
        "there",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=40))
def test_every_range_lies_within_its_sentence(words: list[str]) -> None:
    document = from_text(" ".join(words))
    for at, (first, last, _) in enumerate(document.sentences):
        for clause in clauses_of(document, at):
            ranges = [clause.verb, *(found for found in (clause.subject, clause.base) if found is not None)]
            assert all(first <= begin < end <= last for begin, end in ranges)
            assert clause.last < 0 or clause.verb.last <= clause.last <= last
            assert clause.relative is None or clause.subject is None or clause.subject.first < clause.relative
            assert clause.subject is None or clause.base is None or _within(clause.base, clause.subject)


def _within(inner: Range, outer: Range) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _of_verb(document: Document, verb: str) -> Clause:
    """The clause whose group ends with a verb."""
    found = [
        clause
        for at in range(len(document.sentences))
        for clause in clauses_of(document, at)
        if document.norms[clause.verb.last - 1] == verb
    ]
    assert len(found) == 1, found
    return found[0]
