"""Every way in which a text says that somebody said something, with texts of our own: kind, act, source, content, level."""

from typing import NamedTuple

import pytest

from linter.attribution import Attribution, Discourse
from linter.attribution.matching import attribute
from linter.text import from_text
from linter.text.document import Document


class Told(NamedTuple):
    """What a test asks of an attribution; None: anything."""

    content: tuple[str, ...]
    source: str | None = None
    cue: str | None = None
    kind: str | None = None
    act: str | None = None


def read(engine, text: str, format: str = "plain") -> tuple[Document, Discourse]:
    document = from_text(text, format=format)
    return document, attribute(engine, document)


def words(document: Document, attribution: Attribution) -> Told:
    def text(at):
        return None if at is None else document.text_of(*at)

    content = tuple(document.text_of(*piece) for piece in attribution.content)
    return Told(content, text(attribution.source), text(attribution.cue), attribution.kind, attribution.act)


def fits(found: Told, wanted: Told) -> bool:
    return all(w is None or f == w for f, w in zip(found, wanted, strict=True))


KINDS = {
    "direct, then the source": (
        "“The harbour is safe,” said Ilse Brandt, the harbour master.",
        Told(("“The harbour is safe,”",), "Ilse Brandt, the harbour master", "said", "direct"),
    ),
    "direct, around the cue": (
        "“The harbour,” Brandt said on Monday, “is safe.”",
        Told(("“The harbour,”", "“is safe.”"), "Brandt", "said", "direct"),
    ),
    "direct, after the source": (
        "Ilse Brandt told reporters: “The harbour is safe.”",
        Told(("“The harbour is safe.”",), "Ilse Brandt", "told", "direct"),
    ),
    "direct, after a colon without a verb of speech": (
        "The mayor had one answer: “Ask the minister yourselves.”",
        Told(("“Ask the minister yourselves.”",), "The mayor", None, "direct"),
    ),
    "direct, announced in a paragraph before": (
        "And from Chair Lee:\n\n“The harbour is safe and it will stay safe.”",
        Told(("“The harbour is safe and it will stay safe.”",), "Chair Lee", None, "direct"),
    ),
    "direct, with a signature": (
        "“The harbour is safe and it will stay safe.” — Commissioner Ann Lee",
        Told(("“The harbour is safe and it will stay safe.”",), "Commissioner Ann Lee", "—", "direct"),
    ),
    "mixed, the quotation at the end of its clause": (
        "The vote is “a mistake,” Orlow said.",
        Told(("The vote is “a mistake,”",), "Orlow", "said", "mixed"),
    ),
    "mixed, in a reported clause": (
        "Brandt said the ferry was “a wreck” and would sink.",
        Told(("the ferry was “a wreck” and would sink",), "Brandt", "said", "mixed"),
    ),
    "a name for it": (
        "The mayor called the vote “a farce.”",
        Told(("the vote “a farce.”",), "The mayor", "called", "mixed", "name"),
    ),
    "indirect": (
        "Ilse Brandt said that the harbour was safe.",
        Told(("that the harbour was safe",), "Ilse Brandt", "said", "indirect", "say"),
    ),
    "indirect, without that": (
        "The minister said selling the ferry had been a mistake.",
        Told(("selling the ferry had been a mistake",), "The minister", "said", "indirect"),
    ),
    "the source last": (
        "The harbour was safe, the minister said.",
        Told(("The harbour was safe",), "the minister", "said", "indirect"),
    ),
    "the source in the middle": (
        "The ferry, she said, would not come.",
        Told(("The ferry", "would not come"), "she", "said", "indirect"),
    ),
    "according to, first": (
        "According to Jan Orlow, the vote is lost.",
        Told(("the vote is lost",), "Jan Orlow", "According to", "indirect"),
    ),
    "according to, last": (
        "The vote is lost, according to campaign manager Jan Orlow.",
        Told(("The vote is lost",), "campaign manager Jan Orlow", "according to", "indirect"),
    ),
    "in somebody's view": (
        "In the minister's view, the ferry is old.",
        Told(("the ferry is old",), "the minister", None, "indirect"),
    ),
    "in a relative clause": (
        "Jan Orlow, who said the ferry was late, left the room.",
        Told(("the ferry was late",), "Jan Orlow, who", "said", "indirect"),
    ),
    "a question": (
        "The clerk asked whether the ferry had left.",
        Told(("whether the ferry had left",), "The clerk", "asked", "indirect", "ask"),
    ),
    "a question put to somebody": (
        "Asked whether he would resign, Orlow left.",
        Told(("whether he would resign",), None, "Asked", "indirect", "ask"),
    ),
    "a command": (
        "Brandt urged the council to wait.",
        Told(("the council to wait",), "Brandt", "urged", "indirect", "command"),
    ),
    "a thought": (
        "The minister believes that the vote is lost.",
        Told(("that the vote is lost",), "The minister", "believes", "indirect", "think"),
    ),
    "a wish": (
        "Orlow wants to sell the ferry.",
        Told(("to sell the ferry",), "Orlow", "wants", "indirect", "want"),
    ),
    "an expectation": (
        "Orlow expects the ferry to sink.",
        Told(("the ferry to sink",), "Orlow", "expects", "indirect", "want"),
    ),
    "a denial": ("Brandt denies that she knew.", Told(("that she knew",), "Brandt", "denies", "indirect", "deny")),
    "a noun with its possessor": (
        "Orlow's claim that the ferry sank was false.",
        Told(("that the ferry sank",), "Orlow", "claim", "indirect"),
    ),
    "a noun with a verb that carries it": (
        "The minister raised doubts about the pier.",
        Told(("the pier",), "The minister", "raised doubts about", "indirect"),
    ),
    "a poll": (
        "A poll showed that most sailors favour the old ferry.",
        Told(("that most sailors favour the old ferry",), "A poll", "showed", "indirect"),
    ),
    "a document": (
        "Documents reveal that the mayor knew.",
        Told(("that the mayor knew",), "Documents", "reveal", "indirect"),
    ),
    "a tweet": (
        "“The ferry is late again,” Orlow tweeted.",
        Told(("“The ferry is late again,”",), "Orlow", "tweeted", "direct"),
    ),
    "a second verb": (
        "Brandt said the ferry was safe and added that it would sail.",
        Told(("that it would sail",), "Brandt", "added", "indirect"),
    ),
    "a participle": (
        "He criticised the mayor, calling him a fool.",
        Told(("him a fool",), "He", "calling", "indirect"),
    ),
}


@pytest.mark.parametrize("text, wanted", KINDS.values(), ids=list(KINDS))
def test_kind(engine, text: str, wanted: Told) -> None:
    document, discourse = read(engine, text)
    found = [words(document, a) for a in discourse.attributions]
    assert any(fits(told, wanted) for told in found), found


UNNAMED = {
    "a passive": ("It was reported that the ferry sank.", ("that the ferry sank",)),
    "a passive with its subject": ("The minister is said to be ill.", ("The minister", "to be ill")),
    "an adverb": ("The mayor reportedly left the town.", ("The mayor", "left the town")),
    "a noun": ("The claim that the ferry sank is false.", ("that the ferry sank",)),
    "an appearance": ("The captain appeared to be asleep.", ("The captain", "to be asleep")),
}


@pytest.mark.parametrize("text, content", UNNAMED.values(), ids=list(UNNAMED))
def test_what_nobody_is_named_for_is_marked_unnamed(engine, text: str, content: tuple[str, ...]) -> None:
    document, discourse = read(engine, text)
    (one,) = discourse.attributions
    assert (one.unnamed, one.source, one.speaker) == (True, None, None)
    assert words(document, one).content == content


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


def test_questions_and_answers(engine) -> None:
    document, discourse = read(
        engine, "Q: Is the harbour safe?\n\nA: It is, and it will be.\n\nQ: Who says so?\n\nA: The master does."
    )
    assert [words(document, a)[:2] for a in discourse.attributions] == [
        (("Is the harbour safe",), "Q"),
        (("It is, and it will be",), "A"),
        (("Who says so",), "Q"),
        (("The master does",), "A"),
    ]


@pytest.mark.parametrize("labels", [("BRANDT", "ORLOW"), ("Brandt", "Orlow")])
def test_turns_of_a_transcript(engine, labels: tuple[str, str]) -> None:
    one, two = labels
    _, discourse = read(
        engine,
        f"Ilse Brandt met Jan Orlow on Friday.\n\n{one}: The harbour is safe.\n\n{two}: It is not.\n\n{one}: We shall see.",
    )
    names = [discourse.speakers[a.speaker].name for a in discourse.attributions if a.act == "turn"]
    assert names == ["Ilse Brandt", "Jan Orlow", "Ilse Brandt"]


def test_a_headline_gives_somebody_the_floor(engine) -> None:
    document, discourse = read(engine, "Orlow: Ferry will be late\n\nHarbour Minister Jan Orlow spoke on Friday.")
    (one,) = discourse.attributions
    assert words(document, one)[:2] == (("Ferry will be late",), "Orlow")
    assert discourse.speakers[one.speaker].name == "Jan Orlow"


NO_TURN = {
    "tallies": "Ilse Brandt met Jan Orlow.\n\nOrlow: 547.\n\nBrandt: 311.",
    "days": "Friday: The ferry sails.\n\nSaturday: It does not.",
    "a note": "NOTE: The ferry is late.\n\nThe council met.",
    "the posts of a forum": "TITLE: Who has seen the ferry?\n\nPOST: I have. It is late.\n\nPOST: So is the bus.",
    "what heads a part": "UPDATE: The ferry sank.\n\nEDITOR'S NOTE: An earlier version had two ferries.\n\nUPDATE: Nobody died.",
}


@pytest.mark.parametrize("text", NO_TURN.values(), ids=list(NO_TURN))
def test_what_is_no_turn(engine, text: str) -> None:
    assert not [a for a in read(engine, text)[1].attributions if a.act == "turn"]


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


TITLES = [
    "The “Old Harbour” reopened on Friday.",
    "They printed “The Long Way Home to the Old Harbour” at noon.",
    "The ferry sank.",
]


@pytest.mark.parametrize("text", TITLES)
def test_what_nobody_said(engine, text: str) -> None:
    assert read(engine, text)[1].attributions == ()
