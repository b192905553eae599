"""What holds for the findings of any text whatever: where it does not, a report or an editor shows nonsense."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter import Findings
from linter.attribution import Attribution, Discourse
from linter.findings.finding import Place
from linter.text import Document, Range

VOICES = ("narrator", "quoted", "reported")


def check(found: Findings) -> None:
    """Assert all of it."""
    document, discourse = found.document, found.discourse
    assert discourse is not None
    for place in places(found):
        check_place(document.source, place)
    order = [(f.place.start, f.place.end, f.rule, f.message) for f in found.findings]
    assert order == sorted(order), "findings are sorted by place, then rule"
    assert len(order) == len(set(order)), "nothing is reported twice"
    check_voices(document, discourse)
    check_attributions(document, discourse)
    assert (found.attributions, found.speakers) == (discourse.attributions, discourse.speakers)
    token_at = {document.source_span(token, token + 1).start: token for token in range(len(document.norms))}
    for one in found.findings:
        assert one.message and one.title and one.rule.startswith(f"{one.family}/")
        assert one.voice in VOICES
        token = token_at.get(one.place.start)  # a comment that suppresses nothing is no token
        if token is not None and not one.rule.startswith("attribution/"):
            assert one.voice == VOICES[discourse.voices[token]], one
            whose = discourse.speaker_of[token]
            assert one.speaker == (discourse.speakers[whose].name if whose >= 0 else None), one


def places(found: Findings) -> Iterator[Place]:
    """Every place that a finding shows."""
    for one in found.findings:
        yield one.place
        yield from one.captures.values()
        yield from (place for _, place in one.evidence)


def check_place(source: str, place: Place) -> None:
    """A place lies in the source, quotes it to the letter, and names its line and column."""
    assert 0 <= place.start < place.end <= len(source), place
    assert source[place.start : place.end] == place.text
    before = source[: place.start]
    assert place.line == before.count("\n") + 1, place
    assert place.column == len(before) - (before.rfind("\n") + 1) + 1, place


def check_voices(document: Document, discourse: Discourse) -> None:
    """Every token has a voice; what nobody said and no marks enclose is the narrator's, who is no speaker."""
    size = len(document.norms)
    assert len(discourse.voices) == len(discourse.speaker_of) == size
    assert set(discourse.voices) <= set(range(len(VOICES)))
    assert all(-1 <= speaker < len(discourse.speakers) for speaker in discourse.speaker_of)
    spoken = [piece for one in discourse.attributions for piece in one.content]
    spoken += [Range(quotation.first, quotation.last) for quotation in document.quotations]
    told = {token for piece in spoken for token in range(*piece)}
    for token, (voice, speaker) in enumerate(zip(discourse.voices, discourse.speaker_of, strict=True)):
        if token not in told:
            assert VOICES[voice] == "narrator", token
        if VOICES[voice] == "narrator":
            assert speaker == -1, token
    assert [speaker.index for speaker in discourse.speakers] == list(range(len(discourse.speakers)))
    assert all(speaker.name.strip() for speaker in discourse.speakers)


def check_attributions(document: Document, discourse: Discourse) -> None:
    """Attributions lie within the article, in order, and stand in their parents."""
    attributions, size = discourse.attributions, len(document.norms)
    order = [one.content[0].first for one in attributions]
    assert order == sorted(order)
    for number, one in enumerate(attributions):
        for first, last in filter(None, (*one.content, one.cue, one.source, one.addressee)):
            assert 0 <= first < last <= size, one
        pieces = list(one.content)
        assert pieces == sorted(pieces), one
        assert all(a.last <= b.first for a, b in pairwise(pieces)), one
        assert (one.speaker is None) == (one.by is None), one
        assert one.speaker is None or 0 <= one.speaker < len(discourse.speakers), one
        assert not (one.unnamed and one.source), one
        if (one.kind, one.act) == ("direct", "say"):
            assert all(VOICES[discourse.voices[token]] != "narrator" for piece in pieces for token in range(*piece)), (
                one
            )
        if one.parent is None:
            assert one.level == 0, one
        else:
            assert one.parent != number and one.level >= 1, one
            assert _holds(attributions[one.parent], (one.cue or pieces[0]).first), one


def _holds(outer: Attribution, token: int) -> bool:
    return any(first <= token < last for first, last in outer.content)
