"""Rules about a headline and the text under it."""

BODY = " The ferry leaves at noon and comes back at six." * 12


def test_a_headline_is_set_against_text_and_attribution(findings):
    text = "Duke stole ledger from library\n\nIlse Brandt said that the duke stole the ledger from the library." + BODY
    attribution = "kind: headline\nheadline: {lacks: attribution, at-least: 0.6}\n"
    (found,) = findings(attribution, text, message="'{speaker}'", speakers=True)
    assert found.message == "Ilse Brandt" and found.place.text == "Duke stole ledger from library"
    absent = "kind: headline\nheadline: {lacks: text, at-least: 0.6}\n"
    assert not findings(absent, text)
    (found,) = findings(absent, "Panic grips island of sailors\n\n" + BODY.strip(), message="'{missing}'")
    assert found.message == "Panic, grips, island, sailors"
