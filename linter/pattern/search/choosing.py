"""Chooses the leaf by which a pattern is best found: every match holds it, it is rare in news, and little comes before it."""

from __future__ import annotations

from collections.abc import Collection
from math import fsum
from typing import NamedTuple, TypeAlias

from linter.language.inflection import inflections
from linter.pattern.lexicon import Lexicons, Table
from linter.pattern.tree import (
    Capture,
    Choice,
    Edge,
    Exact,
    Gap,
    Lemma,
    Lexicon,
    Look,
    Marked,
    Repeat,
    Sequence,
    Tree,
    Word,
    children,
    remembered,
)
from linter.text.tokens import normalise

Path: TypeAlias = tuple[int, ...]
"""The way from a tree down to a node: which child at each step."""
Paths: TypeAlias = tuple[Path, ...]


class Split(NamedTuple):
    """A pattern split at a leaf: ``prefix`` has the items before the leaf, ``suffix`` those after it."""

    leaf: Tree
    prefix: tuple[Tree, ...] = ()
    suffix: tuple[Tree, ...] = ()
    open: bool = True  # false for a leaf inside a look ahead: the pattern does not go on where the look ends


_COMMON = {
    word: per_mille
    for per_mille, listed in (
        (40, ', . the'),
        (20, '" a and in of to'),
        (12, "'s that"),
        (7, 'as for he his is it on said with'),
        (4, "'' an are at be but by from has have i not was who"),
        (2.5, "' : about had her n't new or president she state their they this we will would you more"),
        (1.5, '( ) - after all also been do him if out over party people percent so some than there up were what when which — one'),
        (1, "'re ? against because can could did even first going house how into its just last like many most no now only our say them think those time while years other world states two"),
        (0.7, '; among any back before being both country does during get government know made make may much news says should since still then told very way week well where year according campaign companies democratic former market million national political presidential republican support united voters'),
        (0.45, "'m 've -- / [ ] another around between day down every far good here me might my never off such these through too under us whether why work your administration america american big business called candidate change city company countries court economic economy election european foreign general global group growth home important including international investment law least media member next office part past policy power primary public same security see south system take three trade tuesday use want white win need"),
        (0.3, '! again ago already away doing each ever few however later nearly once several something though without yet added asked become better billion came case children clear come days deal debate development different early end financial five future go great help industry issues leader leaders less life likely local long lot major making members military minister monday money months north number officials order own place point put race real really recent report research right saying second secretary set show statement supporters tax team technology things took top used vote war women'),
        (0.2, "'d 'll across ahead almost although anyone behind ca despite earlier either enough having himself instead must often rather someone together toward until whose within – … able action agreement always announced attack attacks based believe best bill black call care chief climate comes comments community continue control current decision department director domestic especially example executive expected face fact family federal following found four free friday give given got groups half health held high history increase information issue job jobs key known large latest lead left level little look looking means meeting month move name nation open others pay plan plans police politics press private process question reported rights role run school senate services service small social speech strong taken taking thing thursday today trying union using wall wednesday went working young"),
    )
    for word in listed.split()
}  # fmt: skip
"""How many of a thousand tokens of news are this word: function words, marks and other common words."""
_UNITS = {
    "label": 0.3, "compound": 6.0, "signature": 0.1, "negation": 6.5, "modal": 9.5, "organisation": 10.0, "quote": 12.0, "ing": 20.0, "number": 22.0, "adv": 25.0, "person": 32.0,
    "pronoun": 39.0, "participle": 39.0, "adj": 55.0, "active": 67.0, "aux": 69.0, "verb": 86.0, "name": 87.0, "prep": 91.0, "det": 92.0,
    "adjunct": 107.0, "capital": 127.0, "noun": 155.0, "actor": 240.0, "np": 260.0, "source": 260.0, "word": 850.0, "clause": 900.0,
}  # fmt: skip
"""At how many of a thousand tokens of news a unit of this kind begins."""
_RARE_WORD, _UNIT = 0.1, 200.0
_RARE_FORMS = 0.05  # the rate of a list's rare words: this times its length to the power of 0.7, since words of long lists are rarer
_FOLLOWED = 0.1  # the share of occurrences of an entry's rarest word that have the other words around them
_LOOKED_AT = 0.4  # the share of a leaf's occurrences that a look before it leaves: ``&<ing> ~@say``


def frequency(leaf: Tree, lexicons: Lexicons) -> float:
    """Roughly how often a leaf occurs in a thousand tokens of news."""
    match leaf:
        case Word(text):
            return _COMMON.get(text, _RARE_WORD)
        case Exact(words):
            return _COMMON.get(normalise(words[0]), _RARE_WORD)
        case Lemma(lemma):
            return rate_of(inflections(lemma))
        case Lexicon(name, inflected):
            table = lexicons.table(name, inflected)
            found_by = {form[rarest(form)] for form in table.forms() if len(form) > 1}
            return rate_of(table.alone) + _FOLLOWED * rate_of(found_by - table.alone)
        case Marked(name):
            return _UNITS.get(name, _UNIT)
        case _:
            raise AssertionError(leaf)


def rarest(form: tuple[str, ...]) -> int:
    """The index of an entry's rarest word, by which it is best found; the first of equals."""
    rates = [_COMMON.get(word, _RARE_WORD) for word in form]
    return rates.index(min(rates))


def rate_of(forms: Collection[str]) -> float:
    """Roughly how many of a thousand tokens of news are one of these words."""
    rare: float = _RARE_FORMS * len(forms) ** 0.7
    return rare + fsum(_COMMON.get(form, 0.0) for form in forms)  # in whatever order a set has them


def leaf_paths(tree: Tree, lexicons: Lexicons) -> Paths:
    """The paths to the leaves by which a pattern is best found; empty if it must be tried everywhere.

    Raises:
        KeyError: a lexicon is unknown.
    """
    return tuple(_paths(tree, lexicons) or ())


def _paths(tree: Tree, lexicons: Lexicons) -> list[Path] | None:
    match tree:
        case Word() | Exact() | Lemma() | Lexicon() | Marked():
            return [()]
        case Capture() | Look(_, False):
            return _below(tree, 0, lexicons)
        case Repeat(_, least) if least > 0:
            return _below(tree, 0, lexicons)
        case Choice(options):
            out: list[Path] = []
            for number in range(len(options)):
                found = _below(tree, number, lexicons)
                if found is None:
                    return None
                out += found
            return out
        case Sequence(items):
            each = [found for number in range(len(items)) if (found := _below(tree, number, lexicons)) is not None]
            return min(each, key=lambda paths: _cost(tree, paths, lexicons), default=None)
        case _:
            return None


def _below(tree: Tree, number: int, lexicons: Lexicons) -> list[Path] | None:
    found = _paths(children(tree)[number], lexicons)
    return found and [(number, *path) for path in found]


def _cost(tree: Tree, paths: list[Path], lexicons: Lexicons) -> float:
    """The cost of some leaves: their frequency, more where much comes before a leaf, or nothing after it that could be checked."""
    cost = 0.0
    for path in paths:
        anchor = split_at(tree, path)
        wide = 0 if anchor.prefix[:1] == (Edge(True),) else sum(map(_width, anchor.prefix))
        rate = frequency(anchor.leaf, lexicons)
        if anchor.prefix and isinstance(anchor.prefix[-1], Look):
            rate *= _LOOKED_AT
        cost += rate * (1 + wide + (0.5 if not anchor.suffix and anchor.prefix else 0))
    return cost


@remembered
def _width(item: Tree) -> float:
    """What it costs to step back over an item: one that may begin at many slots multiplies the steps before it."""
    match item:
        case Gap():
            return 2.0
        case Repeat(inner, _, most) if most is None or most > 2:
            return min(most or 12, 12) / 3 + _width(inner)
        case _:
            return sum(map(_width, children(item)))


def split_at(tree: Tree, path: Path) -> Split:
    """A tree split at the leaf to which a path leads."""
    if not path:
        return Split(tree)
    inner = split_at(children(tree)[path[0]], path[1:])
    match tree:
        case Sequence(items):
            here = path[0]
            after = items[here + 1 :] if inner.open else ()
            return Split(inner.leaf, (*items[:here], *inner.prefix), (*inner.suffix, *after), inner.open)
        case Repeat(item, least, most) if most != 1 and inner.open:  # the leaf is in the first round
            rounds = Repeat(item, least - 1, None if most is None else most - 1)
            return Split(inner.leaf, inner.prefix, (*inner.suffix, rounds))
        case Look():
            return Split(inner.leaf, inner.prefix, inner.suffix, False)
        case _:
            return inner


def forms_of(leaf: Tree, lexicons: Lexicons) -> Table:
    """The words a leaf matches, as the table of a lexicon."""
    match leaf:
        case Word(text):
            return Table(frozenset((text,)), {})
        case Exact(words):
            form = tuple(map(normalise, words))
            return Table(frozenset(form), {}) if len(form) == 1 else Table(frozenset(), {form[0]: " ".join(form)})
        case Lemma(lemma):
            return Table(inflections(lemma), {})
        case Lexicon(name, inflected):
            return lexicons.table(name, inflected)
        case _:
            raise AssertionError(leaf)
