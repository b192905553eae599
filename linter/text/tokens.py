"""Tokens: words with inner hyphens, abbreviations, numbers; clitics and punctuation marks stand alone."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from linter.text.abbreviations import BEFORE_NUMBER, CAPITALISED, LOWER_CASE, STATES, TITLES
from linter.text.document import Block

_LETTER = r"[^\W\d_]"
_CLITIC = "(?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M)"
_NO_PRONOUN = "".join(
    rf"(?<!\b{word}\ )"
    for word in "and or nor but than as am was is do did have had can could will would should may".split()  # noqa: SIM905
)
_states = "|".join(STATES)

TOKEN = re.compile(
    rf"""((?=\S)(?:
      [a-zA-Z]++(?=[ ,;?!)"”\n]|:(?!//)|’s\b)                       # by far the most: a word, then a space, a plain mark or ’s
    | [,"“”;?!)(] | \.(?!\ ?\.)
    | (?:[a-zA-Z]+://|www\.|(?:[a-zA-Z\d-]{{1,63}}+\.){{1,4}}[a-zA-Z]{{2,24}}/)[^\s<>"“”)]*[^\s<>"“”).,;:!?'’]   # addresses, with http:// or without
    | \w[\w.+-]{{0,63}}+@[\w-]++\.[\w.-]*\w                        # mail addresses, whose names have 64 characters at most (RFC 5321)
    | (?:[A-Za-z]\.){{2,}}(?:-\w++)*                               # U.S.  J.R.R.  U.S.-backed
    | (?<![\w.’'])[A-HJ-Z]\.(?=\ [A-Z][a-z])                        # John C. Smith
    | (?<=[a-z]\ ){_NO_PRONOUN}I\.(?=\ [A-Z][a-z])                  # Anna I. Lind, not “you and I. She”
    | N[°º]\.?(?=\s?\d)                                           # N°. 5
    | (?:{"|".join([*TITLES, *map(str.upper, TITLES), *CAPITALISED, *LOWER_CASE])})\.(?=[\s,;:)”"’']|$) # Mr.
    | (?:{"|".join(BEFORE_NUMBER)})\.(?=\s?\d)                     # No. 5
    | (?<=,\s)(?:{_states})\.                                      # Dover, Del.
    | [DRI]-(?:{_states})\.                                        # (D-Del.)
    | [nN]['’][tT]\b
    | [ODL]['’](?![sS]\b){_LETTER}++(?:-\w++)*                     # O'Neill
    | {_LETTER}(?:[^\WnN]++|[nN](?!['’][tT]\b))*+(?:[-‐‑](?!-)\w++|['’](?!{_CLITIC}\b|[tT]\b){_LETTER}++|&(?=[A-Z])\w++)*   # the n of n't stays outside
    | [$£€¥]?\d++(?:[.,:/]\d++)*(?:st|nd|rd|th|s|m|bn|k|pm|am)?+%?(?:-\w++)*  # 3.5  125,000  20th  5-year
    | ['’]{_CLITIC}\b                                              # clitics
    | [@\#]\w++                                                    # handles and hashtags
    | \.\.\.+|(?:\.\ ){{2,}}\.|…
    | --+|''(?!')|‘‘|’’|``|(?<![\s(])'(?='')|''                    # of ''' after a word the first closes what is inside
    | [^\w\s]|\w
    ))""",
    re.VERBOSE,
)
"""One group, the token, so that ``split`` gives what is between tokens too."""
_TABLE = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‐": "-", "‑": "-"}
)


def normalise(token: str) -> str:
    """Lower case, straight quotes and apostrophes, NFC; ``''`` stays, spaces never remain."""
    if token.isascii():
        return token.lower().replace(" ", "")
    return unicodedata.normalize("NFC", token.lower()).translate(_TABLE).replace(" ", "")


class _Norms(dict[str, str]):
    """The norm of each token met so far; the token itself where it is its own, for one string is found sooner than two."""

    def __missing__(self, token: str) -> str:
        norm = normalise(token)
        if norm == token:
            norm = token
        self[token] = norm
        return norm


class Cut(NamedTuple):
    """A view's tokens: norms, half-open offsets, how many stand before each block and the view's end; and the norms that occur."""

    norms: list[str]
    starts: array[int]
    ends: array[int]
    bounds: list[int]
    occurring: set[str]


def cut(view: str, blocks: Iterable[Block]) -> Cut:
    """The tokens of the blocks of a view, which are in order, not empty and without white space at their edges.

    Nothing is done for each token but by the interpreter's own loops, and for a block's while they are still at hand.
    """
    norm_of = _Norms()
    norms: list[str] = []
    offsets = array("I")  # of each token's start and end, in turn
    bounds = [0]
    for _, start, end, _ in blocks:
        pieces = TOKEN.split(view[start:end])  # nothing, a token, what is between tokens, a token … and nothing
        norms += map(norm_of.__getitem__, pieces[1::2])
        offsets.extend(accumulate(map(len, pieces[1:-1]), initial=start))
        bounds.append(len(norms))
    return Cut(norms, offsets[::2], offsets[1::2], bounds, set(norm_of.values()))


def tokenize(text: str) -> list[str]:
    """The tokens of a short text, as written."""
    return TOKEN.findall(text)
