"""Titles in names: which words of a name they are, and what they tell of who bears it."""

from __future__ import annotations

from linter.language.names import Gender, given_names

_FEMALE_TITLES = frozenset({"mrs.", "mrs", "ms.", "ms", "miss", "madame", "queen", "princess", "lady", "congresswoman", "councilwoman",
                            "spokeswoman", "chairwoman", "actress", "sister"})  # fmt: skip
_MALE_TITLES = frozenset({"mr.", "mr", "sir", "king", "prince", "lord", "congressman", "councilman", "spokesman", "chairman", "father", "brother"})  # fmt: skip
TITLES = _FEMALE_TITLES | _MALE_TITLES | frozenset(
    ["dr.", "dr", "prof.", "prof", "professor", "president", "vice", "sen.", "sen", "senator", "rep.", "rep", "representative", "gov.", "gov", "governor", "minister", "prime", "chancellor", "ambassador", "secretary", "general", "gen.", "col.", "capt.", "lt.", "sgt.", "maj.", "adm.", "judge", "justice", "mayor", "chief", "commissioner", "pope", "bishop", "archbishop", "cardinal", "rev.", "reverend", "rabbi", "imam", "sheikh", "chair", "director", "attorney", "deputy", "foreign", "former", "speaker", "officer", "detective", "sheriff", "chairman", "premier", "candidate", "nominee", "analyst", "author", "host", "republican", "democratic", "democrat", "st.", "jr.", "jr", "sr.", "leader", "director"]
)  # fmt: skip
"""Words that stand before a name, in lower case: forms of address, offices, roles."""

_ROLES = TITLES - _FEMALE_TITLES - _MALE_TITLES - {"st.", "jr.", "jr", "sr."}


def titles_of(words: tuple[str, ...]) -> int:
    """How many words of a name are titles: "Dr.", "Prime Minister", and "Harbour Minister" before a given name."""
    titles = 0
    while titles < len(words) - 1 and words[titles] in TITLES:
        titles += 1
    for at in range(titles, len(words) - 2):
        if words[at] in _ROLES and words[at + 1] in given_names():
            return at + 1
    return titles


def gender_of(title: tuple[str, ...]) -> Gender:
    """The gender that the first title to tell one tells."""
    for word in title:
        if word in _FEMALE_TITLES:
            return "female"
        if word in _MALE_TITLES:
            return "male"
    return "unknown"


def agree(a: Gender, b: Gender) -> bool:
    """Whether two genders may be one person's."""
    return a == b or a == "unknown" or b == "unknown"


def same_person(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Same last name, and no contradicting first name (an initial agrees with the name it begins)."""
    if known[-1] != words[-1]:
        return False
    if len(known) == 1 or len(words) == 1:
        return True
    a, b = known[0].rstrip("."), words[0].rstrip(".")
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])
