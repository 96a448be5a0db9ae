"""Stories as one graph: what they share, where they join, what comes first."""

from __future__ import annotations

from bot.practice.scenario import ANYTIME, START, Path, checkpoint_node
from bot.practice.scenario.model import Story
from bot.practice.scenario.path import build_path


def story(name: str, *steps: str | dict[str, object]) -> Story:
    """A story of steps such as "open_vraag", ">Ja." (the tegenspeler) and "@hier" (checkpoint)."""
    kinds = {">": "bot", "@": "checkpoint"}
    written = [
        step
        if isinstance(step, dict)
        else {kinds[step[0]]: step[1:]}
        if step[0] in kinds
        else {"intent": step}
        for step in steps
    ]
    return Story.parse_obj({"story": name, "steps": written})


def onward(path: Path, node: str, move: str) -> list[str]:
    """The first line of every beat that `move` can lead to from `node`."""
    return [beat.lines[0] for beat in path.onward(node, move)]


def test_stories_that_begin_alike_share_their_beats() -> None:
    path = build_path(
        [
            story("een", "begroeten", ">Hoi.", "open_vraag", ">Druk."),
            story("twee", "begroeten", ">Hoi.", "erkennen", ">Dank je."),
        ]
    )
    assert [beat.lines[0] for beat in path.beats.values()] == ["Hoi.", "Druk.", "Dank je."]
    (hoi,) = path.onward(START, "begroeten")
    assert path.moves_from(hoi.id) == {"open_vraag", "erkennen"}


def test_a_checkpoint_leads_on_to_every_story_that_begins_there() -> None:
    path = build_path(
        [
            story("een", "begroeten", ">Hoi.", "@verder"),
            story("twee", "@verder", "open_vraag", ">Druk."),
            story("drie", "@verder", "erkennen", ">Dank je."),
        ]
    )
    (hoi,) = path.onward(START, "begroeten")
    assert onward(path, hoi.id, "open_vraag") == ["Druk."]
    assert onward(path, hoi.id, "erkennen") == ["Dank je."]
    assert onward(path, START, "open_vraag") == []


def test_a_story_goes_on_after_a_checkpoint_in_its_middle() -> None:
    path = build_path(
        [story("een", "begroeten", ">Hoi.", "@verder", "open_vraag", ">Druk.", "@verder")]
    )
    (hoi,) = path.onward(START, "begroeten")
    (druk,) = path.onward(hoi.id, "open_vraag")
    assert onward(path, druk.id, "open_vraag") == ["Druk."]


def test_checkpoints_that_lead_into_each_other_end() -> None:
    path = build_path(
        [
            story("een", "begroeten", ">Hoi.", "@a", "@b"),
            story("twee", "@b", "open_vraag", ">Druk.", "@a"),
        ]
    )
    (hoi,) = path.onward(START, "begroeten")
    assert onward(path, hoi.id, "open_vraag") == ["Druk."]
    assert onward(path, hoi.id, "erkennen") == []


def test_each_of_several_moves_leads_to_the_line() -> None:
    moves = {"or": [{"intent": "erkennen"}, {"intent": "samenvatten"}]}
    path = build_path([story("een", moves, ">Dank je.")])
    assert onward(path, START, "erkennen") == onward(path, START, "samenvatten") == ["Dank je."]


def test_what_must_be_earned_comes_first_and_the_rest_is_left_for_who_did_not() -> None:
    path = build_path(
        [
            story("dicht", "open_vraag", ">Druk."),
            story("open", "open_vraag", {"bot": "Ik kan het niet aan.", "reveals": "full"}),
        ]
    )
    assert onward(path, START, "open_vraag") == ["Ik kan het niet aan.", "Druk."]
    assert [beat.story for beat in path.revealing("full")] == ["open"]
    assert list(path.revealing("hint")) == []


def test_what_may_begin_at_any_time_stands_apart() -> None:
    path = build_path([story("een", f"@{ANYTIME}", "metacommunicatie", ">Ja.")])
    assert onward(path, checkpoint_node(ANYTIME), "metacommunicatie") == ["Ja."]
    assert onward(path, START, "metacommunicatie") == []


def test_a_beat_knows_its_story_also_where_two_share_a_name() -> None:
    path = build_path([story("een", "erkennen", ">Dank je."), story("een", "bedanken", ">Dag.")])
    assert [(beat.id, beat.story_index) for beat in path.beats.values()] == [("1.1", 0), ("2.1", 1)]


def test_marked_is_every_line_that_does_more_than_talk() -> None:
    path = build_path(
        [
            story("a", "erkennen", ">Dank je."),
            story("b", "open_vraag", {"bot": "x", "reveals": "hint"}),
            story("c", "afronden", {"bot": "x", "ends": True}),
            story("d", "instemmen", {"bot": "x", "agreement": "rejected"}),
            story("e", "afspraak_voorstellen", {"bot": "x", "agreement": "confirmed"}),
        ]
    )
    assert [beat.marked for beat in path.beats.values()] == [False, True, True, True, True]
    assert [beat.gated for beat in path.beats.values()] == [False, True, False, False, True]
