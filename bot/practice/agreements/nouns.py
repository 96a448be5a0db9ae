"""Noun phrases that can act: names, roles, organisations."""

from __future__ import annotations

from collections.abc import Sequence

from bot.practice.agreements.tokens import Token
from bot.practice.agreements.verbs import readings
from bot.practice.agreements.wordlists import word_set, word_tuple
from bot.practice.agreements.words import (
    DETERMINERS,
    FILLERS,
    LINKING_ADVERBS,
    PARTICLES_OF_TONE,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)

ROLES = word_set(
    """
    aannemer aannemers adviseur afdeling agent architect bestuur bestuurder beheerder bewoner
    bewoners bewonersgroep boa brandweer buurman buurvrouw buren buurt buurtbeheerder
    buurtsportcoach burgemeester bureau bedrijf casusregisseur coach coördinator college collega
    collega's commissie corporatie dienst directeur directie eigenaar gebiedsteam gemeente ggd
    ggz griffie griffier handhaving handhaver hoofd huisarts huisbaas huurder ingenieur iemand
    initiatiefnemer jurist juriste juristen juridisch kinderen klant klantcontactcentrum
    leerplichtambtenaar leidinggevende leverancier makelaar man manager medewerker medewerkers
    mevrouw meneer mensen ministerie moeder monteur notaris omgevingsdienst ondernemer
    ondernemers ontwikkelaar opbouwwerker organisatie ouders partner penvoerder planner ploeg
    politie projectleider projectteam provincie raad raadslid reiniging reinigingsdienst school
    secretariaat secretaresse secretaris servicedesk stagiair stadsbeheer stadsdeel
    stadsmarinier stadswerken stedenbouwkundige team teamleider vader vakafdeling vakgroep
    veiligheidshuis vereniging vergunningverlener verhuurder verkeer verkeerskundige voorzitter
    vriend vrijwilliger vrijwilligers vrouw waterschap welzijn werkgroep wethouder wijkagent
    wijkbeheerder wijkmanager wijkteam woningbouw woningbouwvereniging woningcorporatie
    woonconsulent zoon dochter zorginstelling aanvrager opdrachtgever opdrachtnemer instelling
    stichting communicatie inkoop financiën hr ict vergunningen groenvoorziening groendienst
    accountmanager regisseur casemanager procesbegeleider toezicht toezichthouder hovenier
    schoonmaak schoonmaakploeg beheer vvd buurthuis bouwbedrijf installateur netbeheerder
    nutsbedrijf bedrijven partijen partij accountant inspecteur inspectie gebiedsmanager
    buurtteam jongerenwerk jongerenwerker straatcoach kwartiermaker veiligheid ouder buur
    """
)
"""Who may act in municipal work, by role; one word each, without the article."""

_AGENT_ENDINGS = word_tuple(
    """
    adviseur leider manager medewerker beheerder ambtenaar team afdeling dienst agent consulent
    coördinator regisseur eur ist ante ente loog ploeg bedrijf bureau groep commissie vereniging
    corporatie instelling stichting meester houder werker collega vrouw kundige genoot makelaar
    bestuur raad voorzitter meisje jongen ondernemer nemer voerder schrijver maker trekker
    speler koper bouwer werper drager persoon functionaris bemiddelaar mentor
    """
)
_TITLES = word_set(
    """
    meneer mevrouw dhr dhr. mw mw. mevr mevr. wethouder collega
    """
)
_ARTICLES = word_set("de mijn onze uw jouw jullie je die hun haar")
_THINGS_IN_ER = word_set(
    """
    kelder kamer winter zomer container computer printer folder flyer letter poster server
    nummer cijfer papier december oktober november september drempeler moeder water vloer sfeer
    keer manier kalender sticker router filter teller meter bunker tuinkamer deur voer weer
    parker donker later eerder verder ander andere welzijnswerker bekeer wasser stopper tender
    order border
    """
) - word_set("moeder welzijnswerker")
_UNITS = word_set("afdeling team dienst cluster sector vakgroep bureau wijkteam programma")
"""What a name may follow without "van": "de afdeling groen"."""
_NOT_ROLES = word_set(
    """
    humeur kleur deur factuur budget lijst kunst rest postbeamte dienst
    """
)
NO_NAMES = word_set(
    """
    prettig volgens conform zoals net daarmee daarna bovendien vastgelegd genoteerd afgesproken
    meer minder alle al zulke zoals voorop vooraf achteraf bovendien inmiddels immers helaas
    hopelijk waarschijnlijk inderdaad precies ergens hierbij daarbij samen laatst eindelijk
    wel vandaar namelijk echter toevallig uiteindelijk sommige veel weinig iedereen niets niks
    alles wie wat soms ooit hier daar nu straks
    """
)
"""Words that may open a sentence with a capital and are no names."""
_FUNCTION_WORDS = (
    NO_NAMES
    | DETERMINERS
    | PREPOSITIONS
    | SUBJECT_PRONOUNS
    | SUBORDINATORS
    | QUESTION_WORDS
    | FILLERS
    | LINKING_ADVERBS
    | PARTICLES_OF_TONE
    | word_set(
        """
    mij me jou hem haar hen hun ons samen hier daar nu straks zelf of
    """
    )
)


def is_role(low: str, after_article: bool = False) -> bool:
    """Whether a lower-case word names somebody who can act."""
    if low in ROLES:
        return True
    if after_article and low.endswith("er") and len(low) > 4:
        return low not in _THINGS_IN_ER and not readings(low)
    return low.endswith(_AGENT_ENDINGS) and low not in _NOT_ROLES and not readings(low)


def is_name(token: Token, sentence_start: bool) -> bool:
    """Whether a token looks like the name of a person or an organisation."""
    if token.time is not None or not token.is_word or token.low in _FUNCTION_WORDS:
        return False
    if not token.text[:1].isupper():
        return False
    return not sentence_start or not readings(token.low)


def agent_phrase(tokens: Sequence[Token], start: int) -> int:
    """The index after a noun phrase from `start` that can act; `start` itself where there is none.

    Takes in "de aannemer", "mijn collega van verkeer", "Anke", "meneer Van Dijk".
    """
    index = start
    agent = False
    while index < len(tokens) and index - start < 5:
        token = tokens[index]
        if token.time is not None or not token.is_word:
            break
        if token.low in DETERMINERS and index == start:
            index += 1
            continue
        if agent and _is_name_part(tokens, index):
            index += 2
            continue
        article = index > 0 and tokens[index - 1].low in _ARTICLES
        role = is_role(token.low, article) or is_name(token, sentence_start=index == 0)
        titled = tokens[index - 1].low in _TITLES and not readings(token.low)
        unit = agent and tokens[index - 1].low in _UNITS and not readings(token.low)
        unit = unit and token.low not in _FUNCTION_WORDS
        if agent and not (role or titled or unit):
            break
        if token.low in _FUNCTION_WORDS and not role:
            break
        agent = agent or role
        index += 1
    if not agent:
        return start
    return _with_origin(tokens, index)


def _is_name_part(tokens: Sequence[Token], index: int) -> bool:
    """Whether "de Boer" or "Van Dijk" begins here, after a title or first name."""
    if tokens[index].low not in ("de", "van", "der", "den", "ten", "ter", "el", "al"):
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    known = tokens[index - 1].low in _TITLES or tokens[index].text[:1].isupper()
    return known and following is not None and following.text[:1].isupper()


def _with_origin(tokens: Sequence[Token], index: int) -> int:
    """Past a "van verkeer" or "van de corporatie" that goes with the phrase before it."""
    if index >= len(tokens) or tokens[index].low not in ("van", "bij", "uit"):
        return index
    end = index + 1
    if end < len(tokens) and tokens[end].low in ("ons", "mij", "jullie", "hier"):
        following = tokens[end + 1] if end + 1 < len(tokens) else None
        if following is None or following.time is not None or readings(following.low):
            return end + 1
    while end < len(tokens) and tokens[end].low in DETERMINERS:
        end += 1
    if end >= len(tokens) or tokens[end].time is not None or tokens[end].low in _FUNCTION_WORDS:
        return index
    if readings(tokens[end].low) and not is_role(tokens[end].low):
        return index
    return end + 1
