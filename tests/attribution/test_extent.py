"""Attributions longer than a sentence, one within another, and where a report ends."""

import pytest

from .reading import read, words


def test_a_quotation_runs_over_paragraphs(engine) -> None:
    document, discourse = read(
        engine,
        "“The harbour is safe,” said Ilse Brandt. “It has been safe for a year.\n\n“Nobody needs to fear the ferry.\n\n"
        "“We sail at dawn.”\n\nThe council met.",
    )
    (one,) = discourse.attributions
    assert words(document, one) == (
        (
            "“The harbour is safe,”",
            "“It has been safe for a year.",
            "“Nobody needs to fear the ferry.",
            "“We sail at dawn.”",
        ),
        "Ilse Brandt",
        "said",
        "direct",
        "say",
    )


def test_a_paragraph_that_is_a_quotation_continues_the_last_speaker(engine) -> None:
    document, discourse = read(
        engine,
        "“The harbour is safe,” said Ilse Brandt.\n\n“Nobody needs to fear the ferry at all.”\n\nThe council met.",
    )
    first, second = discourse.attributions
    assert words(document, second).content == ("“Nobody needs to fear the ferry at all.”",)
    assert (second.by, second.speaker) == ("continuation", first.speaker)


GOES_ON = {
    "after words in marks that end a report": (
        "Some of the fears are “based on rumours alone,” said Jan Orlow, an engineer. “A longer inquiry may help.”",
        "Jan Orlow",
    ),
    "after a report, in its paragraph": (
        "“The bridge is old,” said Ilse Brandt.\n\nJan Orlow, the engineer, argued that the bridge was sound. “Nobody has ever tested it.”",
        "Jan Orlow",
    ),
    "a paragraph after a report": (
        "Jan Orlow denied that the bridge was old.\n\n“Nobody has ever tested it.”\n\nThe council met.",
        "Jan Orlow",
    ),
    "the second of two, after a conjunction": (
        "Orlow told the crowd, “I built this bridge,” and, “Who of you would have built it?”",
        "Orlow",
    ),
    "behind a sentence about a thing": (
        "“The bridge is very old,” said Ilse Brandt. The road behind it is older. “Nobody ever tested it.”",
        "Ilse Brandt",
    ),
    "not of who supports what in a relative clause": (
        "“The bridge is very old,” said Ilse Brandt, who supports a ferry. “Nobody has ever tested it.”",
        "Ilse Brandt",
    ),
}


@pytest.mark.parametrize("text, speaker", GOES_ON.values(), ids=list(GOES_ON))
def test_the_last_quotation_goes_on(engine, text: str, speaker: str) -> None:
    document, discourse = read(engine, text)
    last = document.quotations[-1].first
    assert discourse.speakers[discourse.speaker_of[last + 1]].name == speaker


STANDS_ALONE = {
    "it is what the sentence is about": (
        "“We lost the vote,” Orlow said.\n\n“The Long Road Home” was written by a teacher in Dorn years ago."
    ),
    "somebody else comes between": (
        "“We lost the vote,” Orlow said. The mayor looked at Ilse Brandt. Brandt stood up. “We never had the numbers.”"
    ),
    "a paragraph of the narrator's ends so": (
        "“We lost the vote,” Orlow said.\n\nThe hall was empty by noon. “Nobody here will ever vote for that ferry.”"
    ),
}


@pytest.mark.parametrize("text", STANDS_ALONE.values(), ids=list(STANDS_ALONE))
def test_the_last_quotation_does_not_go_on(engine, text: str) -> None:
    document, discourse = read(engine, text)
    last = document.quotations[-1].first
    assert all(
        a.by != "continuation" for a in discourse.attributions if a.content[0].first <= last < a.content[-1].last
    )


def test_block_quotations(engine) -> None:
    document, discourse = read(
        engine,
        "Ilse Brandt wrote in her letter:\n\n> The harbour is safe. Nobody needs to fear it.\n>\n> We sail.\n\nThey met.",
        "markdown",
    )
    (one,) = discourse.attributions
    told = words(document, one)
    assert told.content == ("The harbour is safe. Nobody needs to fear it", "We sail")
    assert (told.source, told.kind) == ("Ilse Brandt", "direct")


def test_nested_attributions_keep_their_levels(engine) -> None:
    document, discourse = read(engine, "Orlow said Brandt had told the council that the ferry was safe.")
    outer, inner = discourse.attributions
    assert words(document, outer).content == ("Brandt had told the council that the ferry was safe",)
    assert words(document, inner).content == ("that the ferry was safe",)
    assert (outer.level, outer.parent, inner.level, inner.parent) == (0, None, 1, 0)


def test_within_quotation_marks_only_another_who_is_named_reports(engine) -> None:
    document, discourse = read(engine, "“The minister told us that the ferry was safe,” said Jan Orlow.")
    assert [(words(document, a).source, a.level) for a in discourse.attributions] == [
        ("Jan Orlow", 0),
        ("The minister", 1),
    ]
    _, discourse = read(engine, "“I think that they know that the ferry is safe,” said Jan Orlow.")
    assert len(discourse.attributions) == 1


BOUNDS = {
    "a main clause": (
        "While critics argue that the ferry is old, the minister calls it safe.",
        "that the ferry is old",
    ),
    "a clause against it": ("Orlow said the ferry was old, but she said it would sail.", "the ferry was old"),
    "what the narrator calls it": ("Orlow said the ferry would sink, a nod to the mayor.", "the ferry would sink"),
    "an occasion": ("Orlow criticised the mayor in an interview on Friday.", "the mayor"),
    "the verb of its subject": ("Sailors supporting the mayor have left the town.", "the mayor"),
    "the answer": ("Asked why the ferry was late, Orlow said nothing.", "why the ferry was late"),
}


@pytest.mark.parametrize("text, content", BOUNDS.values(), ids=list(BOUNDS))
def test_a_report_ends_before(engine, text: str, content: str) -> None:
    document, discourse = read(engine, text)
    assert content in [told for a in discourse.attributions for told in words(document, a).content]


ENDS = {
    "a compound of two nouns": ("Brandt criticized the new trade deals and left.", "the new trade deals"),
    "an insertion before the subject": (
        "Lind said that, while it was late, the ferry had sailed.",
        "that, while it was late, the ferry had sailed",
    ),
    "what the narrator sets against it": ("Lind said the ferry was late, but he stayed.", "the ferry was late"),
    "two nouns with and": (
        "Lind mentioned a town in which sailors and widows are poor.",
        "a town in which sailors and widows are poor",
    ),
    "a relative clause without a pronoun": ("Lind praised the ferry he has sold.", "the ferry he has sold"),
    "whether, with a clause": ("Lind raised questions about whether he sold the pier.", "whether he sold the pier"),
    "what a poll finds": ("Early polls show Brandt ahead of Lind in the north.", "Brandt ahead of Lind in the north"),
    "what somebody wants": ("Sailors want a new pier.", "a new pier"),
    "what somebody hopes": ("Brandt left the town, hoping to find a better pier.", "to find a better pier"),
    "what somebody was asked about": (
        "Mr Lind has been asked about a loan from the bank.",
        "about a loan from the bank",
    ),
    "what somebody was asked about, before the main clause": (
        "Asked on Friday about the pier, Lind smiled.",
        "about the pier",
    ),
    "what somebody has long said": ("Mr Lind has long said that he will sail.", "that he will sail"),
    "a subject with an insertion": ("The old crew, too, appeared to sleep.", "to sleep"),
    "a report before what is added with marks": (
        "Orlow told the Courier that the crew “had a bad plan,” adding, “They lost all of it.”",
        "that the crew “had a bad plan,”",
    ),
    "what somebody is called, in several marks": (
        "Orlow called Brandt a “liar” who is “rude,” a “bully” and a “coward” on the stage.",
        "Brandt a “liar” who is “rude,” a “bully” and a “coward” on the stage",
    ),
    "what something is called behind a day": (
        "Orlow called the speech on Friday “a wake-up call” to the town.",
        "the speech on Friday “a wake-up call” to the town",
    ),
    "a charge behind an apposition": (
        "Orlow accused Brandt, the mayor of Dorn, of being rude.",
        "Brandt, the mayor of Dorn, of being rude",
    ),
    "a participle with after": ("Lind praised a tax modelled after the old one.", "a tax modelled after the old one"),
}


@pytest.mark.parametrize(("text", "wanted"), ENDS.values(), ids=ENDS)
def test_a_report_has_the_words_of_its_clause(engine, text: str, wanted: str) -> None:
    document, discourse = read(engine, text)
    assert wanted in [piece for one in discourse.attributions for piece in words(document, one).content]


def test_a_second_sentence_of_a_partial_quotation_belongs_to_it(engine) -> None:
    document, discourse = read(
        engine, "The vote “was a trick,” said Ilse Brandt, the mayor. “I shall not forget it as long as I live here.”"
    )
    pieces = [piece for one in discourse.attributions for piece in words(document, one).content]
    assert pieces == ["The vote “was a trick,”", "“I shall not forget it as long as I live here.”"]
    assert {discourse.speakers[one.speaker].name for one in discourse.attributions} == {"Ilse Brandt"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The attorneys general said that it was late.", "The attorneys general"),
        ("A tea party-backed candidate said that it was late.", "A tea party-backed candidate"),
        ("The ad claims “Orlow is the mayor you can trust.”", "The ad"),
        ("Orlow rejected the notion that the pier was old.", "Orlow"),
    ],
)
def test_the_whole_head_is_the_source(engine, text: str, source: str) -> None:
    document, discourse = read(engine, text)
    assert source in [words(document, one).source for one in discourse.attributions]


WITHIN = {
    "a claim that another is blamed for": (
        "Mayor Brandt blamed the papers for making an issue of Lena Orlow’s claim that the council “founded the gang.”",
        "Lena Orlow",
        "that the council “founded the gang.”",
    ),
    "what another calls it": (
        "Brandt defended the pier in the hopes of shedding what Voss called “a perception problem.”",
        "Voss",
        "“a perception problem.”",
    ),
}


@pytest.mark.parametrize(("text", "source", "content"), WITHIN.values(), ids=WITHIN)
def test_a_quotation_in_a_report_is_theirs_who_said_it(engine, text, source, content) -> None:
    document, discourse = read(engine, text)
    found = [words(document, one) for one in discourse.attributions]
    assert any(one.source == source and one.content[-1] == content for one in found)
    assert discourse.speakers[discourse.speaker_of[document.norms.index('"')]].name == source


def test_a_claim_ends_before_the_verb_it_is_the_subject_of(engine) -> None:
    document, discourse = read(engine, "Lena Orlow’s accusation that Brandt is playing the card touched off a debate.")
    (one,) = discourse.attributions
    assert words(document, one).content == ("that Brandt is playing the card",)
