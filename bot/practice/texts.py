"""What the programme itself says: choosing, briefing, help. Not what a tegenspeler says."""

from __future__ import annotations

from collections.abc import Iterable

from bot.practice.answer import Answer, Button
from bot.practice.commands import Command
from bot.practice.debrief import Debrief
from bot.practice.debrief_text import plain_text
from bot.practice.scenario import MODULE_TITLES, Scenario

WELCOME = "Welkom bij Tegenspeler. Hier oefen je een lastig gesprek. Welk gesprek kies je?"

NO_TALK = "Je bent nu niet in gesprek. Welk gesprek wil je oefenen?"

HELP = """Zo werkt het
Kies een gesprek, lees de uitleg en begin. Typ daarna gewoon wat je zou zeggen, in je eigen \
woorden. Een paar zinnen tegelijk mag ook.
De tegenspeler reageert op wat je doet. Aan het eind krijg je een terugblik met jullie \
afspraken en met je eigen zinnen.

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

SHORTENED = "(Je bericht was erg lang. Alleen het begin is gelezen, ongeveer twee bladzijden.)"


def going_on(counterpart: str) -> str:
    """For who comes back to a talk that was cut off."""
    return f"Je was nog in gesprek met {counterpart}. Je kunt verder waar je was."


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


def briefing(scenario: Scenario) -> Answer:
    """What the participant reads before the talk."""
    block = scenario.block
    who = f"Je bent {block.learner}. Je praat met {scenario.name}, {block.counterpart.role}."
    duration = f"Dit gesprek duurt ongeveer {block.minutes} minuten."
    goal = f"Wat je wilt bereiken: {block.goal.strip()}"
    text = "\n\n".join((block.title, who, block.briefing.strip(), goal, duration))
    buttons = (
        Button.of("Begin", Command("begin", scenario.id)),
        Button.of("Ander gesprek", Command("start")),
    )
    return Answer("briefing", text, buttons=buttons)


def not_begun(scenario: Scenario) -> Answer:
    """For who already talks while the briefing still waits."""
    text = f"Het gesprek met {scenario.name} is nog niet begonnen. Kies Begin als je klaar bent."
    buttons = (
        Button.of("Begin", Command("begin", scenario.id)),
        Button.of("Ander gesprek", Command("start")),
    )
    return Answer("note", text, buttons=buttons)


def still_talking(counterpart: str) -> str:
    """For who asks for another scenario in the middle of a talk."""
    return (
        f"Je bent nog in gesprek met {counterpart}. Typ verder, of typ /stop om te stoppen en "
        "terug te kijken."
    )


def lost(counterpart: str) -> str:
    """For who talks past the tegenspeler: the way out, without leaving the talk."""
    return (
        f"(Je bent in gesprek met {counterpart}. Zeg het gerust in andere woorden. Wil je stoppen? "
        "Typ /stop.)"
    )


def look_back(scenario: Scenario, debrief: Debrief) -> Answer:
    """The debrief, with what can be done next."""
    buttons = (
        Button.of("Nog een keer", Command("choose", scenario.id)),
        Button.of("Ander gesprek", Command("start")),
    )
    return Answer("debrief", plain_text(debrief), buttons=buttons, details=debrief.as_dict())
