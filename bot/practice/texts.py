"""What the programme itself says: choosing, briefing, help. Not what a tegenspeler says."""

from __future__ import annotations

from collections.abc import Iterable

from bot.practice.answer import Answer, Button
from bot.practice.commands import Command
from bot.practice.debrief import Debrief
from bot.practice.debrief_text import plain_text
from bot.practice.dutch import within
from bot.practice.hints import Hint
from bot.practice.moments import effect
from bot.practice.moves import deciding
from bot.practice.record import TurnRecord
from bot.practice.replay import Before
from bot.practice.scenario import MODULE_TITLES, Scenario

WELCOME = "Welkom bij Tegenspeler. Hier oefen je een lastig gesprek. Welk gesprek kies je?"

NO_TALK = "Je bent nu niet in gesprek. Welk gesprek wil je oefenen?"

HELP = """Zo werkt het
Kies een gesprek, lees de uitleg en begin. Typ daarna gewoon wat je zou zeggen, in je eigen \
woorden. Een paar zinnen tegelijk mag ook.
De tegenspeler reageert op wat je doet. Aan het eind krijg je een terugblik met jullie \
afspraken en met je eigen zinnen.

Kom je er even niet uit? Typ "time-out" voor een hint. Met "terug" neem je je laatste bericht \
terug en probeer je een andere zin. Met /waarom zie je waarom de ander zo reageerde.

/start: een gesprek kiezen
/stop: het gesprek beëindigen en terugkijken
/help: deze uitleg"""


EMPTY = "Je bericht is leeg. Typ wat je zou zeggen."

ONLY_PRIVATE = "Oefenen doe je met mij alleen. Open een privéchat met mij en stuur /start."

EDITED = (
    "Je hebt een bericht aangepast. Dat telt niet meer mee. Stuur liever een nieuw bericht met wat "
    "je bedoelde."
)

OLD_BUTTON = "Deze knop werkt niet meer. Stuur /start om te kiezen."

FAILED = "Er ging bij ons iets mis. Je gesprek is bewaard. Stuur je laatste bericht nog eens."

UNREADABLE = {
    "voice": "Een spraakbericht kan ik niet beluisteren. Typ wat je wilt zeggen.",
    "video": "Een video kan ik niet bekijken. Typ wat je wilt zeggen.",
    "photo": "Een foto kan ik niet bekijken. Typ wat je wilt zeggen.",
    "sticker": "Een sticker kan ik niet lezen. Typ wat je wilt zeggen.",
    "document": "Een bestand kan ik niet openen. Typ wat je wilt zeggen.",
    "location": "Met een locatie kan ik niets. Typ wat je wilt zeggen.",
    "contact": "Met een contact kan ik niets. Ik bewaar het ook niet. Typ wat je wilt zeggen.",
    "poll": "Een peiling kan ik niet invullen. Typ wat je wilt zeggen.",
    "other": "Dit kan ik niet lezen. Typ wat je wilt zeggen.",
}
"""One line for each kind of message that is no text."""

NOTHING_TO_TAKE_BACK = "Je hebt nog niets gezegd, dus er is niets om terug te nemen."

TAKEN_BACK = "Je laatste bericht is teruggenomen. Je bent weer hier:"

NOTHING_SAID_YET = "Je hebt nog niets gezegd."

_SOURCES = {
    "story": "Dit antwoord stond in het verhaal van dit gesprek.",
    "reveal": "Je hebt dit verdiend door te luisteren.",
    "agreement": "Dit was een antwoord op de afspraak.",
    "scenario": "Zo reageert {within} op deze interventie, bij dit vertrouwen.",
    "general": "Zo reageert {within} op deze interventie, bij dit vertrouwen.",
    "ending": "Hier liep het gesprek af.",
    "puzzled": "{name} kon hier niets mee.",
}


def hint(found: Hint) -> Answer:
    """A time-out, after which the talk goes on."""
    moves = " of ".join(move.replace("_", " ") for move in found.moves)
    text = (
        f"Time-out. {found.signal}\nDit kan nu helpen: {moves}.\n"
        f"Bijvoorbeeld: “{found.example}”\nTyp verder als je zover bent."
    )
    return Answer("note", text)


def why(name: str, turn: TurnRecord, before: Before) -> Answer:
    """Which sentence was heard as what, and what it did; with other readings to choose from."""
    lines = []
    for change in turn.changes:
        move = change.move.replace("_", " ")
        lines.append(f"“{change.sentence}” klonk als: {move}. {effect(name, change)}")
    if not turn.changes:
        lines.append(f"{name} begreep niet wat je bedoelde.")
    lines.append(_SOURCES[turn.source].format(name=name, within=within(name)))
    heard = deciding(turn.sentences)
    others = before.other_moves(heard.move if heard else "")
    buttons = tuple(
        Button.of(f"Ik bedoelde: {move.replace('_', ' ')}", Command("meant", move=move))
        for move in others
    )
    if buttons:
        lines.append(
            "Bedoelde je iets anders? Kies het, of typ bijvoorbeeld: "
            f"{buttons[0].title.lower()}. Het gesprek speelt dan vanaf daar opnieuw."
        )
    return Answer("note", "\n".join(lines), buttons=buttons)


def heard_again(move: str) -> str:
    """Before a message is played again as another move."""
    return f"Goed, dan horen we het als: {move.replace('_', ' ')}."


SHORTENED = "(Je bericht was erg lang. Alleen het begin is gelezen, ongeveer twee bladzijden.)"


def going_on(counterpart: str) -> str:
    """For who comes back to a talk that was cut off."""
    return f"Je was nog in gesprek met {within(counterpart)}. Je kunt verder waar je was."


def choice(scenarios: Iterable[Scenario], lead: str = WELCOME) -> Answer:
    """The list of scenarios to choose from, by module."""
    paragraphs = [lead]
    buttons: list[Button] = []
    by_module: dict[str, list[str]] = {}
    for number, scenario in enumerate(scenarios, start=1):
        line = f"{number}. {scenario.title} ({scenario.name}, {scenario.block.counterpart.role})"
        by_module.setdefault(scenario.module, []).append(line)
        buttons.append(Button.of(scenario.title, Command("choose", scenario.id)))
    for module, lines in by_module.items():
        paragraphs.append("\n".join((MODULE_TITLES[module], *lines)))
    return Answer("choice", "\n\n".join(paragraphs), buttons=tuple(buttons))


def briefing(scenario: Scenario, level: int | None = None) -> Answer:
    """What the participant reads before the talk, at its own level or another."""
    block = scenario.block
    level = level or block.level
    who = (
        f"Je bent {block.learner}. Je praat met {within(scenario.name)}, {block.counterpart.role}."
    )
    duration = f"Dit gesprek duurt ongeveer {block.minutes} minuten. Niveau {level} van 3."
    goal = f"Wat je wilt bereiken: {block.goal.strip()}"
    text = "\n\n".join((block.title, who, block.briefing.strip(), goal, duration))
    others = [other for other in (1, 2, 3) if other != level]
    buttons = (
        Button.of("Begin", Command("begin", scenario.id, level)),
        *(Button.of(f"Niveau {other}", Command("choose", scenario.id, other)) for other in others),
        Button.of("Ander gesprek", Command("start")),
    )
    return Answer("briefing", text, buttons=buttons)


def not_begun(scenario: Scenario) -> Answer:
    """For who already talks while the briefing still waits."""
    text = (
        f"Het gesprek met {within(scenario.name)} is nog niet begonnen. "
        "Kies Begin als je klaar bent."
    )
    buttons = (
        Button.of("Begin", Command("begin", scenario.id)),
        Button.of("Ander gesprek", Command("start")),
    )
    return Answer("note", text, buttons=buttons)


def still_talking(counterpart: str) -> str:
    """For who asks for another scenario in the middle of a talk."""
    return (
        f"Je bent nog in gesprek met {within(counterpart)}. Typ verder, of typ /stop om te "
        "stoppen en terug te kijken."
    )


def lost(counterpart: str) -> str:
    """For who talks past the tegenspeler: the way out, without leaving the talk."""
    return (
        f"(Je bent in gesprek met {within(counterpart)}. Zeg het gerust in andere woorden. "
        "Wil je stoppen? Typ /stop.)"
    )


def look_back(scenario: Scenario, debrief: Debrief) -> Answer:
    """The debrief, with what can be done next."""
    buttons = (
        Button.of("Nog een keer", Command("choose", scenario.id)),
        Button.of("Ander gesprek", Command("start")),
    )
    return Answer("debrief", plain_text(debrief), buttons=buttons, details=debrief.as_dict())
