"""Every way in which a text says that somebody said something, with texts of our own: kind, act, source, content."""

import pytest

from .reading import Told, fits, read, words

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
    "a clause behind a place and a time": (
        "Orlow said in an interview with the Courier that he would sail.",
        Told(("that he would sail",), "Orlow", "said", "indirect", "say"),
    ),
    "a clause behind a longer addressee": (
        "Orlow told sailors at the old pier in Dorn that he would sail.",
        Told(("that he would sail",), "Orlow", "told", "indirect"),
    ),
    "a participle behind a closing mark": (
        "Orlow said: “We are ready,” adding that the ferry was late.",
        Told(("that the ferry was late",), "Orlow", "adding", "indirect"),
    ),
    "an infinitive of judgement": (
        "Lind joined Orlow to endorse the plan.",
        Told(("the plan",), None, "endorse", "indirect"),
    ),
    "a gerund of judgement": (
        "Orlow drew cheers for praising the crew.",
        Told(("the crew",), "Orlow", "praising", "indirect"),
    ),
    "a command of a participle": (
        "Orlow spoke at the pier, encouraging sailors to vote.",
        Told(("sailors to vote",), "Orlow", "encouraging", "indirect", "command"),
    ),
    "a question of an infinitive": (
        "The ministry tried to explain why it had waited.",
        Told(("why it had waited",), "The ministry", "explain", "indirect"),
    ),
    "a promise with its day": (
        "Lind promised on Tuesday to stay.",
        Told(("to stay",), "Lind", "promised", "indirect", "want"),
    ),
    "a quotation that is announced with here": (
        "Here’s Lind in December: “We need a new pier in this town.”",
        Told(("“We need a new pier in this town.”",), "Lind", "Here’s", "direct"),
    ),
    "a quotation told when asked": (
        "Lind told the council when asked last week: “The ferry is late again.”",
        Told(("“The ferry is late again.”",), "Lind", "told", "direct"),
    ),
    "a credit in brackets": (
        "THE PIER “The harbour is going down with the whole town.” [Dorn Courier.]",
        Told(("“The harbour is going down with the whole town.”",), "Dorn Courier", None, "direct"),
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


TITLES = [
    "The “Old Harbour” reopened on Friday.",
    "They printed “The Long Way Home to the Old Harbour” at noon.",
    "The ferry sank.",
]


@pytest.mark.parametrize("text", TITLES)
def test_what_nobody_said(engine, text: str) -> None:
    assert read(engine, text)[1].attributions == ()
