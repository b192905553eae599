"""Whose words they are by layout: labels of transcripts, interviews with their end, signatures, and the paper's own lines."""

import pytest

from linter.attribution.matching import attribute
from linter.text import from_text


def turns(engine, text: str, format: str = "plain") -> list[tuple[str | None, str]]:
    """Speaker and words of every attribution, in order."""
    document = from_text(text, format=format)
    discourse = attribute(engine, document)
    return [
        (
            None if a.speaker is None else discourse.speakers[a.speaker].name,
            " … ".join(document.text_of(*piece) for piece in a.content),
        )
        for a in discourse.attributions
    ]


LABELLED = {
    "an office in capitals, as the heading writes it": (
        "Remarks by the Prime Minister at the Old Quay, Lindhaven\n\nTHE PRIME MINISTER: Ships will be built here.\n\nNobody builds more.",
        [("the Prime Minister", "Ships will be built here … Nobody builds more")],
    ),
    "an office in capitals, whose holder is named": (
        "Remarks by Prime Minister Ilse Brandt in Lindhaven\n\nTHE PRIME MINISTER: The harbour will open.\n\nQ: When?",
        [("Ilse Brandt", "The harbour will open"), ("Q", "When")],
    ),
    "offices with names, names with constituencies": (
        "The Minister for Harbours, Ferries and Islands (Ilse Brandt): I am grateful to the hon. Member.\n\n"
        "Jan Orlow (Lindhaven South) (Lab/Co-op): The ferry is late.\n\nIlse Brandt: It is not.",
        [
            ("Ilse Brandt", "I am grateful to the hon. Member"),
            ("Jan Orlow", "The ferry is late"),
            ("Ilse Brandt", "It is not"),
        ],
    ),
    "times before labels": (
        "[00:02] Ilse Brandt: The pier is old.\n10:42 Jan Orlow: It is new.\n[00:01:15] Tamsin Vole: I built it.",
        [("Ilse Brandt", "The pier is old"), ("Jan Orlow", "It is new"), ("Tamsin Vole", "I built it")],
    ),
    "speakers without names, times after them": (
        "Speaker 1 (00:02): The pier is old.\n\nSpeaker 2 (00:09): It is new.\n\nInterviewer: Who built it?",
        [("Speaker 1", "The pier is old"), ("Speaker 2", "It is new"), ("Interviewer", "Who built it")],
    ),
    "questions by the byline, answers by who is introduced": (
        "The pier and I\n\nBy Jan Orlow\n\nTamsin Vole, 44, builds piers.\n\nQ: Why?\n\nA: I like them.\n\nThey last.\n\nQ: And ferries?\n\nA: No.",
        [
            ("Jan Orlow", "Why"),
            ("Tamsin Vole", "I like them … They last"),
            ("Jan Orlow", "And ferries"),
            ("Tamsin Vole", "No"),
        ],
    ),
    "the first turn begins the article": (
        "Ilse Brandt: The pier is old.\n\nJan Orlow: It is new.",
        [("Ilse Brandt", "The pier is old"), ("Jan Orlow", "It is new")],
    ),
    "wrapped lines": (
        "ILSE BRANDT: The pier is old, and it has been\nold since May.\nJAN ORLOW: It is new, as everybody in\ntown knows.",
        [
            ("ILSE BRANDT", "The pier is old, and it has been\nold since May"),
            ("JAN ORLOW", "It is new, as everybody in\ntown knows"),
        ],
    ),
    "labels on lines of their own": (
        "ILSE BRANDT:\n\nThe pier is old.\n\nIt leaks.\n\nJAN ORLOW:\n\nIt is new.",
        [("ILSE BRANDT", "The pier is old … It leaks"), ("JAN ORLOW", "It is new")],
    ),
    "titles in capitals": (
        "MR. ROTH: The pier is old.\n\nMS. NAIR (Norpress): When was it built?\n\nSEN. VOLE: In May.",
        [("ROTH", "The pier is old"), ("NAIR", "When was it built"), ("VOLE", "In May")],
    ),
    "an office behind a name": (
        "HOST: Welcome.\n\nILSE BRANDT, MAYOR OF LINDHAVEN: Thank you.\n\nHOST: Is the pier old?",
        [("HOST", "Welcome"), ("ILSE BRANDT", "Thank you"), ("HOST", "Is the pier old")],
    ),
    "numbered questions": (
        "Q1 Chair: When was it built?\n\nIlse Brandt: In May.\n\nQ2 Jan Orlow: By whom?",
        [("Chair", "When was it built"), ("Ilse Brandt", "In May"), ("Jan Orlow", "By whom")],
    ),
    "a long office without a name": (
        "The Prime Minister: It is old.\n\nThe Leader of the Opposition: It is new.\n\nThe Prime Minister: It is not.",
        [("The Prime Minister", "It is old"), ("The Leader", "It is new"), ("The Prime Minister", "It is not")],
    ),
    "a paper asks": (
        "Our talk with the pilot\n\nThe Courier: Is it old?\n\nIlse Brandt: It is.\n\nThe Courier: And the ferry?",
        [("Courier", "Is it old"), ("Ilse Brandt", "It is"), ("Courier", "And the ferry")],
    ),
    "initials of the byline and of who is introduced": (
        "Piers\n\nBy Jan Orlow\n\nIlse Brandt, 51, builds piers.\n\nJO: Why?\n\nIB: I like them.",
        [("Jan Orlow", "Why"), ("Ilse Brandt", "I like them")],
    ),
    "letters with full stops, a byline with a colon": (
        "Piers\n\nWords: Jan Orlow\n\nTamsin Vole has built nine piers.\n\nQ. Why piers?\n\nA. I like them.\n\nQ. And ferries?\n\nA. No.",
        [
            ("Jan Orlow", "Why piers"),
            ("Tamsin Vole", "I like them"),
            ("Jan Orlow", "And ferries"),
            ("Tamsin Vole", "No"),
        ],
    ),
    "a photographer is not interviewed": (
        "Piers\n\nWords / Jan Orlow\nPhotography / Mira Holm\n\nTamsin Vole, 44, builds piers.\n\nQuestion: Why?\n\nAnswer: Yes.",
        [("Jan Orlow", "Why"), ("Tamsin Vole", "Yes")],
    ),
    "two people are introduced: no guess": (
        "Ilse Brandt and Jan Orlow build piers.\n\nQ: Why?\n\nA: We like them.",
        [("Q", "Why"), ("A", "We like them")],
    ),
}


@pytest.mark.parametrize("text, wanted", LABELLED.values(), ids=list(LABELLED))
def test_labels_name_the_speaker(engine, text, wanted) -> None:
    assert turns(engine, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sails on Monday.\n\nUpdate: It sails on Tuesday.\n\nSource: Harbour Board.",
        "Lindhaven (Norpress): The ferry sails.\n\nThe pier is new.",
        "Our podcast is back.\n\nHost: Ilse Brandt\n\nGuest: Jan Orlow",
        "10:42 Monday: The ferry sails.\n\nThe pier is new.",
        "South Lindhaven: Rain until noon.\n\nNorth Lindhaven: Sun.",
        "Venue: Old Quay\nTime: 9am\nTickets: 10 crowns",
        "The ferry sails at\nnoon. In Lindhaven, it waits for the\nNorth Quay: a pier of wood.",
    ],
)
def test_other_words_before_a_colon_are_no_label(engine, text) -> None:
    assert turns(engine, text) == []


ENDS = [
    "Tamsin Vole, 44, was born in Orlow. She has built nine piers.",
    "Vole has built nine piers.",
    "This interview has been edited for length.",
    "Ilse Brandt's book is out in May.",
    "The exhibition opens in Lindhaven in May.",
    "* * *\n\nThe pier opens in May.",
]


@pytest.mark.parametrize("closing", ENDS)
def test_an_interview_ends_where_the_paper_speaks_again(engine, closing) -> None:
    text = f"Tamsin Vole: Is it late?\n\nIlse Brandt: No.\n\nI have time.\n\nTamsin Vole: Then stay.\n\nPlease.\n\n{closing}"
    assert turns(engine, text)[-1] == ("Tamsin Vole", "Then stay … Please")


def test_an_answer_that_begins_with_a_name_goes_on(engine) -> None:
    text = "Q: Who taught you?\n\nA: Two people did.\n\nTamsin Vole was my first teacher."
    assert turns(engine, text)[-1] == ("A", "Two people did … Tamsin Vole was my first teacher")


LINES = {
    "line breaks in HTML": ("<article><h1>Piers</h1><p>{}<br>{}</p></article>", "html"),
    "bold labels in HTML": ("<article><h1>Piers</h1><p><b>{}<br/><b>{}</p></article>", "html"),
    "hard breaks in Markdown": ("# Piers\n\n{}  \n{}", "markdown"),
    "lines of a paragraph in Markdown": ("# Piers\n\n{}\n{}", "markdown"),
}


@pytest.mark.parametrize("form, format", LINES.values(), ids=list(LINES))
def test_a_label_may_open_a_line_of_a_paragraph(engine, form: str, format: str) -> None:
    one, two = "Ilse Brandt: The pier is old, and it leaks.", "Jan Orlow: It is new."
    if "<b>" in form:
        one, two = (line.replace(":", ":</b>") for line in (one, two))
    assert turns(engine, form.format(one, two), format) == [
        ("Ilse Brandt", "The pier is old, and it leaks"),
        ("Jan Orlow", "It is new"),
    ]


SIGNED_MARKDOWN = {
    "in a paragraph of its own": "> The pier is a wreck.\n>\n> — Ilse Brandt",
    "on a line of the same paragraph": "> The pier is a wreck.\n> – Ilse Brandt, mayor of Orlow",
    "below the quotation": "> The pier is a wreck.\n\n-- Ilse Brandt",
    "with a hyphen, which makes an item of it": "> The pier is a wreck.\n>\n> - Ilse Brandt",
    "a bar": "> The pier is a wreck.\n>\n> ― Ilse Brandt (Lindhaven)",
}
SIGNED_HTML = {
    "footer": "<blockquote><p>The pier is a wreck.</p><footer>— <cite>Ilse Brandt</cite></footer></blockquote>",
    "cite alone": "<blockquote><p>The pier is a wreck.</p><p><cite>Ilse Brandt</cite></p></blockquote>",
    "footer without a dash": "<blockquote><p>The pier is a wreck.</p><footer>Ilse Brandt</footer></blockquote>",
    "footer with a place": "<blockquote><p>The pier is a wreck.</p><footer>Ilse Brandt in <cite>Piers</cite></footer></blockquote>",
    "shared post": '<blockquote class="instagram-media"><p>The pier is a wreck.</p><p>A post shared by Ilse Brandt (@brandt)</p></blockquote>',
    "caption": "<figure><blockquote>The pier is a wreck.</blockquote><figcaption>– Ilse Brandt, <cite>Piers</cite></figcaption></figure>",
    "post": '<blockquote class="twitter-tweet"><p>The pier is a wreck.</p>&mdash; Ilse Brandt MP (@brandt) <a href="#">May 3, 2021</a></blockquote>',
}


@pytest.mark.parametrize("quotation", SIGNED_MARKDOWN.values(), ids=list(SIGNED_MARKDOWN))
def test_a_signed_block_quotation_in_markdown(engine, quotation) -> None:
    text = f"# Piers\n\nThe pier has stood there for a hundred years.\n\n{quotation}\n\nThe council meets in May."
    assert turns(engine, text, "markdown") == [("Ilse Brandt", "The pier is a wreck")]


@pytest.mark.parametrize("quotation", SIGNED_HTML.values(), ids=list(SIGNED_HTML))
def test_a_signed_block_quotation_in_html(engine, quotation) -> None:
    text = f"<article><h1>Piers</h1><p>The pier has stood there for a hundred years, and longer.</p>{quotation}<p>The council meets in May.</p></article>"
    assert turns(engine, text, "html") == [("Ilse Brandt", "The pier is a wreck")]


def test_each_signature_signs_its_own_quotation(engine) -> None:
    text = "> The pier is a wreck.\n>\n> It leaks.\n>\n> — Ilse Brandt\n>\n> It is new.\n>\n> — Jan Orlow"
    assert turns(engine, text, "markdown") == [
        ("Ilse Brandt", "The pier is a wreck … It leaks"),
        ("Jan Orlow", "It is new"),
    ]


def test_a_name_of_common_words_signs_too(engine) -> None:
    text = "> The pier is a wreck.\n>\n> — Dawn Hale MP (@dawnhale)"
    assert turns(engine, text, "markdown") == [("Dawn Hale", "The pier is a wreck")]


@pytest.mark.parametrize(
    "text",
    [
        "“The pier is a wreck.”\n\n— Ilse Brandt, mayor of Orlow",
        "“The pier is a wreck.”\n-- Ilse Brandt",
        "“The pier is a wreck.” - Ilse Brandt",
    ],
)
def test_a_quotation_in_marks_is_signed(engine, text) -> None:
    assert turns(engine, f"The council met in May.\n\n{text}") == [("Ilse Brandt", "“The pier is a wreck.”")]


@pytest.mark.parametrize(
    "text",
    [
        "> The pier is a wreck.\n>\n> It leaks — Orlow knows it.",
        "> The pier is a wreck.\n\nIlse Brandt left.",
        "> The pier is a wreck.\n\n- Ilse Brandt\n- Jan Orlow",
        "— Ilse Brandt\n\nThe pier is a wreck.",
    ],
)
def test_what_is_no_signature(engine, text) -> None:
    assert turns(engine, text, "markdown") == []


def test_teasers_of_other_articles_are_no_turns(engine) -> None:
    text = "Harbour talks\n\nREAD MORE: Orlow’s ferry ‘is a wreck’\n\nMayor Ilse Brandt left.\n\nREAD MORE: Kell wins the vote\n\nJan Orlow: I stay.\n\nIlse Brandt: I go."
    assert [name for name, *_ in turns(engine, text)] == ["Jan Orlow", "Ilse Brandt"]


NOT_MEANT = {
    "a photographer": "<p>Mayor Ilse Brandt opened the pier.</p><figure><img src='a.jpg'><figcaption>The pier. Photograph: Mira Holm/Norpress</figcaption></figure>",
    "somebody in a caption": "<p>Mayor Ilse Brandt opened the pier.</p><figure><img src='a.jpg'><figcaption>Mira Holm on the pier in May.</figcaption></figure>",
    "a credit in the text": "<p>Mayor Ilse Brandt opened the pier.</p><p>(Photo: Mira Holm)</p>",
    "a teaser": "<p>Mayor Ilse Brandt opened the pier.</p><p>READ MORE: Mira Holm sells her ferry</p>",
    "a related article": "<p>Mayor Ilse Brandt opened the pier.</p><p>Related: Mira Holm wins the vote</p>",
    "a byline": "<p>Mayor Ilse Brandt opened the pier.</p><p>By Mira Holm</p>",
}


@pytest.mark.parametrize("before", NOT_MEANT.values(), ids=list(NOT_MEANT))
def test_who_is_in_the_papers_own_lines_is_not_meant_by_she(engine, before) -> None:
    text = f"<article><h1>Harbour notes</h1>{before}<p>She said that the ferry would sail in the spring, and that it was paid for.</p></article>"
    assert turns(engine, text, "html")[-1][0] == "Ilse Brandt"
