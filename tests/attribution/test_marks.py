"""Marks and layouts of newspapers: whose words they set off, and which set off nobody's."""

import pytest

from linter.attribution.matching import attribute
from linter.text import from_text


def told(engine, text: str) -> list[tuple[str | None, str, str]]:
    """Speaker, kind and content, of each attribution in turn."""
    document = from_text(text)
    discourse = attribute(engine, document)
    return [
        (
            None if a.speaker is None else discourse.speakers[a.speaker].name,
            a.kind,
            " … ".join(document.text_of(*piece) for piece in a.content),
        )
        for a in sorted(discourse.attributions, key=lambda a: a.content[0].first)
    ]


SPOKEN = {
    "single marks": (
        "‘The lock is dry and will be mended,’ said Jan Orlow. ‘We have no pumps.’",
        [("Jan Orlow", "direct", "‘The lock is dry and will be mended,’ … ‘We have no pumps.’")],
    ),
    "straight single marks after a colon": (
        "Ilse Brandt said: 'I don't believe the sailors' story.'",
        [("Ilse Brandt", "direct", "'I don't believe the sailors' story.'")],
    ),
    "single marks about part of a clause": (
        "Orlow said that the lock was ‘a hole in the ground’.",
        [("Orlow", "mixed", "that the lock was ‘a hole in the ground’")],
    ),
    "a quotation that ends in an abbreviation": (
        "“We shall open the lock at 4 a.m.” Captain Roth said.",
        [("Roth", "direct", "“We shall open the lock at 4 a.m.”")],
    ),
    "the name of a case": (
        "The clerk in Roth v. Orlow said the file was lost.",
        [("The clerk", "indirect", "the file was lost")],
    ),
    "a quotation in the next paragraph": (
        "Jan Orlow wrote in a letter:\n\n“The pumps have failed again.”\n\nThe council met.",
        [("Jan Orlow", "direct", "“The pumps have failed again.”")],
    ),
    "a quotation in the next paragraphs, each opened again": (
        "Jan Orlow wrote in a letter:\n\n“The pumps have failed again.\n\n“Nobody came.”\n\nThe council met.",
        [("Jan Orlow", "direct", "“The pumps have failed again. … “Nobody came.”")],
    ),
    "British marks, opened again in each paragraph": (
        "‘The pumps have failed,’ Jan Orlow said. ‘We saw the sailors’ boats sink.\n\n‘Nobody came.\n\n‘We know the banks’ men.’\n\nThe council met.",
        [
            (
                "Jan Orlow",
                "direct",
                "‘The pumps have failed,’ … ‘We saw the sailors’ boats sink. … ‘Nobody came. … ‘We know the banks’ men.’",
            )
        ],
    ),
    "an apostrophe before the next paragraph's mark": (
        "The sailors' boats sank in '94.\n\n'It was the fog,' said Jan Orlow.",
        [("Jan Orlow", "direct", "'It was the fog,'")],
    ),
    "an action between dashes, then who speaks": (
        "“We shall”—the mayor struck the table—“mend it,” Ilse Brandt said.",
        [("Ilse Brandt", "direct", "“We shall” … “mend it,”")],
    ),
    "an action between dashes, after who speaks": (
        "Ilse Brandt said: “We shall” – she struck the table – “mend it.”",
        [("Ilse Brandt", "direct", "“We shall” … “mend it.”")],
    ),
    "dashes within the marks": (
        "“We shall—” Ilse Brandt struck the table. “—mend it,” said Jan Orlow.",
        [("Jan Orlow", "direct", "“We shall—” … “—mend it,”")],
    ),
    "an action between dashes alone": (
        "Jan Orlow stood up. “The pumps”—he pointed at the lock—“were never paid for.”",
        [("Jan Orlow", "direct", "“The pumps” … “were never paid for.”")],
    ),
    "who speaks between dashes": (
        "“We shall mend it”—so said Ilse Brandt—“before the winter.”",
        [("Ilse Brandt", "direct", "“We shall mend it” … “before the winter.”")],
    ),
    "what the speaker does meanwhile": (
        "“We shall,” Ilse Brandt said, striking the table, “mend it.”",
        [("Ilse Brandt", "direct", "“We shall,” … “mend it.”")],
    ),
    "a dash that is the speaker's own": (
        "“We shall — if money comes — mend it,” Ilse Brandt said.",
        [("Ilse Brandt", "direct", "“We shall — if money comes — mend it,”")],
    ),
    "a quotation left open": (
        "Ilse Brandt said: “The pumps have failed.\n\nThe council met.",
        [("Ilse Brandt", "direct", "“The pumps have failed.")],
    ),
    "a quotation opened again after a colon": (
        "Ilse Brandt said: “The pumps have failed. So has the lock.\n\n“Nobody came.”\n\nThe council met.",
        [("Ilse Brandt", "direct", "“The pumps have failed. So has the lock. … “Nobody came.”")],
    ),
    "a source between dashes": (
        "Jan Orlow met the crew. The pilot—asleep until noon—said that the lock was dry.",
        [("The pilot", "indirect", "that the lock was dry")],
    ),
}


@pytest.mark.parametrize("text, wanted", SPOKEN.values(), ids=SPOKEN)
def test_marks_give_words_to_who_spoke_them(engine, text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert told(engine, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Orlow boarded the ferry “Olga” at noon.",
        "The crew watched the film “Fog!” twice.",
        "The choir sang “Down By The Old Lock” at the wedding.",
        "Ilse Brandt reads “The Karvice Evening Post” in the bath.",
        "The captain of the “Borduria” said nothing.",
        "In ‘A Hole in the Ground’, Orlow plays the pilot.",
        "“Gone With the Lock,” a novel by Mira Holm, is long.",
        "The crew of the “Never Say Die” said the fog was thick.",
    ],
)
def test_a_title_in_marks_is_nobody_s_words(engine, text: str) -> None:
    assert [one for one in told(engine, text) if one[1] != "indirect"] == []


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("In his memoir, “I Was a Pilot,” Orlow says the lock was dry.", ("Orlow", "indirect", "the lock was dry")),
        ("On “Harbour Hour,” Orlow said: “The lock is dry.”", ("Orlow", "direct", "“The lock is dry.”")),
        ("Orlow told “Harbour Hour” that the lock was dry.", ("Orlow", "indirect", "that the lock was dry")),
        ("Brandt said the film “Fog!” was a lie.", ("Brandt", "mixed", "the film “Fog!” was a lie")),
    ],
)
def test_a_title_beside_who_speaks_is_no_part_of_the_words(engine, text: str, wanted: tuple[str, str, str]) -> None:
    assert told(engine, text) == [wanted]


@pytest.mark.parametrize(
    "text, words",
    [
        ("“Stop the Ferry!” the crowd shouted.", "“Stop the Ferry!”"),
        ("“It Was Never Safe,” the headline said.", "“It Was Never Safe,”"),
        ("“Never,” Brandt said.", "“Never,”"),
        ("“The Lock,” Brandt said, is what pilots call it.", "“The Lock,” … is what pilots call it"),
        ("The ‘old lock’, Brandt said, is dry.", "The ‘old lock’ … is dry"),
    ],
)
def test_words_with_capitals_are_said_where_nothing_calls_them_a_work(engine, text: str, words: str) -> None:
    assert [content for *_, content in told(engine, text)] == [words]


def test_what_a_banner_reads_is_said(engine) -> None:
    assert [content for *_, content in told(engine, "The banner read “No Lock, No Peace” in red.")]


def test_a_paragraph_with_a_cue_of_its_own_keeps_it(engine) -> None:
    found = told(engine, "The council wrote to Orlow:\n\n“The pumps have failed,” said Ilse Brandt.")
    assert ("Ilse Brandt", "direct", "“The pumps have failed,”") in found
    assert len(found) == 1
