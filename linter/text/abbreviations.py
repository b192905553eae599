"""Words that keep the full stop after them."""

from __future__ import annotations

TITLES = """Mr Mrs Ms Mx Dr Prof Gen Col Capt Lt Sgt Cpl Pvt Maj Adm Cmdr Brig Lt-Gen Maj-Gen Brig-Gen Sen Sens Rep Reps Gov Govs Rev
    Hon Pres Supt Det Insp Messrs Atty Amb St Sr Jr""".split()  # noqa: SIM905
"""Abbreviations of titles, as written; ``linter.language.titles`` knows what they say about who bears them."""

CAPITALISED = """Mt Ft Inc Corp Co Cos Ltd Bros Dept Univ Assn Ave Blvd Rd Jan Feb Aug Sept? Oct Nov Dec Mon Tues? Wed Thu Thurs? Fri
    Ph\\.D""".split()  # noqa: SIM905
"""Further abbreviations when written with a capital; regular expressions."""

LOWER_CASE = "vs v etc inc corp ltd cf approx est al jr".split()  # noqa: SIM905
"""Abbreviations as they are."""

BEFORE_NUMBER = "No no Nos nos Mar Apr Jun Jul Fig fig Sat Sun p pp".split()  # noqa: SIM905
"""Abbreviations only where a number follows: *no* and *Mar* are words too."""

STATES = """Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va
    Vt Wash Wis Wyo""".split()  # noqa: SIM905
"""American states, abbreviations only after a comma (Dover, Del.) or a party's letter (D-Del.)."""

NEVER_LAST = frozenset(
    {title.lower() for title in TITLES if title != "Jr"} | {"mt", "ft", "vs", "v", "no", "nos", "n°"}
)
"""Abbreviations, in lower case, that something belonging to them always follows (a name, a number): no sentence ends after them."""

BEFORE_NEW_SENTENCE = frozenset({"inc", "corp", "co", "cos", "ltd", "bros", "jr", "a.m", "p.m", "etc"})
"""Abbreviations, in lower case, that close what they belong to: a person's title after one begins a sentence (Orlow Inc. Dr. Lind …)."""

PERSONAL_TITLES = frozenset({title.lower() + "." for title in TITLES if title not in ("St", "Sr", "Jr")})
"""Abbreviated titles, as tokens are normalised, that stand before a name."""
