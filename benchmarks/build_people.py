"""Make ``linter/language/data/people.txt``: common nouns for a person.

    python benchmarks/build_people.py WORDNET_DICT_FOLDER > linter/language/data/people.txt

WORDNET_DICT_FOLDER is as for ``build_things.py``, which says when a noun is taken; here it is mostly in WordNet's file of persons.
``LEFT_OUT`` are nouns that news uses for a body or a thing as well, ``ADDED`` plain words that the counts miss.
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

from build_things import capitalised, nouns_mostly

PERSON = {18}
SHARE = 0.7
LEFT_OUT = frozenset(
    """adapter affiliate asshole avatar bard barker batman beau belle bey booker boomer booster bowman bravo breaker broadcaster browser bum buster
    calculator calif censor changer charger clone coaster colleen combatant competitor cub cummings cunt cutler cutter cyborg dearest deb deity
    demon depressive developer dick dickhead distributor dodger draper dumbass dyer dyke eater embodiment exporter fag faggot fairy fay fodder
    freak freeman fucker geek genie git giver gnome goblin goddess godfather grader griffin hanger harper hobbit holder homo hood imp importer
    jackass junkie keeper khan lender lulu maestro malik manufacturer mascot mater mermaid modernist monster motherfucker mover mummy mutation
    ninja nobody offspring operator oracle packer pol predator printer provider proxy psycho puke purchaser quad quarry ref referral retailer
    ripper roc rocker rogue rounder router rover samurai saver sawyer scanner screw shaman sharper shrimp sinner slayer slider slut smoothie
    spectre spinner spoiler stoner sucker superman supplier taco taker terminator tester toaster torpedo tracker trailer transmitter troll twat
    unicorn vampire vendor voucher wally wannabe washer werewolf whale whore zombie""".split()  # noqa: SIM905
)
ADDED = frozenset(
    """adult agent ally applicant arsonist assistant aunt babysitter barber barmaid barman boss boy bricklayer bride brother builder butcher
    bystander campaigner candidate canvasser carer caretaker celebrity chairwoman chief churchgoer clerk coach commuter congresswoman
    constituent convict cook coroner correspondent councilman councilwoman counsellor counselor cousin crofter customer dad dealer deckhand
    delegate detainee detective diner doctor doorman drinker driver electrician ex-husband ex-wife expert fan farmer farmhand father fiancé
    fiancée firefighter flatmate forecaster friend gamekeeper gardener girl grandfather grandmother great-granddaughter great-grandfather
    great-grandmother great-grandson great-great-granddaughter great-great-grandson groom groundsman guard guardsman guest guide guitarist
    gunman hairdresser headmistress headteacher heir hiker holidaymaker host hostage housemate hunter incumbent inmate jeweller jogger joiner
    judge juror king landlady lawmaker lecturer librarian lifeguard locksmith loyalist magistrate man marcher mate member midfielder midwife mom
    monk mother motorist mourner mum neighbor neighbour nephew niece nominee nun nurse official onlooker organiser organizer paramedic parent
    passer-by passerby patient pedestrian pensioner plumber policewoman postman postwoman preacher president prince princess prisoner protester
    protestor punter pupil queen rancher ranger reader relative rescuer resident retiree reveller rower saint salesperson saleswoman scientist
    shopkeeper shopper sibling singer sister son spokeswoman spy staffer star stepdaughter stepmother stepson student suspect sympathiser teen
    teenager tenant theologian thief toddler treasurer trespasser twin uncle valet veteran veterinarian villager volunteer wanderer warden
    watchman weaver welder whistle-blower whistleblower widower witness woman worker workman youngster youth""".split()  # noqa: SIM905
)
HEAD = """# Common nouns for a person, made from Princeton WordNet 3.0 by benchmarks/build_people.py; its licence is LICENSE-WORDNET."""


def people(folder: Path) -> list[str]:
    """The nouns for a person of a folder of WordNet's files, in order."""
    return sorted(ADDED.union(nouns_mostly(folder, PERSON, SHARE) - LEFT_OUT - capitalised(folder)))


def main() -> int:
    """Write the list to standard output."""
    print(HEAD)
    print(textwrap.fill(" ".join(people(Path(sys.argv[1]))), 150, break_on_hyphens=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
