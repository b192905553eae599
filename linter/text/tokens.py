"""Tokens: words with inner hyphens, abbreviations, numbers; clitics and punctuation marks stand alone."""

from __future__ import annotations

import re

_WORD = r"[^\W\d_]"

ABBREVIATIONS = frozenset(
    ["mr", "mrs", "ms", "dr", "prof", "sr", "jr", "st", "gen", "col", "capt", "lt", "sgt", "maj", "adm", "cmdr", "sen", "rep", "gov", "rev", "hon", "pres", "supt", "det", "insp", "messrs", "mt", "ft", "no", "vs", "etc", "inc", "corp", "co", "ltd", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "thur", "fri", "sat", "sun", "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "md", "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "penn", "tenn", "tex", "vt", "va", "wash", "wis", "wyo", "dept", "univ", "assn", "bros", "ave", "blvd", "rd", "fig", "eq", "al", "cf", "approx", "est"]
)  # fmt: skip
"""Words that keep the full stop after them."""

TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "sr",
        "st",
        "gen",
        "col",
        "capt",
        "lt",
        "sgt",
        "maj",
        "adm",
        "cmdr",
        "sen",
        "rep",
        "gov",
        "rev",
        "hon",
        "pres",
        "supt",
        "det",
        "insp",
        "messrs",
        "mt",
        "ft",
    ]
)
"""Abbreviations that stand before a name: no sentence ends after them."""

TOKEN = re.compile(
    rf"""
      {_WORD}+(?=[\s,;:?!)"”…])                                  # by far the most: a word, then a space or a plain mark
    | [,"“”;?!)(]
    | (?:https?://|www\.)[^\s<>"“”)]*[^\s<>"“”).,;:!?'’]       # addresses
    | [\w.+-]+@[\w-]+\.[\w.-]*\w                                # mail addresses
    | [@\#]\w+                                                  # handles and hashtags
    | (?:[A-Za-z]\.){{2,}}                                      # U.S.  J.R.R.
    | (?:{"|".join(sorted(ABBREVIATIONS, key=lambda a: (-len(a), a)))})\.(?=\s|,|$)   # Mr.  (the case flag is local)
    | [$£€¥]?\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|m|bn|k|pm|am)?%?(?:-{_WORD}+)*        # 3.5  125,000  20th  5-year
    | n['’]t\b
    | ['’](?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M)\b                   # clitics
    | (?:O|D|d|L|l)['’]{_WORD}+(?:-{_WORD}+)*                   # O'Neill, d'Artagnan
    | {_WORD}(?:(?!n['’]t\b)[\w])*(?:[-‐‑](?!-)\w+)*            # words; the n of n't stays outside
    | \.\.\.+|(?:\.\ ){{2,}}\.|…
    | --+|''|``|[^\w\s]|_
    """,
    re.VERBOSE,
)
_CASED = re.compile(TOKEN.pattern, re.VERBOSE | re.IGNORECASE)

_TABLE = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‐": "-", "‑": "-"}
)


def tokenize(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """Token spans (view offsets, half-open) of ``view[start:end]``."""
    return [m.span() for m in _CASED.finditer(view, start, end)]


def normalise(token: str) -> str:
    """Lower case, straight quotes and apostrophes; ``''`` stays, spaces never remain."""
    return token.lower().translate(_TABLE).replace(" ", "")
