"""Works out who speaks where, and how much: the voice columns of a document as runs and as shares of its words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, groupby
from typing import Literal, NamedTuple

import msgspec

from linter.findings.finding import Findings
from linter.ruleset.rule import VOICES, Voice
from linter.text.document import Document


class Run(NamedTuple):
    """A stretch of tokens, as long as possible, in one voice and with one speaker (an index; -1: unknown or the narrator).

    ``first`` and ``last`` are token positions, half-open.
    """

    first: int
    last: int
    voice: Voice
    speaker: int


class Share(msgspec.Struct, frozen=True):
    """How many of an article's words are the narrator's, one speaker's, or a source's whose speaker is not known (``unresolved``)."""

    who: Literal["narrator", "speaker", "unresolved"]
    name: str
    speaker: int | None
    words: int
    quoted: int
    reported: int
    share: float  # of all words of the article, 0 to 1


def runs(results: Findings) -> Iterator[Run]:
    """The voice columns of a document as runs, in order; without columns all tokens are the narrator's."""
    count = len(results.document.norms)
    columns = results.discourse
    if columns is None:
        if count:
            yield Run(0, count, "narrator", -1)
        return
    first = 0
    for (voice, speaker), run in groupby(zip(columns.voices, columns.speaker_of, strict=True)):
        last = first + len(list(run))
        yield Run(first, last, VOICES[voice], speaker if voice else -1)
        first = last


def word_counts(document: Document) -> list[int]:
    """The number of words before each token position; the last entry counts all. Punctuation and clitics are not words."""
    is_word = {norm: norm[0] != "'" and norm != "n't" and any(map(str.isalnum, norm)) for norm in set(document.norms)}
    return list(accumulate(map(is_word.__getitem__, document.norms), initial=0))


def shares(results: Findings) -> tuple[Share, ...]:
    """Counts words by whose they are: the narrator's first, then speakers' (most words first), then those of unknown speakers."""
    before = word_counts(results.document)
    total = before[-1]
    tally: dict[int | None, list[int]] = {None: [0, 0]}  # speaker (-1 unresolved, None narrator) -> quoted, reported
    for run in runs(results):
        mine = tally.setdefault(None if run.voice == "narrator" else run.speaker, [0, 0])
        mine[run.voice == "reported"] += before[run.last] - before[run.first]
    out = []
    for speaker, (quoted, reported) in tally.items():
        share = round((quoted + reported) / total, 4) if total else 0.0
        if speaker is None:
            out.append(Share("narrator", "Narrator", None, quoted, 0, 0, share))
        elif speaker < 0:
            out.append(Share("unresolved", "Speaker not known", None, quoted + reported, quoted, reported, share))
        else:
            name = results.speakers[speaker].name
            out.append(Share("speaker", name, speaker, quoted + reported, quoted, reported, share))
    rank = {"narrator": 0, "speaker": 1, "unresolved": 2}
    return tuple(
        sorted((s for s in out if s.words or s.who == "narrator"), key=lambda s: (rank[s.who], -s.words, s.name))
    )
