"""Whether a text is openly its writer's opinion: a column, a leading article, a letter, a review, a post.

Three signs count, since each is open to the reader. The paper says so, in a label of its own (*Opinion*, *Letters to the editor*) or a notice
that the views are the author's. Or the writer speaks as *I* or *we* in words that are nobody else's, which a news report does not do
(Biber and Finegan 1989, Styles of stance in English; Wiebe, Bruce and O'Hara 1999, on subjective sentences). Or the writer talks to the reader:
*you*, and the contractions of speech (Biber 1988, Variation across Speech and Writing: involved against informational production). Loaded words are no sign: a report that is full
of them is what a reader should be told of.
"""

from __future__ import annotations

import re

from linter.attribution.model import Discourse
from linter.text.document import Document

_KINDS = (
    r"opinions?|op-?ed|editorials?|commentary|comment|viewpoints?|perspectives?|guest (?:columns?|posts?|essays?)|columns?|columnists?"
    r"|letters?(?: to the editor)?|our view|my view|reviews?|blogs?|(?:your|reader) say|readers' letters|rants?"
)
_LABEL = re.compile(rf"(?:{_KINDS})\.?|(?:{_KINDS})\s?[:|—–-]\s.+|.+\s[|—–-]\s(?:{_KINDS})\.?", re.IGNORECASE)
_NOTICE = re.compile(
    r"\b(?:opinions?|views?)\b[^.]{0,60}\b(?:are|is|belong)\b[^.]{0,30}\b(?:author|writer|columnist|contributor|own|alone)\b"
    r"|\bis an? (?:[\w-]+ ){0,4}(?:columnist|opinion writer|op-ed)\b|\bletters? to the editor\b",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"(?:The (?:author|writer),? )?(?:[A-Z][\w.'’-]*,? ){1,4}(?:[^.,\n]{3,80}, )?is (?:an? |the )?(?:[\w’'-]+,? ){0,6}?"
    r"(?i:author|professor|lecturer|fellow|director|president|chairman|chair|founder|essayist|historian|novelist|lawyer|attorney|senator|editor emeritus)\b.{0,200}",
    re.DOTALL,
)
_LONGEST_LABEL, _LONGEST_NOTICE = 120, 500  # characters
_AT_THE_TOP, _AT_THE_END = 4, 3  # blocks in which labels and notices stand
_SINGULAR = frozenset(("me", "my", "mine", "myself"))
_PLURAL = frozenset(("we", "our", "us", "ours", "ourselves"))
_EACH = 120  # words of the narrator's: *I* or *we* once in so many, at least
_EACH_INVOLVED = 80  # and *you* or a contraction, which features have too: 1 in 20 of BASIL's reports is as dense
_LEAST, _SHORT = 3, 60  # times, but once is enough in a text of so few words
_LEAST_TOLD = 2
_SECOND = frozenset(("you", "your", "yours", "yourself", "yourselves"))
_CONTRACTED = frozenset(("n't", "'re", "'ll", "'ve"))
_BEFORE_IS = frozenset(("it", "that", "there", "here", "he", "she", "what", "who", "let"))
_NARRATOR = 0


def openly_opinion(document: Document, discourse: Discourse) -> bool:
    """Whether the text says, by a label or by its writer's *I*, *we* or *you* and contractions, that it gives an opinion.

    Args:
        document: the article, a post, or a single sentence.
        discourse: who says what in it: the *I* of a source's words does not count.
    """
    return _labelled(document) or _talks(document, discourse)


def passes_on(document: Document, discourse: Discourse) -> bool:
    """Whether the text passes on what others say: it names sources for two or more of the things said in it, and is not of a few words.

    Args:
        document: the article, a post, or a single sentence.
        discourse: who says what in it.
    """
    told = sum(one.level == 0 and one.source is not None for one in discourse.attributions)
    narrated = discourse.voices[: len(document.norms)].count(_NARRATOR)
    return told >= _LEAST_TOLD and narrated >= _SHORT


def _labelled(document: Document) -> bool:
    view, blocks = document.view, document.blocks
    for number, block in enumerate(blocks):
        if (
            number < _AT_THE_TOP
            and block.end - block.start <= _LONGEST_LABEL
            and _LABEL.fullmatch(view, block.start, block.end)
        ):
            return True
        beside = number < _AT_THE_TOP or number >= len(blocks) - _AT_THE_END
        if beside and block.end - block.start <= _LONGEST_NOTICE and _NOTICE.search(view, block.start, block.end):
            return True
    last = blocks[-1] if len(blocks) > _AT_THE_END else None
    return last is not None and _AUTHOR.fullmatch(view, last.start, last.end) is not None


def _talks(document: Document, discourse: Discourse) -> bool:
    marked = bytearray(len(document.norms) + 1)
    for quotation in document.quotations:
        marked[quotation.first : quotation.last] = b"\1" * (quotation.last - quotation.first)
    own = [
        at for at, voice in enumerate(discourse.voices[: len(document.norms)]) if voice == _NARRATOR and not marked[at]
    ]
    words = sum(document.norms[at][0].isalnum() for at in own)
    least = 1 if words <= _SHORT else _LEAST
    first = sum(_is_first_person(document, at) for at in own)
    involved = sum(_is_involved(document, at) for at in own)
    return any(found >= least and found * each >= words for found, each in ((first, _EACH), (involved, _EACH_INVOLVED)))


def _is_first_person(document: Document, at: int) -> bool:
    """Whether a token is the writer's *I* or *we*, and not a numeral, a letter or the *US*."""
    norm = document.norms[at]
    if norm in _SINGULAR or norm in _PLURAL:
        text = document.text_of(at, at + 1)
        return not text.isupper()
    if norm != "i" or at + 1 >= len(document.norms):
        return False
    after, before = document.text_of(at + 1, at + 2), document.text_of(at - 1, at) if at else ""
    return (after[0].islower() or after[0] in "'’") and not before[:1].isupper()


def _is_involved(document: Document, at: int) -> bool:
    """Whether a token is a *you* or the contracted part of a word, as in *don't*, *they're* and *it's*."""
    norm = document.norms[at].replace("’", "'")
    if norm in _SECOND or norm in _CONTRACTED:
        return True
    return norm == "'s" and at > 0 and document.norms[at - 1] in _BEFORE_IS
