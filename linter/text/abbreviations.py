"""Words that keep the full stop after them."""

from __future__ import annotations

TITLES = frozenset(
    """mr mrs ms mx dr prof sr st gen col capt lt sgt cpl pvt maj adm cmdr brig sen rep reps sens gov govs rev hon pres supt det insp messrs
    atty amb mt ft vs no nos lt-gen maj-gen brig-gen""".split()  # noqa: SIM905
)  # fmt: skip
"""Abbreviations that something belonging to them always follows (a name, a number): no sentence ends after them."""

CAPITALISED = """Mr Mrs Ms Mx Dr Prof Sr Jr St Gen Col Capt Lt Sgt Cpl Pvt Maj Adm Cmdr Brig Sens? Reps? Govs? Rev Hon Pres Supt Det Insp
    Messrs Atty Amb Mt Ft Lt-Gen Maj-Gen Brig-Gen Inc Corp Co Cos Ltd Bros Dept Univ Assn Ave Blvd Rd Jan Feb Aug Sept? Oct Nov Dec
    Mon Tues? Wed Thu Thurs? Fri Ph\\.D""".split()  # noqa: SIM905
"""Abbreviations when written with a capital; regular expressions."""

LOWER_CASE = "vs etc inc corp ltd cf approx est al jr".split()  # noqa: SIM905
"""Abbreviations as they stand."""

BEFORE_NUMBER = "No no Nos nos Mar Apr Jun Jul Fig fig Sat Sun p pp".split()  # noqa: SIM905
"""Abbreviations only where a number follows: *no* and *Mar* are words too."""

STATES = """Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va
    Vt Wash Wis Wyo""".split()  # noqa: SIM905
"""American states, abbreviations only after a comma (Dover, Del.) or a party's letter (D-Del.)."""
