"""Turns of speech that look like a deed and are none."""

from __future__ import annotations

from bot.practice.agreements.actions import Action
from bot.practice.agreements.clauses import Clause
from bot.practice.agreements.vagueness import has_thing
from bot.practice.agreements.wordlists import word_set
from bot.practice.agreements.words import PARTICLES_OF_TONE

_NEVER: tuple[tuple[str, str], ...] = (
    ("stellen", "vraag vragen prijs gerust teleur schrap"),
    (
        "maken",
        "zorgen excuses grapje druk bezwaar verschil indruk onderscheid boos ruzie drama potje",
    ),
    ("geven", "gelijk idee gevoel indruk voorbeeld gewonnen zin toe woord jawoord voorrang"),
    ("bellen", "gerust"),
    ("nemen", "kwalijk aan serieus tijd genoegen afscheid"),
    ("doen", "pijn alsof ertoe verdriet goed groeten plezier mee manier zin zo"),
    ("gaan", "akkoord erom"),
    ("zetten", "druk klem schrap punt streep handtekening hakken rijtje"),
    ("vragen", "af begrip aandacht"),
    ("leggen", "schuld neer"),
    ("neerleggen", "erbij"),
    ("trekken", "grens lijn streep conclusie aan"),
    ("halen", "bakzeil woorden energie datum deadline trein"),
    ("hebben", "over"),
    ("tekenen", "daarvoor hiervoor ervoor voor hier"),
    ("bijhouden", "hier hierbij"),
    ("aanbieden", "excuses verontschuldigingen"),
    ("voorstellen", "me mezelf"),
    ("aansluiten", "me bij"),
    ("meegaan", "akkoord"),
    ("aftrekken", "handen"),
    ("schuiven", "terzijde"),
    ("afzijn", "ervan"),
    ("beloven", "dat dit"),
    ("toezeggen", "dat dit"),
    ("aandoen", "rustig kalm"),
    ("zien", "wel"),
    ("sluiten", "gesprek overleg vergadering bijeenkomst hierbij hiermee"),
    ("afsluiten", "nu hier gesprek overleg vergadering bijeenkomst hierbij hiermee"),
    ("openen", "kaart gesprek"),
    ("opstellen", "me je u"),
    ("houden", "hart tijd klok mond"),
    ("krijgen", "woord"),
    ("slaan", "spijkers"),
    ("spelen", "kaart"),
)
"""Verb and words that together are no deed, whether or not a time is named."""

_UNLESS_TIMED: tuple[tuple[str, str], ...] = (
    ("komen", "over neer vandaan tegen binnen door vanuit"),
    ("gaan", "over om ervan mis goed zo kosten fout slecht prima erover"),
    ("lopen", "vast tegen aan"),
    ("brengen", "verlegenheid parket"),
    ("spreken", "aan uit namens vanuit hierop erop"),
    ("praten", "namens als"),
    ("aanschuiven", "schuif aan even"),
    ("zetten", "hoog"),
    ("doen", "nu"),
    ("geven", "antwoord week weken dagen tijd kans"),
    ("halen", "dat dit het"),
)
_CONCESSIONS = word_set(
    """
    intrekken opgeven loslaten varen rusten inleveren schrappen buigen schikken zwichten
    toegeven
    """
)
_POINTS = word_set("eis eisen voorwaarde punt bezwaar voorstel verzoek standpunt zin")
"""What one gives up when one gives in."""
_CONTACT_VERBS = word_set(
    """
    bellen mailen spreken komen benaderen opnemen sturen appen
    """
)
_REASONS = word_set("over omdat vanwege namens ivm daarom daarvoor nu")
_NEEDS_OBJECT = word_set(
    "geven doen nemen zeggen laten komen gaan kijken zetten brengen halen plannen vragen werken"
)
_ABOUT = word_set("gaan draaien handelen")


def is_idiom(clause: Clause, action: Action, timed: bool, conceding: bool) -> bool:
    """Whether the clause is a turn of speech, an opening line or a concession, and no deed."""
    words = frozenset(clause.lows)
    if _matches(_NEVER, action, words) or (not timed and _matches(_UNLESS_TIMED, action, words)):
        return True
    if action.verb == "doen" and not timed and not action.after and not has_thing(action):
        words_left = {token.low for token in action.before} - PARTICLES_OF_TONE
        if not words_left:
            return True
    bare = all(token.low in PARTICLES_OF_TONE | {"hier"} for token in action.before + action.after)
    if bare and clause.subject is None and action.verb in _NEEDS_OBJECT:
        return True
    if action.verb in _ABOUT and words & {"om", "over", "erom", "erover"} and _nobody(clause):
        return True
    if conceding and (words & _POINTS or (clause.subject is None and "maar" in words)):
        return True
    if action.verb == "spreken" and _is_listener(clause) and "met" in words and not timed:
        return True
    if conceding and action.verb.replace("laten ", "") in _CONCESSIONS:
        return True
    return _is_opening_line(clause, action, words, timed)


def _matches(table: tuple[tuple[str, str], ...], action: Action, words: frozenset[str]) -> bool:
    return any(action.verb == verb and words & frozenset(rest.split()) for verb, rest in table)


def _is_listener(clause: Clause) -> bool:
    return clause.subject is not None and clause.subject.who == "counterpart"


def _nobody(clause: Clause) -> bool:
    return clause.subject is None or clause.subject.who is None


def _is_opening_line(clause: Clause, action: Action, words: frozenset[str], timed: bool) -> bool:
    """ "Ik bel je even over de planning": why one calls, not that one will."""
    if timed or action.auxiliary is not None or action.verb not in _CONTACT_VERBS:
        return False
    speaker = clause.subject is None or clause.subject.who == "learner"
    return speaker and clause.order != "verb_first" and bool(words & _REASONS)
