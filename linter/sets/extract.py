"""Takes of an article what is compared with others: its quotations, the loaded phrases of its narrator, the names in it."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from linter.attribution.model import Discourse, Speaker
from linter.findings.finding import Finding, Findings, place_at
from linter.language.tags import document_tags
from linter.sets.model import ArticleRef, Extract, Loaded, Said
from linter.sets.words import GAP, QUALIFIERS, STOP, content, plain, words_of
from linter.text.document import Document, Quotation, Range

LOADED = (
    "evaluation/campaign-slogan", "evaluation/charge-word", "evaluation/condemning-noun", "evaluation/conspiracy-term", "evaluation/contested-term",
    "evaluation/crime-metaphor", "evaluation/dehumanising-metaphor", "evaluation/demonising-metaphor", "evaluation/destruction-metaphor",
    "evaluation/dirt-metaphor", "evaluation/disease-metaphor", "evaluation/dysphemism", "evaluation/euphemism", "evaluation/flood-metaphor",
    "evaluation/loaded-adjective", "evaluation/mocking-epithet", "evaluation/name-calling", "evaluation/parasite-metaphor",
    "evaluation/puppet-metaphor", "evaluation/regime-label", "evaluation/scandal-label", "evaluation/war-metaphor",
)  # fmt: skip
"""The rules whose words in the narrator's voice may be a borrowed framing: those of names, verdicts and images for persons and matters."""

_FEWEST = 2  # words of a quotation that is kept
_MOST = 2_500  # tokens of a quotation that are compared: of a longer one, such as a speech, the first
_MOST = 2_000  # words of a quotation that are compared: of a longer one, such as a speech, the first
_MOST_WORDS = 4  # of a loaded phrase
_FEW = 8  # words of a quotation that is shown in its sentence
_AROUND = 160  # characters of that sentence on either side
_SENTENCE = 400  # characters of a sentence that is shown
_BEFORE, _AFTER = "JNMZGKQ", "NMZ"  # classes of words that belong to the phrase of a noun
_NAME = "E"
_DISTANT = frozenset(
    """so-called called calls calling call described describes dubbed term terms phrase slogan accused accusing accuse accuses accusation accusations
    claim claims claimed alleged allegedly alleging label labels labelled labeled charge charged charges denied denies deny word
    words""".split()  # noqa: SIM905
)
"""Words of a sentence in which the narrator hardly speaks for himself."""


def extract(result: Findings, title: str) -> Extract:
    """What is compared of one article.

    Args:
        result: its findings, those of the rules in ``LOADED`` at least where borrowed framings are looked for.
        title: what to call it.
    """
    document = result.document
    about = ArticleRef(
        document.path, None if document.part is None else document.part.number, title, document.published.outlet, document.published.date
    )  # fmt: skip
    if result.discourse is None:
        return Extract(about, (), (), ())
    tags = document_tags(document)
    near = _Names(document, tags)
    return Extract(
        about,
        tuple(_quotations(document, result.discourse, near)),
        tuple(_loaded(document, tags, result.findings, near)),
        tuple(sorted(near.between(0, len(document.norms)))),
    )


class _Names:
    """The words of the names in stretches of a document, those of a paragraph worked out once."""

    def __init__(self, document: Document, tags: str) -> None:
        self._norms, self._tags, self._document = document.norms, tags, document
        self._of_block: dict[int, frozenset[str]] = {}

    def between(self, first: int, last: int) -> frozenset[str]:
        """Those of some tokens."""
        pairs = zip(self._norms[first:last], self._tags[first:last], strict=False)
        return frozenset(norm for norm, tag in pairs if tag == _NAME and len(norm) > 2)

    def of_block(self, token: int) -> frozenset[str]:
        """Those of a token's paragraph."""
        document = self._document
        number = document.sentences[document.sentence_of[token]].block
        if number not in self._of_block:
            block = document.blocks[number]
            first, last = (bisect_left(document.starts, at) for at in (block.start, block.end))
            self._of_block[number] = self.between(first, last)
        return self._of_block[number]


def _quotations(document: Document, discourse: Discourse, near: _Names) -> Iterator[Said]:
    groups: dict[int, list[Quotation]] = {}
    for quotation in document.quotations:
        if quotation.depth == 0:
            groups.setdefault(quotation.group, []).append(quotation)
    for pieces in groups.values():
        said = _said(document, discourse, pieces, near)
        if said is not None:
            yield said


def _said(document: Document, discourse: Discourse, pieces: list[Quotation], near: _Names) -> Said | None:
    """The words of a quotation, whose paragraphs are its pieces; None where there are too few."""
    insides = [Range(one.first + 1, one.last - 1 if one.closed else one.last) for one in pieces]
    whole = sum(one.last - one.first for one in insides)
    insides = list(_first(insides, _MOST))
    if not insides:
        return None
    begin, end = document.starts[insides[0].first], document.ends[insides[-1].last - 1]
    words: list[str] = []
    starts, ends = array("I"), array("I")
    marks = bytearray()
    behind = 0
    for inside in insides:
        for word in words_of(document.norms, *inside):
            if not word.norm:
                behind = word.mark
                continue
            words.append(word.norm)
            starts.append(document.starts[word.token] - begin)
            ends.append(document.ends[word.token] - begin)
            begins = document.sentences[document.sentence_of[word.token]].first == word.token
            marks.append(word.mark | behind | (STOP if begins else 0))
            behind = 0
    if len(words) < _FEWEST:
        return None
    marks.append(behind | (GAP if whole > _MOST else 0))
    speaker = _speaker(discourse, insides[0].first)
    source = document.source_map.span(begin, end)
    text = document.view[begin:end].replace("\n", " ")
    place = place_at(document, source.start, source.end)
    opening = document.sentences[document.sentence_of[insides[0].first]]
    closing = document.sentences[document.sentence_of[insides[-1].last - 1]]
    outside = {*document.norms[opening.first : insides[0].first], *document.norms[insides[-1].last : closing.last]}
    around = frozenset(word for norm in outside for word in plain(norm) if word in QUALIFIERS)
    return Said(
        text, " ".join(words), starts, ends, bytes(marks), place, insides[0].first, insides[-1].last, opening.block, around,
        near.of_block(insides[0].first), *_context(document, insides, len(words)),
        None if speaker is None else speaker.name, _surname(speaker),
    )  # fmt: skip


def _first(ranges: list[Range], most: int) -> Iterator[Range]:
    """The first tokens of some ranges, without those that are empty."""
    for first, last in ranges:
        if most > 0 and last > first:
            yield Range(first, min(last, first + most))
            most -= last - first


def _context(document: Document, insides: list[Range], words: int) -> tuple[str, str]:
    """What stands before and after a quotation of a few words in its sentences; nothing of a longer one, which explains itself."""
    if words > _FEW:
        return "", ""
    opening = document.sentences[document.sentence_of[insides[0].first]]
    closing = document.sentences[document.sentence_of[insides[-1].last - 1]]
    before = document.text_of(opening.first, insides[0].first)[-_AROUND:]
    after = document.text_of(insides[-1].last, closing.last)[:_AROUND]
    return before.replace("\n", " "), after.replace("\n", " ")


def _speaker(discourse: Discourse, token: int) -> Speaker | None:
    """Whose words a token within quotation marks is: also of a word or two that the narrator cites of somebody (a “reckless gamble”)."""
    who = discourse.speaker_of[token]
    if who < 0:
        inside = (one for one in discourse.attributions if any(first <= token < last for first, last in one.content))
        innermost = max(inside, key=lambda one: one.level, default=None)
        who = -1 if innermost is None or innermost.speaker is None else innermost.speaker
    return discourse.speakers[who] if who >= 0 else None


def _surname(speaker: Speaker | None) -> str | None:
    """What tells a speaker from another; None for one who is not known by name."""
    if speaker is None or speaker.kind not in ("person", "organisation"):
        return None
    words = plain(speaker.name.split()[-1].lower())
    return words[-1] if words else None


def _loaded(document: Document, tags: str, findings: tuple[Finding, ...], near: _Names) -> Iterator[Loaded]:
    """The phrases of at least two words that say something, around the words that rules find loaded in the narrator's voice.

    Those in a sentence that tells of accusations, claims or names for things are left out.
    """
    done: set[tuple[int, int]] = set()
    for finding in findings:
        if finding.rule not in LOADED or finding.voice != "narrator":
            continue
        at = _tokens(document, finding)
        phrase = None if at is None else _grown(document, tags, at)
        if phrase is None or phrase in done:
            continue
        done.add(phrase)
        written = document.text_of(*phrase).replace("-", " ").split()
        if all(word[:1].isupper() for word in written):
            continue  # a name, or a headline
        words = [word.norm for word in words_of(document.norms, *phrase) if word.norm]
        if not 2 <= len(words) <= _MOST_WORDS or content(words) < 2:
            continue
        sentence = document.sentences[document.sentence_of[phrase.first]]
        if not _DISTANT.isdisjoint(document.norms[sentence.first : sentence.last]):
            continue
        text = " ".join(document.text_of(sentence.first, sentence.last)[:_SENTENCE].split())
        source = document.source_span(*phrase)
        yield Loaded(
            " ".join(words),
            place_at(document, source.start, source.end),
            sentence.block,
            text,
            near.of_block(phrase.first),
        )


def _tokens(document: Document, finding: Finding) -> Range | None:
    """The tokens of a finding's words; None where it is about more than a few."""
    runs = document.source_map
    run = max(bisect_right(runs.source, finding.place.start) - 1, 0)
    start = runs.view[run] + finding.place.start - runs.source[run]
    first = bisect_right(document.starts, start) - 1
    last = first + 1
    length = finding.place.end - finding.place.start
    while last < len(document.starts) and document.starts[last] < start + length:
        last += 1
    return Range(first, last) if first >= 0 and last - first <= _MOST_WORDS else None


def _grown(document: Document, tags: str, words: Range) -> Range:
    """Some words with the adjectives and nouns that belong to them, in the same sentence."""
    sentence = document.sentences[document.sentence_of[words.first]]
    first, last = words
    while first > sentence.first and tags[first - 1] in _BEFORE and last - first < _MOST_WORDS:
        first -= 1
    while last < sentence.last and tags[last] in _AFTER and last - first < _MOST_WORDS:
        last += 1
    return Range(first, last)
