"""Kind ``headline``: what the headline says that the text below does not (Dor 2003; Ecker et al. 2014 on misleading headlines)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from linter.findings.drafts import Hit
from linter.kinds.conditions import Context
from linter.kinds.repetition.chiasmus import stem
from linter.language.tags import document_tags
from linter.pattern import Scoped
from linter.pattern.lexicon import holds_entry
from linter.ruleset.rule import LoadedRule
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


def headline(document: Document) -> Range | None:
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


def run(context: Context, loaded: LoadedRule) -> Iterator[Hit]:
    """The one hit of a headline rule."""
    spec = loaded.rule.headline
    assert spec is not None
    document = context.document
    at = headline(document)
    if at is None:
        return
    words = _content(document, at)
    if len(words) < spec.minimum or len(document.norms) - at.last < spec.minimum_words:
        return
    if spec.without:
        table = Scoped(context.engine.lexicons, loaded.rule.id).table(spec.without, False)
        if holds_entry(table, document.norms[at.first : at.last]):
            return
    if spec.lacks == "text":
        yield from _absent(context, at, words, spec.at_least)
    else:
        yield from _unattributed(context, at, words, spec.at_least)


def _content(document: Document, at: Range) -> dict[str, int]:
    """Stems of the headline's content words, and where each stands first."""
    tags = document_tags(document)
    out: dict[str, int] = {}
    for i in range(*at):
        norm = document.norms[i]
        if tags[i] not in _SMALL and norm[0].isalpha() and len(norm) > 2 and norm not in _LINKS:
            for part in norm.split("-"):
                if len(part) > 2:
                    out.setdefault(stem(part), i)
    return out


def _absent(context: Context, at: Range, words: dict[str, int], least: float) -> Iterator[Hit]:
    document = context.document
    said = set(document.norms[at.last :])
    below = {*map(stem, said), *(stem(part) for norm in said if "-" in norm for part in norm.split("-"))}
    missing = sorted(i for word, i in words.items() if word not in below)
    share = len(missing) / len(words)
    if share >= least:
        places = [Range(i, i + 1) for i in missing]
        shown = ", ".join(dict.fromkeys(document.text_of(*p) for p in places))
        yield Hit(
            *at,
            {"headline": at},
            [("not below", p) for p in places],
            {"value": f"{share:.0%}", "missing": shown},
            share,
        )


def _unattributed(context: Context, at: Range, words: dict[str, int], least: float) -> Iterator[Hit]:
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
            speaker = discourse.speaker_of[first]
            name = discourse.speakers[speaker].name if speaker >= 0 else ""
            key = (float(len(others)), -first, Range(sentence.first, sentence.last), name)
            best = max(best, key) if best else key
    if best is not None and narrated < _NEAR * need:
        captures = {"headline": at, "below": best[2]}
        yield Hit(*at, captures, [("attributed below", best[2])], {"speaker": best[3]}, best[0] / len(words))
