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
