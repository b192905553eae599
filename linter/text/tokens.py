"""Tokens: words with inner hyphens, abbreviations, numbers; clitics and punctuation marks stand alone."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate
from typing import NamedTuple

from linter.text.abbreviations import BEFORE_NUMBER, CAPITALISED, LOWER_CASE, STATES

_LETTER = r"[^\W\d_]"
_CLITIC = "(?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M)"
_states = "|".join(STATES)

TOKEN = re.compile(
    rf"""((?=\S)(?:
      [a-zA-Z]++(?=[ ,;:?!)"”\n])                                  # by far the most: a word, then a space or a plain mark
    | [,"“”;?!)(] | \.(?![.\w ]|\ [^A-Za-z“])
    | (?:https?://|www\.)[^\s<>"“”)]*[^\s<>"“”).,;:!?'’]           # addresses
    | \w[\w.+-]*+@[\w-]++\.[\w.-]*\w                             # mail addresses
    | (?:[A-Za-z]\.){{2,}}(?:-\w++)*                               # U.S.  J.R.R.  U.S.-backed
    | (?<![\w.’'])[A-HJ-Z]\.(?=\ [A-Z][a-z])                        # John C. Smith
    | (?:{"|".join(CAPITALISED + LOWER_CASE)})\.(?=[\s,;:)”"’']|$) # Mr.
    | (?:{"|".join(BEFORE_NUMBER)})\.(?=\s?\d)                     # No. 5
    | (?<=,\s)(?:{_states})\.                                      # Dover, Del.
    | [DRI]-(?:{_states})\.                                        # (D-Del.)
    | [nN]['’][tT]\b
    | [ODL]['’](?![sS]\b){_LETTER}++(?:-\w++)*                     # O'Neill
    | {_LETTER}(?:(?![nN]['’][tT]\b)\w)*+(?:[-‐‑](?!-)\w++|['’](?!{_CLITIC}\b|[tT]\b){_LETTER}++|&(?=[A-Z])\w++)*   # the n of n't stays outside
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


class Cut(NamedTuple):
    """A text's tokens, with their half-open offsets into it."""

    tokens: list[str]
    starts: list[int]
    ends: list[int]


def cut(text: str, at: int = 0) -> Cut:
    """The tokens of a text that stands at offset ``at``. Nothing is done for each token but by the interpreter's own loops."""
    pieces = TOKEN.split(text)  # what is between tokens, and tokens, in turn
    offsets = list(accumulate(map(len, pieces), initial=at))
    return Cut(pieces[1::2], offsets[1:-2:2], offsets[2:-1:2])


def tokenize(text: str) -> list[str]:
    """The tokens of a short text, as written."""
    return TOKEN.findall(text)
