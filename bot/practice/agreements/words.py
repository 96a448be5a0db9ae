"""The closed classes of Dutch words that the grammar of agreements leans on."""

from __future__ import annotations

from bot.practice.agreements.model import Who


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


WE_WITHOUT_YOU = "ik_en_anderen"
"""Stands for "mijn team en ik": more than one, but not the one spoken to."""
PERSONS: dict[str, Who] = {
    "ik": "learner",
    "ikzelf": "learner",
    "jij": "counterpart",
    "jijzelf": "counterpart",
    "je": "counterpart",
    "u": "counterpart",
    "uzelf": "counterpart",
    "jullie": "counterpart",
    WE_WITHOUT_YOU: "learner",
    "we": "both",
    "wij": "both",
}
"""Subject pronouns that name one of the two who talk, or both."""

THIRD_PERSONS = _set("hij zij ze")
NOBODY_NAMED = _set("er het dat dit men iemand alles")
SUBJECT_PRONOUNS = frozenset(PERSONS) | THIRD_PERSONS | NOBODY_NAMED
ALSO_OBJECTS = _set("je u jullie het dat dit ze er alles")
"""Subject forms that may as well be an object or a possessive."""

SUBORDINATORS = _set(
    """
    als omdat zodat voordat nadat zodra terwijl tenzij mits totdat indien doordat opdat sinds
    waarna zoals
    """
)
QUESTION_WORDS = _set(
    """
    wanneer wat wie hoe waar waarom welke welk hoeveel hoezo waarmee waarvoor waarover waaraan
    waarop waardoor waarbij wiens waarvan waarnaar
    """
)
LINKING_ADVERBS = _set("dan daarna vervolgens daarnaast verder anders intussen ondertussen")

DETERMINERS = _set(
    """
    de het een mijn jouw je uw zijn haar onze ons hun jullie deze die dat dit geen elke elk alle
    beide iedere ieder welke
    """
)
PREPOSITIONS = _set(
    """
    van voor met aan naar over op in bij om uit door tot tegen na tussen via per namens binnen
    buiten zonder onder langs rond tijdens sinds vanuit vanaf richting
    """
)
OBJECT_PRONOUNS = _set("mij me jou je u ons jullie hem haar hen hun ze het dat dit die er zich")

FILLERS = _set(
    """
    ja nee nou nou oké oke ok okee prima goed zo hé he hè mooi fijn top helder duidelijk super
    akkoord hm eh uh tja kijk luister weetje check trouwens zeg hoi dag hallo sorry dank bedankt
    deal natuurlijk sowieso eigenlijk gewoon kortom concreet praktisch verder tenslotte
    """
)
"""Words before a clause that are no part of it."""

PARTICLES_OF_TONE = _set(
    """
    even eventjes graag dan dus maar wel gewoon eens toch nog ook hoor natuurlijk alvast sowieso
    alsjeblieft alstublieft aub svp liefst anders daarna vervolgens nou nu daarnaast misschien
    trouwens ja nee oké oke ok okee goed hè he hé prima akkoord afgesproken eerst uiteraard vast
    gerust absoluut zeker echt in_ieder_geval wat_mij_betreft wat_ons_betreft wat_jou_betreft
    wat_u_betreft wie_weet in_elk_geval bij_deze bij_dezen
    zoals_afgesproken zoals_besproken samengevat samenvattend zoals_gezegd zoals_net_gezegd
    zoals_net_besproken zoals_zojuist_besproken zoals_net_afgesproken het_liefst verder zo
    """
)
"""Words inside a clause that say nothing about the action itself."""

TAGS = _set(
    """
    goed oké oke ok okee toch hè he hé akkoord afgesproken deal ja prima hoor eens lukt
    """
)
"""Words that ask for a yes after a proposal."""

NEGATIONS = _set("niet niets niks nooit geen nergens niemand nauwelijks evenmin nimmer")
HABIT_WORDS = _set(
    """
    altijd steeds telkens vaak meestal constant soms weer alweer regelmatig continu doorgaans
    normaal gewoonlijk standaard tegenwoordig eindeloos overal
    """
)
"""Words that describe how somebody goes about things."""

PAST_WORDS = _set(
    """
    gisteren eergisteren vorige afgelopen destijds toen laatst onlangs eerder net zojuist
    gisteravond gistermiddag gisterochtend vroeger vorig jongstleden recent daarnet zonet
    """
)
OPTION_WORDS = _set("misschien wellicht eventueel mogelijk mss")

MODALS = _set("zullen gaan kunnen willen moeten mogen hoeven komen blijven")
REQUEST_FORMS = _set("kun kan kunt kunnen kunne wil wilt willen zou zouden zul zal")

_SPELT_AS = {
    "even": "ff effe eff effen ffjes",
    "het": "t 't ’t",
    "hem": "m 'm ’m",
    "mijn": "mn m'n m’n",
    "zijn": "zn z'n z’n",
    "ik": "k 'k ’k",
    "jij": "jy jij",
    "je": "j jeh",
    "jullie": "jlle jlie julie",
    "hij": "ie",
    "er": "dr d'r d’r r",
    "als": "as",
    "maar": "mr",
    "dat": "da",
    "oké": "okay okeej okee",
    "misschien": "mss msch misch",
    "waarschijnlijk": "wrs wss",
    "sowieso": "sws",
    "inderdaad": "idd",
    "alsjeblieft": "ajb alsjeblief",
    "in_ieder_geval": "iig",
    "van_de": "vd v/d",
    "van_het": "vh",
    "gewoon": "gwn gwoon",
    "niet": "nie nt",
    "niks": "nix",
    "wanneer": "wnr",
    "waarom": "wrm",
    "omdat": "omdt",
    "zoals": "zls",
    "bedankt": "bvd",
    "mij": "mijj",
    "dan": "dn",
    "wordt": "wrdt",
}
SPELLINGS = {said: low for low, spelt in _SPELT_AS.items() for said in spelt.split()}
"""Phone spellings and weak forms, each with the form that the grammar knows."""

PHRASES = (
    ("in", "ieder", "geval"),
    ("in", "elk", "geval"),
    ("wat", "mij", "betreft"),
    ("wat", "ons", "betreft"),
    ("wat", "jou", "betreft"),
    ("wat", "u", "betreft"),
    ("wie", "weet"),
    ("bij", "deze"),
    ("bij", "dezen"),
    ("het", "liefst"),
    ("als", "volgt"),
    ("zoals", "afgesproken"),
    ("zoals", "besproken"),
    ("zoals", "gezegd"),
    ("zoals", "net", "gezegd"),
    ("zoals", "net", "besproken"),
    ("zoals", "zojuist", "besproken"),
    ("zoals", "net", "afgesproken"),
)
"""Fixed phrases that count as one word."""
