"""Word classes: the closed ones by hand, the open ones from ``data/words.txt`` (made by benchmarks/build_wordlist.py).

One character a class, so that a document's classes are one string and chunking is a regular expression over it:

    d determiner      q possessive pronoun   p personal pronoun   w wh-word      t that       s subordinator
    c coordinator     i preposition          o of                 T to           m modal      b be   h have   x do
    n negation        E name                 N noun               M plural noun  J adjective  A adverb   # number   e day or month
    V verb base/present   S verb -s   P past   K participle   G -ing      O possessive 's
    , comma   . sentence end   : colon, dash, semicolon   " quotation mark   ( ) brackets   u other

Ambiguous until ``tags.py`` settles them by their neighbours (Z stays):

    X noun or verb, mostly noun (plan)       Y noun or verb, mostly verb (say)      Q adjective or verb (open)
    U plural noun or verb -s (plans)         W verb -s or plural noun (says)        Z adjective or noun (public)
"""

from __future__ import annotations

from functools import cache
from itertools import repeat
from pathlib import Path

_CLOSED = {
    "d": "a an the this these those some any each every no all both either neither another many few several most much such "
    "half enough none one's",
    "q": "my your his her its our their whose",
    "p": "i me myself you yourself yourselves he him himself she herself it itself we us ourselves they them themselves "
    "someone anyone everyone nobody somebody anybody everybody something anything everything nothing who'd mine ours theirs yours",
    "w": "who whom which what where when why how whoever whatever whichever wherever whenever",
    "t": "that",
    "s": "because although though unless until whereas while if whether lest since once than as so",
    "c": "and or but nor & plus yet",
    "i": "in on at by for with from about into over after before between under against during without through toward towards "
    "among amid across behind beyond near like off onto out up down upon within despite per via above below around along "
    "beside besides except inside outside unlike regarding concerning throughout versus vs. vs",
    "o": "of",
    "T": "to",
    "m": "will would can could may might must shall should cannot ca wo 'll 'd ought gonna",
    "b": "am is are was were be been being 're 'm ai",
    "h": "have has had having 've",
    "x": "do does did doing",
    "n": "not n't never",
    "A": "also then now there here just even still already again always often soon later earlier perhaps maybe too very quite "
    "rather almost nearly only once twice however therefore thus instead ago away back "
    "together ever else well else mostly further yet meanwhile moreover nevertheless nonetheless indeed so-called",
    "J": "other own same new last next first second more less least former own top late early good great big old little own "
    "recent senior many-sided high low",
    "e": "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays today yesterday "
    "tomorrow tonight january february march april june july august september october november december week weekend month morning evening afternoon night",
    "E": "v.",  # Orlow v. Brandt is one name
    "O": "'s '",
    ",": ",",
    ".": ". ? ! ... …",
    ":": ": ; - -- — – ― /",
    '"': "\" '' `` « » ‹ › „ ‘ ` ‚",
    "(": "( [ {",
    ")": ") ] }",
    "u": "hello hi hey oh ah wow alas amen bravo goodbye bye hurrah hooray ouch oops ugh yikes okay",
    "#": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty "
    "fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen dozens hundreds thousands millions",
    "N": "percent official officials spokesman spokeswoman spokesperson president senator governor minister government man "
    "woman people leader member house party fleet firm state country city county company group report poll court ad",
    "X": "press",
    "Y": "talk cut probe strike run win draw drive break push turn",
    "W": "talks cuts strikes probes runs wins draws breaks turns",
    "M": "officials critics experts sources aides people lawmakers leaders analysts voters democrats republicans supporters "
    "opponents advocates activists residents witnesses prosecutors police authorities researchers scientists men women children "
    "polls reports documents records states",
}


@cache
def word_classes() -> dict[str, str]:
    """Normalised word -> class; words not in it are classed by shape and ending."""
    classes: dict[str, str] = {}
    for line in Path(__file__).with_name("data").joinpath("words.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            classes.update(zip(line[2:].split(" "), repeat(line[0])))
    for char, words in _CLOSED.items():
        classes.update(zip(words.split(), repeat(char)))
    return classes


@cache
def person_nouns() -> frozenset[str]:
    """Common nouns for a person."""
    lines = Path(__file__).with_name("data").joinpath("people.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


_ENDINGS = {
    "ly": "A", "ing": "G", "ed": "P", "ous": "J", "ful": "J", "ive": "J", "able": "J", "ible": "J", "less": "J", "ish": "J",
    "ian": "Z", "ic": "J", "al": "J", "ary": "J", "est": "J", "ese": "Z",
}  # fmt: skip


_FRACTIONS = ("-third", "-thirds", "-quarter", "-quarters", "-fifth", "-fifths", "-half", "-tenth", "-tenths")
_SHORTEST_PLURAL = 6  # letters: Lars is none


def is_word(word: str) -> bool:
    """Whether a word in lower case is one of the language: listed, the plural of one that is, or a compound that ends in one (Orlow-born)."""
    known = word_classes()
    if word in known:
        return True
    if "-" in word:
        return word.rsplit("-", 1)[1] in known
    if len(word) < _SHORTEST_PLURAL:
        return False
    singular = word[:-3] + "y" if word.endswith("ies") else word[:-1] if word.endswith("s") else ""
    return known.get(singular, "E") in "NXYVZ"


def _is_superlative(word: str) -> bool:
    """Whether a word that ends in *est* is an adjective's: keenest, largest, happiest, biggest."""
    stem, known = word[:-3], word_classes()
    bases = [stem, stem + "e"]
    if stem.endswith("i"):
        bases.append(stem[:-1] + "y")
    if stem[-1:] == stem[-2:-1]:
        bases.append(stem[:-1])
    return any(known.get(base) in ("J", "Z", "Q") for base in bases)


_NOMINAL = ("tion", "sion", "ment", "ness", "daughter", "son", "mother", "father")
_AGENTIVE = ("nner", "tor", "man", "woman", "leader", "maker", "founder", "minister", "president", "keeper")
"""Endings of hyphenated nouns for who does something."""


def guess_class(word: str) -> str:
    """The class of a word in no list, by its shape and ending; a plain noun where nothing speaks against it."""
    if word.endswith(("-year-old", "-year-olds")):
        return "Z" if word[-1] == "d" else "M"  # a 34-year-old; a 34-year-old man
    if word[0].isdigit() or (word[0] in "$£€#" and len(word) > 1):
        return "#"
    if not word[0].isalpha():
        return "E" if word[0] == "@" else "u"
    if "-" in word:
        if word_classes().get(word.split("-", 1)[0]) == "#" and word.endswith(_FRACTIONS):
            return "#"  # two-thirds
        last = word_classes().get(word.rsplit("-", 1)[1])
        if last is not None and last in "ioT":
            return "N"  # a voice-over
        if last in (None, "N") and word.endswith(_AGENTIVE):
            return "N"  # a front-runner, the co-ordinator
        if last in (None, "N") and word.endswith(_NOMINAL):
            return "Z"  # under cross-examination; a cross-examination lasted
        return "J" if last is None or last in "PKGJQ#XYNZ" else last
    if word.startswith("un") and word.endswith("ed"):
        return "J"  # unaligned
    for length in (2, 3, 4):
        char = _ENDINGS.get(word[-length:])
        if char is not None and len(word) > length + 2:
            if word.endswith("est") and not _is_superlative(word):
                return "N"  # the inquest
            return char
    return "M" if word.endswith("s") and not word.endswith(("ss", "us", "is")) else "N"
