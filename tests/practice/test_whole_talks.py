"""Properties of every talk in the real scenarios, whatever the learner says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.practice import reactions
from bot.practice.agreements import AgreementLog
from bot.practice.debrief import debrief
from bot.practice.debrief_text import plain_text
from bot.practice.engine import Turn, open_talk, play
from bot.practice.hearing import Message
from bot.practice.lines import key
from bot.practice.moves import MOVES, HeardSentence
from bot.practice.scenario import ByTrust, Scenario, load_scenario
from bot.practice.talk import Talk
from tests.practice.playing import NO_DAY, NOW, REAL, Game, promise

SCENARIOS = {path.stem: load_scenario(path) for path in REAL}
each_scenario = pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=SCENARIOS)
many_talks = settings(
    max_examples=12,
    deadline=None,
    # No shrinking: of a talk of forty turns it takes minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

AGREEMENTS = [
    promise(),
    NO_DAY,
    promise(who=None),
    promise(status="confirmed"),
    promise(when="snel", due=None, status="vague"),
    promise(who="learner", what="de corporatie bellen", when="dinsdag", due=date(2026, 12, 1)),
]
# Attacks end a talk soon; here they are rare, so that most talks are long.
KIND = [move for move in MOVES if move not in ("verwijten", "dreigen", "afronden")]
a_sentence = st.builds(
    HeardSentence,
    text=st.sampled_from(["Goed.", "Ik snap het, maar toch.", "Dat kan niet, want het mag niet."]),
    move=st.one_of(st.sampled_from(KIND), st.sampled_from(KIND), st.sampled_from(sorted(MOVES))),
    confidence=st.sampled_from([0.95, 0.95, 0.6, 0.2]),
)
a_message = st.tuples(
    st.lists(a_sentence, min_size=1, max_size=3),
    st.lists(st.sampled_from(AGREEMENTS), max_size=2),
)
a_talk = st.lists(a_message, min_size=20, max_size=40)


def turns(
    scenario: Scenario, said: list[tuple[list[HeardSentence], list[object]]]
) -> Iterator[Turn]:
    """The turns of a talk until it ends."""
    talk, log = open_talk(scenario), AgreementLog()
    for number, (sentences, agreements) in enumerate(said):
        message = Message(sentences, agreements, NOW)  # type: ignore[arg-type]
        turn = play(scenario, talk, log, message, Random(number))
        yield turn
        talk, log = turn.talk, turn.log
        if talk.ended:
            return


def pools(scenario: Scenario, turn: Turn) -> Iterator[set[str]]:
    """Every set of lines from which the line of this turn may have been chosen."""
    closing = scenario.block.closing
    for lines in (closing.agreed, closing.open, closing.broken_off):
        yield set(lines)
    for beat in scenario.path.beats.values():
        yield set(beat.lines)
    for rows in (scenario.reactions, reactions.general(scenario.persona)):
        yield from (_every_line(row) for row in rows.values())


def unfit(pool: set[str]) -> set[str]:
    """The lines that bring back a time, which can't be said while no time was named."""
    return {line for line in pool if "{" in line}


def _every_line(row: ByTrust) -> set[str]:
    return {*row.low, *row.middle, *row.high}


@each_scenario
@many_talks
@given(said=a_talk)
def test_no_line_comes_twice_while_another_is_left(
    scenario: Scenario, said: list[tuple[list[HeardSentence], list[object]]]
) -> None:
    spoken = [scenario.block.opening]
    for turn in turns(scenario, said):
        assert turn.line
        assert turn.template != spoken[-1]
        line = turn.template
        if line in spoken:
            assert any(
                pool <= {*spoken, *unfit(pool)} for pool in pools(scenario, turn) if line in pool
            ), line
        spoken.append(line)
        assert turn.talk.said == tuple(key(line) for line in spoken)


@each_scenario
@many_talks
@given(said=a_talk)
def test_a_talk_goes_on_the_same_after_json(
    scenario: Scenario, said: list[tuple[list[HeardSentence], list[object]]]
) -> None:
    talk, log = open_talk(scenario), AgreementLog()
    for number, (sentences, agreements) in enumerate(said):
        message = Message(sentences, agreements, NOW)  # type: ignore[arg-type]
        kept = json.loads(json.dumps([talk.as_dict(), log.as_dict()]))
        turn = play(scenario, talk, log, message, Random(number))
        again = play(
            scenario,
            Talk.from_dict(kept[0]),
            AgreementLog.from_dict(kept[1]),
            message,
            Random(number),
        )
        assert turn == again
        talk, log = turn.talk, turn.log
        if talk.ended:
            return


@each_scenario
@many_talks
@given(said=a_talk)
def test_what_holds_in_every_turn(
    scenario: Scenario, said: list[tuple[list[HeardSentence], list[object]]]
) -> None:
    degrees = ("nothing", "hint", "full")
    revealed, begun, told = "nothing", 0, 0
    for number, turn in enumerate(turns(scenario, said), start=1):
        talk = turn.talk
        assert talk.turn == number
        assert degrees.index(talk.revealed) >= degrees.index(revealed)
        if talk.revealed != revealed:
            assert turn.beat is not None
            assert scenario.path.beats[turn.beat].reveals == talk.revealed
            assert set(talk.listened) or talk.revealed == "hint"
            told += talk.revealed == "full"
        assert len(talk.begun_asides) == len(set(talk.begun_asides)) >= begun
        assert (talk.ended == "agreed") <= any(
            entry.agreement.status == "confirmed" for entry in turn.log.entries
        )
        for entry in turn.log.entries:
            if any(event.happened == "confirmed" for event in entry.history[-1:]):
                recap = any(event.sentence == entry.agreement.sentence for event in entry.history)
                assert entry.agreement.explicit or recap
        revealed, begun = talk.revealed, len(talk.begun_asides)
    assert told <= 1


@each_scenario
@many_talks
@given(said=a_talk)
def test_every_talk_can_be_looked_back_on(
    scenario: Scenario, said: list[tuple[list[HeardSentence], list[object]]]
) -> None:
    game = Game(scenario)
    for sentences, agreements in said:
        game.say(*sentences, agreements=agreements)  # type: ignore[arg-type]
        if game.talk.ended:
            break
    look = debrief(scenario, game.record())
    own = {sentence.text for turn in game.turns for sentence in turn.sentences}
    moments = [*look.went_well, *([look.to_try] if look.to_try else [])]
    agreed = {entry.agreement.sentence for entry in game.log.entries}
    assert {moment.sentence for moment in moments} <= own | agreed
    assert plain_text(look).startswith(f"Terugblik: {scenario.title}")


@each_scenario
@pytest.mark.parametrize("move", [move for move in MOVES if move not in ("buiten_rol", "afronden")])
def test_who_does_the_same_again_and_again_hears_ever_other_lines(
    scenario: Scenario, move: str
) -> None:
    game = Game(scenario, trust=10, tension=0)
    lines = []
    while len(lines) < 4 and not game.talk.ended:
        lines.append(game.say(move).line)
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_a_scenario_outlives_json(path: Path) -> None:
    scenario = load_scenario(path)
    data = json.loads(json.dumps(scenario.as_dict()))
    again = Scenario.from_dict(data)
    assert again == scenario
    assert again.as_dict() == scenario.as_dict()
