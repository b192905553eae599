"""Borrowing: what was once somebody's word comes back without its marks."""

from .written import captured


def test_a_borrowed_term_has_lost_its_quotation_marks(findings):
    rule = (
        "kind: borrowing\nlexicons: {frame: [power grab], far: [called]}\nborrowing: {lexicon: frame, without: far}\n"
    )
    said = "“This is a power grab,” said Ilse Brandt. "
    (found,) = findings(rule, said + "The power grab was approved.", message="'{speaker}'", speakers=True)
    assert found.message == "Ilse Brandt" and captured(found)["term"] == "power grab"
    for text in ("The “power grab” was approved.", "Some called it a power grab."):
        assert not findings(rule, said + text, speakers=True)
    assert not findings(rule, "The power grab was approved. " + said, speakers=True)
