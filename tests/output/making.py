"""Findings made by hand: what the outputs are tested on, whatever the rules find."""

from __future__ import annotations

from array import array

from linter.attribution import Attribution, Discourse, Speaker
from linter.findings.finding import Finding, Findings, place_of
from linter.text import Document, Range, from_text
from linter.text.assemble import Parts, assemble
from linter.text.document import Block, SourceMap

ARTICLE = """\
Harbour talks stall

The West is putting incredible pressure on Orsinia, envoy Mara Voss stated.

“We know that the pressure is absolutely brutal,” said Voss in an interview. “They have no arguments.”

It was reported that the alleged change in the treaty is a fabrication.
"""


def marked_up(*parts: tuple[str, str, int], path: str = "page.md") -> Document:
    """A document of (text, kind of its block, level) parts; a part of kind ``markup`` stands in the source alone."""
    source, view, blocks = "", "", []
    at_view, at_source = array("L"), array("L")
    for text, kind, level in parts:
        if kind != "markup":
            at_view.append(len(view))
            at_source.append(len(source))
            blocks.append(Block(kind, len(view), len(view) + len(text), level))
            view += text + "\n"
        source += text + "\n"
    title = next((text for text, kind, _ in parts if kind == "heading"), None)
    parts_read = Parts(view, SourceMap(at_view, at_source), blocks, title)
    return assemble(parts_read, path=path, format="markdown", source=source)


def words_at(document: Document, words: str, nth: int = 0) -> Range:
    """The token range of the nth place where these words stand."""
    at = -1
    for _ in range(nth + 1):
        at = document.view.index(words, at + 1)
    first = list(document.starts).index(at)
    last = list(document.ends).index(at + len(words)) + 1
    return Range(first, last)


def finding(document: Document, words: str, rule: str = "evaluation/intensifier", **more: object) -> Finding:
    """A finding on some words of a document."""
    nth = more.pop("nth", 0)
    fields: dict[str, object] = {
        "rule": rule,
        "family": rule.split("/")[0],
        "severity": "info",
        "title": rule.split("/")[1].replace("-", " ").capitalize(),
        "message": f"“{words}” is found.",
        "place": place_of(document, words_at(document, words, nth)),
        "voice": "narrator",
        "why": f"Why {rule} matters.",
        "advice": "Look again.",
    }
    return Finding(**{**fields, **more})


def discourse(document: Document, spoken: list[tuple[str, str, str | None]], names: list[str]) -> Discourse:
    """Voices of a document: (words, voice, speaker) each; attributions have no cue and no source."""
    voices = bytearray(len(document.norms))
    speaker_of = array("h", [-1]) * len(document.norms)
    attributions = []
    for words, voice, name in spoken:
        first, last = words_at(document, words)
        index = None if name is None else names.index(name)
        voices[first:last] = bytes([{"quoted": 1, "reported": 2}[voice]]) * (last - first)
        speaker_of[first:last] = array("h", [-1 if index is None else index]) * (last - first)
        attributions.append(
            Attribution(
                "direct" if voice == "quoted" else "indirect",
                "say",
                (Range(first, last),),
                None,
                None,
                "attribution/test",
                index,
                None if index is None else "name",
            )
        )
    speakers = tuple(Speaker(i, name, "person", aliases=(name.split()[-1],)) for i, name in enumerate(names))
    return Discourse(tuple(attributions), speakers, voices, speaker_of)


def article() -> Findings:
    """A short invented article with four findings, two of them overlapping, and one speaker."""
    document = from_text(ARTICLE, path="talks.txt")
    voss = "Mara Voss"
    heard = discourse(
        document,
        [
            ("The West is putting incredible pressure on Orsinia", "reported", voss),
            ("“We know that the pressure is absolutely brutal,”", "quoted", voss),
            ("“They have no arguments.”", "quoted", voss),
            ("the alleged change in the treaty is a fabrication", "reported", None),
        ],
        [voss],
    )
    party = place_of(document, words_at(document, "The West"))
    pressure = finding(
        document,
        "putting incredible pressure on Orsinia",
        "coercion/pressure",
        severity="warning",
        voice="reported",
        speaker=voss,
        captures={"agent": party},
    )
    intense = finding(
        document,
        "incredible",
        voice="reported",
        speaker=voss,
        evidence=(("source", party),),
        references=("Quirk et al. 1985",),
    )
    brutal = finding(document, "absolutely", voice="quoted", speaker=voss, references=("Quirk et al. 1985",))
    alleged = finding(document, "alleged change", "distancing/alleged", severity="notice", voice="reported")
    found = sorted([pressure, intense, brutal, alleged], key=lambda f: (f.place.start, f.rule))
    return Findings(document, tuple(found), heard.attributions, heard.speakers, (), heard)
