"""Forms of everyday newspapers, as writers who had not seen the tool wrote them down by kind: who speaks, or that nobody is said to."""

import pytest

from .reading import read, words
from .speaking import speakers

SPEAKERS = {
    "an age for who was just named": (
        "Winger Tomo Adair, who scored twice, said it was “a dream.” The 22-year-old added: “I rang my mum.”",
        ["Tomo Adair", "Tomo Adair"],
    ),
    "a trade with a capital at a sentence's beginning": (
        "Plumber Lief Tarn vowed to return by May. “It was a shock,” said the 31-year-old.",
        ["Lief Tarn", "Lief Tarn"],
    ),
    "somebody without a name, by age": (
        "The 41-year-old told the court that he had been asleep. He said he was sorry.",
        ["The 41-year-old", "The 41-year-old"],
    ),
    "a subject without a name that the pronoun means": (
        "The father-of-two was on his boat when it began.\n\n“The engine just cut out,” he said.",
        ["The father-of-two"],
    ),
    "somebody's relative rather than who was named before": (
        "Neil Grantham came over the pass. His wife laughs at this. “He took the train,” she says.",
        ["His wife"],
    ),
    "another one": (
        "The mayor should go, one customer said. Another shrugged. “They all do it,” he said.",
        ["one customer", "Another"],
    ),
    "a spokesman goes on": (
        "A spokesman for the Dorn Relief Fund said lorries had been turned back. The road, he said, was mined.",
        ["Dorn Relief Fund", "Dorn Relief Fund"],
    ),
    "who answers is not who asked": (
        "Lena Vaughan was cross-examined. “When?” asked the prosecutor. “When I could,” she replied.",
        ["the prosecutor", "Lena Vaughan"],
    ),
    "nobody, where only the one who asked could be meant": (
        "“When?” asked the prosecutor. “When I could,” she replied.",
        ["the prosecutor", None],
    ),
    "a name given behind the description": (
        "A friend of the dead man, who gave his name only as Tomas, said he had been due to fly home.",
        ["Tomas"],
    ),
    "a firm by its trade": (
        "Dairy processor Lakeland Crest will close a plant, the company told its workers. In a notice, it said few would stay.",
        ["Lakeland Crest", "Lakeland Crest"],
    ),
    "a firm by its name, not the agency between": (
        "Voss Automotive will recall its vans, the Road Safety Agency said. The company said it knew of three crashes.",
        ["Road Safety Agency", "Voss Automotive"],
    ),
    "a maker that is a firm": (
        "The app maker confirmed that a fault had been found. A remedy was being tested, it said.",
        ["The app maker", "The app maker"],
    ),
    "a clause behind after": (
        "Shares of Orlow fell 7 percent after the company said profit would fall.",
        ["the company"],
    ),
    "an either that ends what was before": (
        "He does not write, either, and his publisher warned me that he might not talk.",
        ["his publisher"],
    ),
    "a conference call": (
        "Mina Tveit told analysts on a conference call that the firm would “not hesitate” to raise prices.",
        ["Mina Tveit"],
    ),
    "an adjective for people as the subject": (
        "The military said in a statement late Wednesday that one of its planes had made “a hard landing” at sea.",
        ["The military"],
    ),
    "a member of a council": (
        "Council Member Ottoline Reyes had a different view.\n\n“You can’t ask people to pay more,” she said.",
        ["Ottoline Reyes"],
    ),
    "at least so many": ("Police said at least 20 people were killed.", ["Police"]),
    "more than so many": ("Organiser Wendy Aske said more than 600 people had taken part.", ["Wendy Aske"]),
    "not all": ("The union said not all were paid.", ["The union"]),
    "a noun that may be a verb before its verb": ("Judith Amory says demand is likely to rise.", ["Judith Amory"]),
    "under cross-examination": (
        "Lowri Vaughan said under cross-examination that she had meant to pay.",
        ["Lowri Vaughan"],
    ),
    "in the words of": ("In the words of groundsman Sid Hallam, the field was “wetter than a pond”.", ["Sid Hallam"]),
    "somebody's verdict": (
        "“We must play better than that,” was captain Hugo Lant’s verdict on the match.",
        ["Hugo Lant"],
    ),
    "how somebody explained it": (
        "“Porridge and no men,” was how Edna Wickes explained her age.",
        ["Edna Wickes", "Edna Wickes"],
    ),
    "told somebody of no fixed address": (
        "The judge told Brandon Keel, of no fixed address: “You are a dangerous man.”",
        ["The judge"],
    ),
    "paragraphs without a cue go on one from the other": (
        "“I held my arms out,” Ilse Brandt said.\n\n“He landed right on me.\n\n“He was laughing, I can tell you.”\n\n“I never saw him again after that day.”",
        ["Ilse Brandt", "Ilse Brandt", "Ilse Brandt"],
    ),
    "accused by somebody": (
        "Hospital chiefs were last night accused by a patients’ group of “breathtaking arrogance” over the fees.",
        ["a patients’ group"],
    ),
    "an office that has argued in papers": (
        "The city attorney’s office did not return calls. In court papers, it has argued that the owner must pay.",
        ["The city attorney’s office"],
    ),
}


@pytest.mark.parametrize("text, names", SPEAKERS.values(), ids=list(SPEAKERS))
def test_who_speaks(engine, text: str, names: list[str | None]) -> None:
    assert speakers(engine, text) == names


NOBODYS = {
    "told": (
        "Residents of Quarry Lane were told the hole would be filled by May.",
        "the hole would be filled by May",
    ),
    "warned to": ("Shoppers have been warned to check their freezers.", "to check their freezers"),
    "heard by a court": ("Dorn Crown Court heard Voss had drunk six pints.", "Voss had drunk six pints"),
    "called a hero": ("A passer-by has been called a “hero”.", "a “hero”"),
    "after it emerged": ("The council was mocked after it emerged that the pier leaked.", "that the pier leaked"),
}


@pytest.mark.parametrize("text, content", NOBODYS.values(), ids=list(NOBODYS))
def test_what_nobody_is_named_for(engine, text: str, content: str) -> None:
    document, discourse = read(engine, text)
    assert [(words(document, a).content[-1], a.source) for a in discourse.attributions] == [(content, None)]


NO_WORDS = {
    "a title in marks with a verb of speech in it": "Aldermere Players will stage “The Vicar Said No” at the hall.",
    "what a plan is known as": "Under the plan, known as “Project Lighthouse”, all of the workers would move.",
    "a word as such": "Two climbers were saved after waving a shirt with the word “HELP” on it.",
}


@pytest.mark.parametrize("text", NO_WORDS.values(), ids=list(NO_WORDS))
def test_what_is_nobodys_words(engine, text: str) -> None:
    assert read(engine, text)[1].attributions == ()
