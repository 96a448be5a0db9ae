"""Trust and tension: every row of the table, and slowly up, fast down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.practice import trust
from bot.practice.agreements import Agreement, AgreementLog
from bot.practice.moves import MOVES
from bot.practice.talk import Talk
from tests.practice.playing import Said, heard, promise, sentence

MIDDLE = Talk(scenario="oefening", trust=5, tension=5)
EMPTY = AgreementLog()
CONFIRMED = AgreementLog().hear([promise(status="confirmed")], 1)
PROPOSED = AgreementLog().hear([promise()], 1)


@dataclass(frozen=True)
class Situation:
    """A sentence said after other sentences, with what is agreed by then."""

    said: Said
    before: tuple[str, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    log: AgreementLog = EMPTY


def often(move: str) -> Situation:
    return Situation(move, before=(move,) * 4)


SITUATIONS: dict[str, Situation] = {
    "begroeten": Situation("begroeten"),
    "doel_benoemen/made_before": Situation("doel_benoemen", ("doel_benoemen", "erkennen")),
    "doel_benoemen": Situation("doel_benoemen"),
    "agenda_voorstellen/made_before": Situation("agenda_voorstellen", ("agenda_voorstellen",)),
    "agenda_voorstellen": Situation("agenda_voorstellen"),
    "rol_verhelderen/made_before": Situation("rol_verhelderen", ("rol_verhelderen",)),
    "rol_verhelderen": Situation("rol_verhelderen"),
    "terugleiden/heard_first": Situation("terugleiden", ("samenvatten", "bedanken")),
    "terugleiden": Situation("terugleiden", ("gedrag_benoemen",)),
    "metacommunicatie/made_often": often("metacommunicatie"),
    "metacommunicatie": Situation("metacommunicatie"),
    "begrenzen/with_reason": Situation(
        sentence("begrenzen", "Dat kan niet, want het college beslist erover.")
    ),
    "begrenzen": Situation(sentence("begrenzen", "Dat kan niet.")),
    "gedrag_benoemen": Situation("gedrag_benoemen"),
    "effect_benoemen/made_often": often("effect_benoemen"),
    "effect_benoemen": Situation("effect_benoemen"),
    "wens_uitspreken": Situation("wens_uitspreken"),
    "verwijten": Situation("verwijten"),
    "dreigen": Situation("dreigen"),
    "open_vraag/made_often": often("open_vraag"),
    "open_vraag": Situation("open_vraag", ("open_vraag",)),
    "gesloten_vraag/third_in_a_row": Situation("gesloten_vraag", ("gesloten_vraag",) * 2),
    "gesloten_vraag": Situation(
        "gesloten_vraag", ("gesloten_vraag", "open_vraag", "gesloten_vraag")
    ),
    "samenvatten/made_often": often("samenvatten"),
    "samenvatten": Situation("samenvatten"),
    "erkennen/taken_back": Situation(sentence("erkennen", "Ik snap het, maar zo kan het niet.")),
    "erkennen/fourth_without_substance": Situation("erkennen", ("erkennen",) * 3),
    "erkennen/third_without_substance": Situation("erkennen", ("erkennen",) * 2),
    "erkennen/second_without_substance": Situation("erkennen", ("erkennen",)),
    "erkennen/after_attack": Situation("erkennen", ("open_vraag", "verwijten")),
    "erkennen": Situation("erkennen"),
    "gezamenlijk_belang/listened": Situation("gezamenlijk_belang", ("open_vraag",)),
    "gezamenlijk_belang": Situation("gezamenlijk_belang"),
    "voorstel_doen/listened": Situation("voorstel_doen", ("samenvatten",)),
    "voorstel_doen": Situation("voorstel_doen"),
    "afspraak_voorstellen/explicit": Situation("afspraak_voorstellen", agreements=(promise(),)),
    "afspraak_voorstellen": Situation("afspraak_voorstellen", agreements=(promise(who=None),)),
    "commitment_vragen/proposal_open": Situation("commitment_vragen", log=PROPOSED),
    "commitment_vragen": Situation("commitment_vragen", log=CONFIRMED),
    "afspraak_bevestigen/made_often": often("afspraak_bevestigen"),
    "afspraak_bevestigen": Situation("afspraak_bevestigen"),
    "vage_toezegging/made_before": Situation("vage_toezegging", ("vage_toezegging",)),
    "vage_toezegging": Situation("vage_toezegging"),
    "toegeven": Situation("toegeven"),
    "instemmen": Situation("instemmen"),
    "afwijzen": Situation("afwijzen"),
    "bedanken": Situation("bedanken"),
    "excuses_maken/made_before": Situation("excuses_maken", ("excuses_maken",)),
    "excuses_maken": Situation("excuses_maken"),
    "afronden/nothing_agreed": Situation("afronden", log=PROPOSED),
    "afronden": Situation("afronden", log=CONFIRMED),
    "buiten_rol": Situation("buiten_rol"),
}
"""How every row of the table is reached, by the row's name."""


def hear(
    talk: Talk,
    *said: Said,
    agreements: Sequence[Agreement] = (),
    log: AgreementLog = EMPTY,
) -> tuple[Talk, tuple[trust.Change, ...]]:
    return trust.hear(talk, [heard(one) for one in said], agreements, log)


def gain(*said: Said, before: Sequence[str] = ()) -> int:
    """What one message does to trust, from the middle."""
    talk = Talk("oefening", trust=5, tension=5, moves=tuple(before))
    return hear(talk, *said)[0].trust - 5


@pytest.mark.parametrize("name", SITUATIONS)
def test_every_row_is_reached(name: str) -> None:
    situation = SITUATIONS[name]
    listened = tuple(m for m in situation.before if m in ("open_vraag", "samenvatten", "erkennen"))
    talk = Talk("oefening", trust=5, tension=5, moves=situation.before, listened=listened)
    after, (change,) = hear(
        talk, situation.said, agreements=situation.agreements, log=situation.log
    )
    row = next(rule for rule in trust.rules() if rule.name == name)
    assert change.rule == name
    assert (after.trust - 5, after.tension - 5) == (row.trust, row.tension)


def test_no_row_is_left_out() -> None:
    names = [rule.name for rule in trust.rules()]
    assert sorted(names) == sorted(SITUATIONS)


def test_a_row_that_always_holds_ends_every_move() -> None:
    last = {rule.move: rule.when for rule in trust.rules()}
    assert last == dict.fromkeys(MOVES, "")


def test_every_row_says_what_was_heard_in_words_for_a_learner() -> None:
    assert all(rule.because and "!" not in rule.because for rule in trust.rules())


def test_an_attack_costs_more_than_one_good_move_gains() -> None:
    most = max(rule.trust for rule in trust.rules() if rule.name != "erkennen")
    for attack in ("verwijten", "dreigen"):
        assert gain(attack) < -most
        assert hear(MIDDLE, attack)[0].tension > MIDDLE.tension


def test_one_good_message_does_not_undo_an_attack_but_several_do() -> None:
    hurt, _ = hear(MIDDLE, "verwijten")
    soothed, _ = hear(hurt, "erkennen")
    assert hurt.trust < soothed.trust < MIDDLE.trust
    asked, _ = hear(soothed, "open_vraag")
    mended, _ = hear(asked, "samenvatten")
    assert mended.trust >= MIDDLE.trust


def test_one_message_never_raises_trust_by_more_than_two() -> None:
    everything = [move for move, info in MOVES.items() if info.sign == "+"]
    assert gain(*everything, before=["erkennen"]) <= 2


def test_the_same_thing_twice_in_one_message_counts_once() -> None:
    assert gain("verwijten", "verwijten") == gain("verwijten")
    assert gain("effect_benoemen", "effect_benoemen") == gain("effect_benoemen")


def test_what_comes_last_weighs_double_where_it_hurts() -> None:
    assert gain("erkennen", "verwijten") < gain("verwijten", "erkennen")
    assert gain("effect_benoemen", "verwijten") == gain("effect_benoemen") + 2 * gain("verwijten")


def test_the_third_acknowledgement_is_idle_and_the_fourth_irritates() -> None:
    talk, gains = MIDDLE, []
    for _ in range(4):
        after, _ = hear(talk, "erkennen")
        gains.append(after.trust - talk.trust)
        talk = after
    assert gains[0] > gains[1] > 0
    assert gains[2] == 0
    assert gains[3] < 0


def test_substance_makes_acknowledging_worth_something_again() -> None:
    assert gain("erkennen", before=["erkennen", "erkennen", "erkennen", "open_vraag"]) > 0


@pytest.mark.parametrize(
    "text",
    [
        "Ik snap het, maar zo kan het niet.",
        "Ik begrijp dat je druk bent maar ik had dat advies nodig.",
        "Je hebt hard gewerkt. Maar toch.",
        "Ik waardeer je inzet – maar het was te laat.",
        "Ik zie dat je het druk hebt; echter, zo kan ik niet werken.",
    ],
)
def test_a_but_takes_the_acknowledgement_back(text: str) -> None:
    assert gain(sentence("erkennen", text)) < 0


@pytest.mark.parametrize(
    "text",
    [
        "Ik snap dat je er maar alleen voor stond.",
        "Wat een drukte, en het houdt maar niet op.",
        "Je had maar twee dagen, dat is kort.",
        "Fijn dat je het zegt, zeg maar alles.",
        "Jij moest zomaar twee portefeuilles doen.",
    ],
)
def test_another_but_takes_nothing_back(text: str) -> None:
    assert gain(sentence("erkennen", text)) > 0


@pytest.mark.parametrize("attack", ["verwijten", "dreigen"])
def test_an_attack_makes_all_listening_before_it_void(attack: str) -> None:
    talk, _ = hear(MIDDLE, "open_vraag", "samenvatten")
    assert talk.listened == ("open_vraag", "samenvatten")
    assert hear(talk, "open_vraag", attack, "erkennen")[0].listened == ("erkennen",)


def test_listening_in_the_same_message_counts_for_what_follows_in_it() -> None:
    _, changes = hear(MIDDLE, "open_vraag", "voorstel_doen")
    assert changes[-1].rule == "voorstel_doen/listened"


def test_a_change_keeps_the_learners_own_sentence() -> None:
    _, changes = hear(MIDDLE, sentence("open_vraag", "Hoe is dat voor jou?"), "begroeten")
    assert [change.sentence for change in changes] == ["Hoe is dat voor jou?", "zin met begroeten"]


messages = st.lists(st.lists(st.sampled_from(sorted(MOVES)), min_size=1, max_size=4), max_size=30)


@settings(max_examples=50, deadline=None)
@given(messages)
def test_trust_and_tension_stay_between_0_and_10(said: list[list[str]]) -> None:
    talk = MIDDLE
    for moves in said:
        talk, changes = hear(talk, *moves)
        assert 0 <= talk.trust <= 10
        assert 0 <= talk.tension <= 10
        assert len(changes) == len(moves)
    assert len(talk.moves) == sum(len(moves) for moves in said)


def test_who_first_promises_something_may_go_back_to_the_subject() -> None:
    assert gain("terugleiden", before=["afspraak_voorstellen"]) == 0
    assert gain("terugleiden", before=["afspraak_voorstellen", "begrenzen"]) < 0
