"""Titles in marks: the names of books, films, songs, ships and papers, which nobody says."""

from __future__ import annotations

from collections.abc import Sequence

from linter.attribution.drafts import AttributionDraft, Report
from linter.attribution.quoted import Quoted
from linter.language.phrases import WORDS
from linter.language.tags import document_tags
from linter.text.document import Document, Range


def without_works(document: Document, drafts: Sequence[AttributionDraft], quoted: Quoted) -> list[AttributionDraft]:
    """Leave out drafts that take the name of a work for somebody's words: In his memoir, “I Was a Pilot,” Orlow says …"""
    out = []
    for draft in drafts:
        content = draft.captures.get("content") if draft.extent == "captured" else None
        if (content is None or not _is_named_work(document, content)) and not _is_within_title(document, draft, quoted):
            out.append(draft)
    return out


def _is_named_work(document: Document, piece: Range) -> bool:
    """Whether a piece is nothing but a title that the words beside it call one."""
    tags = document_tags(document)
    closing = tags.find('"', piece.first + 1, piece.last)
    if tags[piece.first] != '"' or closing < piece.last - 2:
        return False
    return _is_called_a_work(document, piece.first, closing) and _is_title(document, piece)


def _is_within_title(document: Document, draft: AttributionDraft, quoted: Quoted) -> bool:
    """Whether all of a draft stands in a title in marks: will stage “The Vicar Said No”."""
    first, last = draft.frame
    around = quoted.around(first)
    return around is not None and last <= around[1] and _is_title(document, Range(*around))


def without_titles(document: Document, reports: list[Report]) -> list[Report]:
    """Leave out titles in marks of books, films, songs and ships: nobody says those.

    A title is woven into a sentence, or is what somebody reads, writes or sings; what a banner reads is said.
    """
    return [
        one
        for one in reports
        if not (one.draft.act == "woven" or _is_of_a_work(document, one.draft))
        or not (_is_title(document, one.content[-1]) or _is_name(document, one))
    ]


def _is_name(document: Document, report: Report) -> bool:
    """Whether what is woven into a sentence is only what something is called: a plan known as “…”, the word “…”."""
    if report.draft.act != "woven":
        return False
    piece = report.content[-1]
    opening = document_tags(document).find('"', piece.first, piece.last)
    return opening > 0 and document.norms[opening - 1 - (document.norms[opening - 1] in ("as", "the"))] in _NAMING


_NAMING = frozenset(
    """named called dubbed titled entitled nicknamed christened code-named codenamed known word words nickname name names hashtag password
    label labelled labeled marked""".split()  # noqa: SIM905
)
"""Words behind which a quotation is a name or a word as such."""
_WORKS = frozenset(
    """read reads reading write writes wrote written writing sing sings sang sung singing recite recites recited reciting publish
    publishes published publishing""".split()  # noqa: SIM905
)
"""Verbs of speech that take a work as their object too."""
BEARERS = frozenset(
    """it which that this sign signs banner banners placard placards poster posters headline headlines caption captions plaque label
    note letter message text inscription graffiti shirt shirts hat hats card cards tweet post statement""".split()  # noqa: SIM905
)
"""What words stand on."""


def _is_of_a_work(document: Document, draft: AttributionDraft) -> bool:
    """Whether a verb has a work as its object rather than words: she reads “…”, not “…,” she wrote."""
    norms, cue, source = document.norms, draft.cue, draft.source
    if draft.extent not in ("after", "phrase") or source is None or norms[cue.last - 1] not in _WORKS:
        return False
    return norms[cue.last] not in (",", ":") and BEARERS.isdisjoint(norms[source.first : source.last])


def _is_title(document: Document, piece: Range) -> bool:
    """Whether the first quotation in a piece is a title: each word of weight has a capital, and so many do or it is called a work."""
    tags, view, starts = document_tags(document), document.view, document.starts
    opening = tags.find('"', piece.first, piece.last)
    closing = tags.find('"', opening + 1, piece.last)
    if opening < 0 or closing < 0:
        return False
    words = [i for i in range(opening + 1, closing) if tags[i] in WORDS and tags[i] not in "On"]
    large = [view[starts[i]].isupper() or tags[i] == "#" for i in words]
    least = 1 if _is_called_a_work(document, opening, closing) else _LEAST_CAPITALS
    if sum(large) < least or not (large[0] and large[-1]):
        return False
    return all(capital or tags[i] in _SMALL for i, capital in zip(words, large, strict=True))


def _is_called_a_work(document: Document, opening: int, closing: int) -> bool:
    """Whether the words beside a quotation say that it is the name of a work.

    The film “…”; his memoir, “…,”; the author of “…”; on “…,” Orlow said; “…,” a novel.
    """
    begins, _, _ = document.sentences[document.sentence_of[opening]]
    before = document.norms[max(begins, opening - 2) : opening]
    if before and (before[-1] in _KINDS_OF_WORK or before[-1] in _BEFORE_WORK):
        return True
    if len(before) == 2 and (
        before[0] in _KINDS_OF_WORK if before[1] == "," else before[1] == "of" and before[0] in _MAKERS
    ):
        return True
    after = document.norms[closing + 1 : closing + 1 + _AFTER_WORK]
    after = after[after[:1] == [","] :]
    return after[:1] in _ARTICLES and not _KINDS_OF_WORK.isdisjoint(after[1:])


_BEFORE_WORK = frozenset({"in", "on", "aboard", "titled", "entitled"})
_MAKERS = frozenset(
    """author authors editor editors writer writers director star stars creator producer singer composer host presenter captain crew skipper
    owner owners copy copies cast""".split()  # noqa: SIM905
)
_AFTER_WORK = 5  # tokens in which what follows a title says what it is
_ARTICLES = (["a"], ["an"], ["the"], ["his"], ["her"], ["their"], ["its"])
_LEAST_CAPITALS = 3  # of a title that nothing before it calls one
_KINDS_OF_WORK = frozenset(
    """film films movie movies documentary thriller comedy drama cartoon sequel book books novel novels memoir memoirs biography autobiography story
    stories song songs single hit track ballad anthem album record hymn opera operetta play plays musical ballet sketch painting portrait sculpture
    photograph poem poems ode essay column article paper report study thesis lecture sermon speech chapter series sitcom show programme program
    podcast blog newspaper magazine weekly journal game app exhibition ship ferry boat yacht tug trawler barge schooner liner vessel submarine""".split()  # noqa: SIM905
)
_SMALL = frozenset("dqoicTts")  # words that a title may have without a capital
