"""Where sentences end, by the 48 kinds of the golden rules for English of pySBD (Sadvilkar and Neumann 2020), with sentences of our own."""

import re

import pytest

from linter.text import from_text

# kind of the golden rule, and the sentences that the text made of them, a space apart, must be cut into
KINDS = {
    "full stop": ["The ferry is late.", "Nobody knows why."],
    "question mark": ["Who paid for the bridge?", "The mayor will not say."],
    "exclamation mark": ["Here comes the flood!", "We saw it first."],
    "initial in a name": ["The mayor is called Ilse K. Brandt."],
    "page number": ["The plan is shown on p. 41."],
    "and co. within a sentence": ["Did Orlow and co. miss the ferry?"],
    "& Co. within a sentence": ["The port was sold to Lind, Roth & Co. in spring."],
    "and co. at the end": ["The port blames Orlow and co.", "They have not replied."],
    "& Co. at the end": ["The port was sold to Lind, Roth & Co.", "It was shut last week."],
    "mountain": ["The villages below Mt. Karvel were cut off."],
    "saint and street": ["St. Olga's Hospital is on Mill st. beside the quay."],
    "possessive of an abbreviation": ["The pilot read Jan Orlow Jr.'s report."],
    "country in letters": ["The fleet left the U.S.A. in March."],
    "two letters at the end, question": ["The grain is sold to the E.U.", "Who buys the rest?"],
    "country in letters at the end, question": ["Her sister moved to the U.S.", "How long will she stay?"],
    "country in letters before a name": ["He wrote to the U.S. Embassy in Karvice."],
    "country in letters before a preposition": ["She has taught in the U.S. for nine winters."],
    "times and titles": [
        "At 7 a.m. Dr. Lind opened the lock.",
        "She closed the lock at 9 P.M.",
        "Dr. Lind then went home.",
    ],
    "decimals": ["The ticket costs $12.50 on the quay."],
    "decimals at the end": ["The ticket costs $12.50.", "It is sold on the quay."],
    "sentence in brackets within a sentence": [
        "Roth runs the pumps (She once sailed on them for six years.) at the old mill."
    ],
    "mail address": ["Write to ilse.brandt@greyport.example.", "She answers on Mondays."],
    "address": ["The plan is at https://www.port.44.example/new-plan/east_dam.html.", "Do read it."],
    "single marks before a quoting clause": ["He turned to the crew, 'We are lost.' he said."],
    "double marks before a quoting clause": ['He turned to the crew, "We are lost." he said.'],
    "double marks before a sentence": [
        'He turned to the crew, "We are lost."',
        "He pointed at the chart with his pipe.",
    ],
    "two exclamation marks": ["Land!!", "We had not seen any for weeks."],
    "two question marks": ["Land??", "Where is it?"],
    "exclamation and question mark": ["Land!?", "Is it Ruritania?"],
    "question and exclamation mark": ["Land?!", "Is it Ruritania?"],
    "list 1.) without stops": ["1.) The upper lock", "2.) The lower lock"],
    "list 1.) with stops": ["1.) The upper lock.", "2.) The lower lock."],
    "list 1) without stops": ["1) The upper lock", "2) The lower lock"],
    "list 1) with stops": ["1) The upper lock.", "2) The lower lock."],
    "list 1. without stops": ["1. The upper lock", "2. The lower lock"],
    "list 1. with stops": ["1. The upper lock.", "2. The lower lock."],
    "list with bullets": ["• 8. The upper lock", "• 9. The lower lock"],
    "list with hyphen bullets": ["⁃8. The upper lock", "⁃9. The lower lock"],
    "list of letters": ["a. The upper lock", "b. The lower lock", "c. The pumps between them"],
    "numero and geographic numbers": ["The wreck lies at N°. 3071.118.402.", "Divers go there in June."],
    "mark within a name": ["Her brother is paid by Ahoy! for every ferry that is late."],
    "I at the end and I as an initial": ["Nobody sailed but Orlow and I.", "Have you met Anna I. Lind since?"],
    "dots within a quotation": ["Roth writes that from a high enough tower, “the harbour may seem to sleep. . . .”"],
    "dots in brackets": ['"Lind [...] compares the locks with doors [...]" (Roth 71).'],
    "four spaced dots": [
        "Where the rest of a letter is missing, the archive writes dots (with spaces around them) and goes on after a stop . . . .",
        "Another letter begins.",
    ],
    "four dots": ["He never said so....", "Roth shut the door."],
    "dots within a sentence": [
        "It wasn’t quite ... how shall I put it...look . . . what we saw, the point is . . . it had gone."
    ],
    "dots around sentences": [
        "One custom that grew rare . . . was that of painting the locks in red each spring.",
        ". . . The custom was never given up. . . .",
    ],
}
BEYOND = frozenset({"dots around sentences"})
"""Kinds that are not cut so: dots after a full stop stay with the sentence that it ends."""

NUMBER = re.compile(r"\A(\d+|•)[.)]?\)? ?")


def cut(text):
    document = from_text(text)
    return [document.text_of(sentence.first, sentence.last) for sentence in document.sentences]


@pytest.mark.parametrize("kind", KINDS)
def test_the_golden_kind(kind):
    wanted = KINDS[kind]
    found = cut(" ".join(wanted))
    bare = NUMBER.sub("", wanted[0], count=1)  # what the reader of plain text leaves of a list's first line
    assert (found in (wanted, [bare, *wanted[1:]])) == (kind not in BEYOND), found


def test_at_least_44_of_the_48_golden_kinds_are_right():
    assert len(KINDS) == 48
    assert len(KINDS.keys() - BEYOND) >= 44


@pytest.mark.parametrize(
    "wanted",
    [
        ["The case of Roth v. Lind was heard in Karvice.", "It was short."],
        ["He left Brandt Inc.", "Dr. Lind took his place."],
        ["The lock shut at 9 p.m. on Friday.", "Nobody saw it."],
        ["By 9 p.m. Captain Lind had left."],
        ["It was bought by an old house (Lind & Co.).", "Brandt sold it again."],
        ["The pumps failed.[3]", "Nobody was told.[^b1]"],
        ["The pumps failed.³", "Nobody was told."],
        ["The pumps failed.12", "Nobody was told."],
        ["The gauge read 3.12 Brandt units."],
        ["“It was a lie.”[4]", "Brandt said nothing."],
        ["“We start at 7 a.m.” Engineer Roth said."],
        ["“We start at 7 a.m.”", "Engineer Roth said that nobody came."],
        ["“They sailed to the U.S.” Dr. Lind explained."],
        ["“The sea [...] is calm,” she wrote."],
        ["Nobody but she and I.", "Brandt knew it."],
    ],
)
def test_what_stops_do_in_news(wanted):
    assert cut(" ".join(wanted)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The ferry came in at number 2. The others sank.",
        "Roth gave two reasons: 1) fog 2) drink.",
        "1. The lock opened in 1904. It has leaked since.",
    ],
)
def test_a_number_in_prose_begins_no_item(text):
    assert not any(sentence[0] in "12" for sentence in cut(text)[1:])
