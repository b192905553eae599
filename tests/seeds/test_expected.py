"""The owner's article: every row of seeds/EXPECTED.md is found, with its captures and voice. Missed rows are named."""

import re

import pytest

from .conftest import SEEDS, SPEAKER

EXPECTED = (SEEDS / "EXPECTED.md").read_text("utf-8")


def rows(prefix):
    """Cells of the rows whose number begins with a letter: A1 …, M1 …"""
    out = {}
    for line in EXPECTED.splitlines():
        cells = [c.strip() for c in line.strip("|").split("|")]
        if re.fullmatch(prefix + r"\d+", cells[0]):
            out[cells[0]] = cells[1:]
    return out


@pytest.mark.parametrize("row, cells", rows("A").items(), ids=list(rows("A")))
def test_attribution(found, row, cells):
    kind, source, cue, content = cells
    document = found.document
    begins, ends = (" ".join(part.split()) for part in content.split("…"))
    for a in found.attributions:
        text = " ".join(document.text_of(a.content[0].first, a.content[-1].last).split())
        if begins not in text or ends not in text or a.cue is None:
            continue
        if cue.lower() not in document.text_of(*a.cue).lower() and not (
            cue == "In his words" and "In" in document.text_of(*a.cue)
        ):
            continue
        if kind in ("direct", "mixed", "indirect") and a.kind != kind:
            continue
        speaker = found.speakers[a.speaker].name if a.speaker is not None else None
        if speaker != (None if row == "A11" else SPEAKER):
            continue
        if not source.startswith("(") and (
            a.source is None or source.lower() not in document.text_of(*a.source).lower()
        ):
            continue
        return
    near = [
        (
            a.kind,
            a.cue and document.text_of(*a.cue),
            document.text_of(*a.content[0])[:50],
            a.speaker is not None and found.speakers[a.speaker].name,
        )
        for a in found.attributions
    ]
    pytest.fail(f"{row} missed: {cells}; found {near}")


# Which rules answer for a row, what their findings must cover, their captures and their voice.
MOVES = {
    "M1": [("position/denial-of-change", "Russia has not and cannot change its position on the Kosovo issue", {"party": "Russia", "topic": "the Kosovo issue"}, "reported")],
    "M2": [("comparison/imputed-motive", "is a fabrication with the aim to deteriorate", {"target": "the alleged change in Russia’s position"}, "reported")],
    "M3": [("precedent/precedent-set", "Kosovo has set a precedent", {"precedent": "Kosovo"}, "quoted")],
    "M4": [("precedent/disanalogy", "unlike Kosovo, Crimea and Donbas", {"from": "Kosovo", "to": "Crimea and Donbas"}, "quoted")],
    "M5": [("comparison/double-standards", "double standards", {}, "reported")],
    "M6": [
        ("comparison/no-arguments", "the West has no arguments", {"opponent": "the West"}, "reported"),
        ("comparison/no-arguments", "they have never been able to justify their", {}, "reported"),
    ],
    "M7": [
        ("comparison/coercion-frame", "putting incredible pressure on Serbia", {"target": "Serbia"}, "reported"),
        ("comparison/coercion-frame", "arm-twisting", {}, "quoted"),
        ("comparison/coercion-frame", "stifle the country", {}, "quoted"),
    ],
    "M8": [
        ("evaluation/intensifier", word, {}, voice)
        for word, voice in [("incredible", "reported"), ("incredible", "quoted"), ("absolutely", "quoted"), ("completely", "reported"),
                            ("flagrantly", "quoted"), ("extremely", "reported"), ("very well", "quoted")]
    ],
    "M9": [("evaluation/unmasking", "dropped all pretenses", {}, "reported"), ("evaluation/unmasking", "shown their true politics", {}, "reported")],
    "M10": [("appeals/law", "the foundations of the international law", {}, "quoted")],
    "M11": [("appeals/peoples-will", "the people have made their choice", {}, "quoted")],
    "M12": [("appeals/fear", "a constant threat of physical destruction", {}, "quoted")],
    "M13": [("distancing/marked-quotation", "“wild”", {}, None)],
    "M14": [("sourcing/factive-verb", "pointed out", {}, "narrator")],
    "M15": [("position/refusal-to-comment", "not in the practice of commenting", {}, "reported")],
    "M16": [("certainty/absolute-term", word, {}, None) for word in ("all pretenses", "never", "no arguments")],
    "M17": [("measures/single-source", "“We know both", {}, None)],
    "M18": [("figures/repeated-phrase", "incredible pressure", {}, None)],
    "M19": [("distancing/alleged", "alleged change", {}, "reported")],
    "M20": [("connectives/concession", "although Kosovo has set a precedent", {}, "quoted")],
    "M21": [("agency/bloc-as-actor", word, {}, None) for word in ("the West", "Moscow", "Belgrade", "Washington")],
    "M22": [("measures/name-variants", "Ksovo", {}, None)],
    "M23": [("appeals/private-knowledge", "from our own information", {}, "quoted")],
}  # fmt: skip


def test_every_row_has_rules():
    assert set(MOVES) == set(rows("M"))


@pytest.mark.parametrize("row", list(MOVES))
def test_move(found, row):
    missed = []
    for rule, words, captures, voice in MOVES[row]:
        hits = [f for f in found if f.rule == rule]
        if not any(
            words in " ".join(f.place.text.split())
            and all(f.captures.get(n) and f.captures[n].text == t for n, t in captures.items())
            and voice in (None, f.voice)
            for f in hits
        ):
            missed.append(
                (
                    rule,
                    words,
                    captures,
                    voice,
                    [(f.place.text, f.voice, {n: p.text for n, p in f.captures.items()}) for f in hits],
                )
            )
    assert not missed, f"{row} {rows('M')[row][0]} missed: {missed}"


def test_factive_verbs_are_the_papers(found):
    assert sum(f.rule == "sourcing/factive-verb" and f.voice == "narrator" for f in found) >= 2


def test_single_source_share(found):
    assert [f.value for f in found if f.rule == "measures/single-source"] == [1.0]
