"""Kind ``headline``: what the headline says that the text below does not (Dor 2003; Ecker et al. 2014 on misleading headlines)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from linter.findings.drafts import Draft
from linter.findings.voices import speaker_at
from linter.kinds.conditions import fitting
from linter.kinds.context import Context
from linter.kinds.kind import Kind
from linter.kinds.stems import stem
from linter.language.tags import document_tags
from linter.pattern.lexicon import holds_entry
from linter.ruleset.form import Asks, Form, named_lexicons
from linter.ruleset.rule import LoadedRule, Part
from linter.text.document import Document, Range

_MOST = 25  # words: a longer first block is a paragraph
_SMALL = frozenset("dqpwtscioTmbhxn#e")
_LINKS = frozenset(
    ("say", "says", "said", "tell", "tells", "new", "how", "why", "here", "latest", "video", "watch", "breaking", "exclusive", "update",
     "just", "get", "gets", "got", "make", "makes", "made", "one", "right", "even", "more", "going", "come", "comes", "want", "wants", "give", "gives",
     "gave", "thing", "things", "take", "takes", "everyone", "anyone", "news", "analysis", "opinion", "look", "now")
)  # fmt: skip
_NEAR = 0.75  # of the words that would bear the headline out: what comes this near may well bear it out in other words
_ATTRIBUTING = ':"?'  # a label, a quotation, a question: the headline does not state


class Headline(Part, frozen=True):
    """``headline``: the headline against the text below it.

    ``lacks: text``: of its content words at least ``at-least`` (a share) come nowhere in the text.
    ``lacks: attribution``: it states as fact what the text says only in a source's words: the headline has no attribution, and at
    least ``at-least`` of its content words come together in others' words, while no sentence of the narrator's own comes near that.
    """

    lacks: Annotated[
        Literal["text", "attribution"],
        "What the headline lacks: words of the text, or an attribution that the text has.",
    ]
    at_least: Annotated[float, "Of how many of its content words that must be so, as a share."]
    minimum: Annotated[int, "Headlines with fewer content words are left out."] = 3
    minimum_words: Annotated[int, "Headlines over fewer tokens are left out."] = 100
    without: Annotated[str | None, "Headlines with an entry of this lexicon are left out."] = None


class Fields(Part, frozen=True):
    """The key ``headline``."""

    headline: Annotated[Headline, "The headline against the text below it."]


def asks(fields: Fields) -> Asks:
    """Its lexicon."""
    return Asks(lexicons=named_lexicons(fields.headline, ("headline",)))


def headline_of(document: Document) -> Range | None:
    """The tokens of the headline: a heading before all text, or a first line in title case that ends like a sentence."""
    blocks, sentences = document.blocks, document.sentences
    run = [s for s in sentences[:3] if s.block == sentences[0].block]
    if len(blocks) < 2 or not run or len(run) > 2:
        return None
    at = Range(run[0].first, run[-1].last)
    block = blocks[sentences[0].block]
    if block.kind == "heading":
        return at
    words = [document.view[document.starts[i]] for i in range(*at) if document.norms[i][0].isalpha()]
    title_case = len(words) > 2 and sum(c.isupper() for c in words) > 0.6 * len(words)
    return at if len(run) == 1 and title_case and len(words) <= _MOST else None


def run(context: Context, loaded: LoadedRule) -> Iterable[Draft]:
    """One draft at most."""
    return fitting(context, loaded, _compared(context, loaded))


def _compared(context: Context, loaded: LoadedRule) -> Iterator[Draft]:
    spec = loaded.fields(Fields).headline
    document = context.document
    at = headline_of(document)
    if at is None:
        return
    words = _content(document, at)
    if len(words) < spec.minimum or len(document.norms) - at.last < spec.minimum_words:
        return
    if spec.without and holds_entry(context.table(loaded, spec.without), document.norms[at.first : at.last]):
        return
    if spec.lacks == "text":
        yield from _absent(context, at, words, spec.at_least)
    else:
        yield from _unattributed(context, at, words, spec.at_least)


def _content(document: Document, at: Range) -> dict[str, int]:
    """Stems of the headline's content words, each with the token where it comes first."""
    tags = document_tags(document)
    out: dict[str, int] = {}
    for i in range(*at):
        norm = document.norms[i]
        if tags[i] not in _SMALL and norm[0].isalpha() and len(norm) > 2 and norm not in _LINKS:
            for part in norm.split("-"):
                if len(part) > 2:
                    out.setdefault(stem(part), i)
    return out


def _absent(context: Context, at: Range, words: dict[str, int], least: float) -> Iterator[Draft]:
    document = context.document
    said = set(document.norms[at.last :])
    below = {*map(stem, said), *(stem(part) for norm in said if "-" in norm for part in norm.split("-"))}
    missing = sorted(i for word, i in words.items() if word not in below)
    share = len(missing) / len(words)
    if share >= least:
        places = [Range(i, i + 1) for i in missing]
        shown = ", ".join(dict.fromkeys(document.text_of(*p) for p in places))
        yield Draft(
            *at,
            {"headline": at},
            [("not below", p) for p in places],
            {"value": f"{share:.0%}", "missing": shown},
            share,
        )


def _unattributed(context: Context, at: Range, words: dict[str, int], least: float) -> Iterator[Draft]:
    document, discourse = context.document, context.discourse
    tags = document_tags(document)
    if any(t in _ATTRIBUTING for t in tags[at.first : at.last]) or "?" in document.norms[at.first : at.last]:
        return
    if any(a.content and a.content[0].first < at.last for a in discourse.attributions):
        return
    need = least * len(words)
    narrated = 0.0
    best: tuple[float, int, Range, str] | None = None
    begins = [s.first for s in document.sentences]
    for sentence in document.sentences[bisect_left(begins, at.last) :]:
        own: set[str] = set()
        others: dict[str, int] = {}
        for i in range(sentence.first, sentence.last):
            word = stem(document.norms[i])
            if word in words:
                if discourse.voices[i]:
                    others.setdefault(word, i)
                else:
                    own.add(word)
        narrated = max(narrated, len(own))
        if others and len(others) >= need:
            first = min(others.values())
            name = speaker_at(discourse, first) or ""
            key = (float(len(others)), -first, Range(sentence.first, sentence.last), name)
            best = max(best, key) if best else key
    if best is not None and narrated < _NEAR * need:
        captures = {"headline": at, "below": best[2]}
        yield Draft(*at, captures, [("attributed below", best[2])], {"speaker": best[3]}, best[0] / len(words))


KIND = Kind(Form(Fields, asks, frozenset({"headline", "below", "value", "missing"})), run)
