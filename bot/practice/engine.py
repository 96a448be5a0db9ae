"""One turn: the learner's message in, the tegenspeler's answer out.

Pure: the same talk, message and random source give the same turn. So a turn can be played again
after a crash, by a simulated learner, or to see where the written path would go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from bot.practice import bargain, lines, reactions, trust
from bot.practice.agreements import AgreementLog, find_supplement
from bot.practice.dates import find_time_expressions
from bot.practice.hearing import Message, in_light_of_the_story, is_understood, leave_taken
from bot.practice.moves import HeardSentence, deciding
from bot.practice.scenario import ANYTIME, Beat, Scenario, checkpoint_node
from bot.practice.scenario.model import Lines
from bot.practice.talk import LISTENING, Ending, Revealed, Talk
from bot.practice.trust import Change

Source = Literal["story", "reveal", "agreement", "scenario", "general", "ending", "puzzled"]

_BARGAINING = frozenset(
    {"afspraak_voorstellen", "voorstel_doen", "commitment_vragen", "wens_uitspreken"}
)
_REFUSING = frozenset({"afwijzen", "begrenzen"})
_FLOOR = 1
_LEAST_AT_START = 2
_WARNINGS = {1: 2, 2: 1, 3: 1}
"""By level: how often the tegenspeler warns before it breaks off."""
_RESTORED = 5
"""From this trust on an earlier warning is forgotten."""
_SERIOUS = -2
"""At the floor a slight is let pass while any trust is left; what costs this much isn't."""
_REVEAL_FROM = {"hint": 5, "full": 7}
"""Trust from which the hidden interest comes out, at level 2; a level is one point."""


@dataclass(frozen=True)
class Turn:
    """The tegenspeler's answer and all that led to it."""

    line: str
    template: str
    """The line as it stands in its table, before a time of the talk was filled in."""
    source: Source
    beat: str | None
    """The id of the beat, where the line stands on the written path."""
    sentences: Sequence[HeardSentence]
    """The learner's sentences as they were heard in the end."""
    heard: HeardSentence | None
    """The one of them that decided the answer."""
    changes: tuple[Change, ...]
    talk: Talk
    """The talk after this turn."""
    log: AgreementLog
    """The agreement log after this turn."""
    lost: bool = False
    """Whether the learner seems to talk past the tegenspeler: twice running not understood."""


def open_talk(scenario: Scenario, level: int | None = None) -> Talk:
    """The talk at the moment the tegenspeler has said its opening line.

    `level` is the scenario's own unless another is given; each level up is a point less trust at
    the start.
    """
    own = scenario.block.level
    start = scenario.block.trust + own - (level or own)
    return Talk(
        scenario=scenario.id,
        level=level or own,
        trust=max(_LEAST_AT_START, start),
        said=(lines.key(scenario.block.opening),),
    )


def play(scenario: Scenario, talk: Talk, log: AgreementLog, message: Message, rng: Random) -> Turn:
    """The turn that answers `message`."""
    return _Player(scenario, talk, log, message, rng).turn()


def _forgiving(talk: Talk) -> Talk:
    """The talk without its warnings, once trust is back."""
    if talk.trust < _RESTORED:
        return talk
    return replace(talk, asked=tuple(asked for asked in talk.asked if asked != "patience"))


class _Player:
    """Plays one turn; each `_try_…` gives an answer or None where it has nothing to say."""

    def __init__(
        self, scenario: Scenario, talk: Talk, log: AgreementLog, message: Message, rng: Random
    ) -> None:
        self._scenario = scenario
        self._rng = rng
        self._number = talk.turn + 1
        self._before = talk
        message = leave_taken(talk, message)
        self._message = message = in_light_of_the_story(scenario, talk, message)
        self._heard = deciding(message.sentences)
        self._move = self._heard.move if self._heard else "buiten_rol"
        self._filled_in = False
        self._before_log = log
        self._log = self._hear_agreements(talk, log)
        self._facts = bargain.facts(self._log, self._number)
        self._understood = [s for s in message.sentences if is_understood(scenario, talk, s)]
        own = [trust.Rule(**row.dict()) for row in scenario.trust_rules]
        next_talk = replace(talk, turn=self._number)
        heard, self._changes = trust.hear(
            next_talk, self._understood, message.agreements, self._log, own
        )
        self._talk = _forgiving(heard)

    def turn(self) -> Turn:
        attempts = (
            self._try_floor,
            self._try_contradiction,
            self._try_story,
            self._try_puzzled,
            self._try_reveal,
            self._try_agreement,
            self._try_closing,
        )
        for attempt in attempts:
            answer = attempt()
            if answer is not None:
                return answer
        return self._react()

    def _hear_agreements(self, talk: Talk, log: AgreementLog) -> AgreementLog:
        name = self._scenario.name
        supplement = find_supplement(self._message.sentences, self._message.now, name)
        agreements = self._message.agreements
        if talk.band == "low" or not self._has_bargained(talk, log):
            # A summary binds nobody who doesn't trust you, nor to what was never brought up.
            agreements = [
                replace(a, status="proposed") if a.status == "confirmed" else a for a in agreements
            ]
        heard = log.hear(agreements, self._number, supplement)
        self._filled_in = not agreements and heard != log
        said_yes = [s for s in self._message.sentences if s.move == "instemmen"]
        refuses = {s.move for s in self._message.sentences} & _REFUSING
        if said_yes and not refuses and bargain.counter_waits(log):
            heard = heard.accept_counter(self._number, said_yes[0].text)
        return heard

    @staticmethod
    def _has_bargained(talk: Talk, log: AgreementLog) -> bool:
        return bool(log.entries or set(talk.moves) & _BARGAINING)

    def _try_floor(self) -> Turn | None:
        # Who takes leave needs no warning that the talk may end.
        losses = [change.trust for change in self._changes if change.move != "afronden"]
        worst = min(losses, default=0)
        is_too_much = worst < 0 and (worst <= _SERIOUS or self._talk.trust == 0)
        if self._talk.trust > _FLOOR or not is_too_much:
            return None
        if self._talk.asked.count("patience") < _WARNINGS[self._talk.level]:
            return self._signal("warning", asked="patience")
        closing = self._scenario.block.closing.broken_off
        return self._end(self._choose([closing]), "broken_off")

    def _try_story(self) -> Turn | None:
        talk = self._talk
        for sentence in self._understood:
            decides = sentence is self._heard
            beat, talk = self._step(talk, sentence.move, decides)
            if decides:
                if beat is None:
                    # What the path has behind it is behind it, even where nothing is said now.
                    self._talk = replace(self._talk, place=self._beyond_revealed(sentence.move))
                    return None
                self._talk = talk
                return self._say_beat(beat, "story")
        return None

    def _step(self, talk: Talk, move: str, decides: bool) -> tuple[Beat | None, Talk]:
        """The beat that `move` leads to from where `talk` is, and the talk there.

        Only the move that decides the answer may enter a beat that does more than talk: such a
        line has to be said.
        """
        for place, moved in self._ways(talk):
            for beat in self._scenario.path.onward(place, move):
                if beat.id in talk.begun_asides:
                    continue
                if not beat.marked or (decides and self._is_open(beat)):
                    return beat, moved(beat)
        return None, talk

    def _ways(self, talk: Talk) -> Iterator[tuple[str, Callable[[Beat], Talk]]]:
        """Where the path can go on: inside an aside, at the waiting story, into a new aside."""
        if talk.aside is not None:
            yield talk.aside, lambda beat: replace(talk, aside=beat.id)
        yield talk.place, lambda beat: replace(talk, place=beat.id, aside=None)
        yield (
            checkpoint_node(ANYTIME),
            lambda beat: replace(talk, aside=beat.id, begun_asides=(*talk.begun_asides, beat.id)),
        )

    def _is_open(self, beat: Beat) -> bool:
        if beat.reveals is not None:
            return self._earned(beat.reveals)
        if beat.agreement == "confirmed":
            return self._talk.band != "low" and self._is_settled()
        return True

    def _is_settled(self) -> bool:
        """Whether what is agreed now is complete: proposed, or just confirmed by a recap."""
        now = [entry for entry in self._log.entries if entry.last_turn == self._number]
        at_issue = now or bargain.at_issue(self._log, self._number)
        if at_issue:
            return all(entry.agreement.explicit for entry in at_issue)
        return self._has_agreed()

    def _earned(self, degree: str) -> bool:
        """Whether the hidden interest may come out to this degree, and hasn't yet."""
        if self._talk.revealed in (degree, "full"):
            return False
        needed = _REVEAL_FROM[degree] + self._talk.level - 2
        if self._talk.trust < needed:
            return False
        return degree == "hint" or len(set(self._talk.listened)) >= 2

    def _beyond_revealed(self, move: str) -> str:
        """Where the story waits: past a beat that would tell again what is out already."""
        for beat in self._scenario.path.onward(self._talk.place, move):
            if beat.reveals and self._talk.revealed in (beat.reveals, "full"):
                return beat.id
        return self._talk.place

    def _try_reveal(self) -> Turn | None:
        if self._move not in LISTENING:
            return None
        for degree in ("full", "hint"):
            beat = next(self._scenario.path.revealing(degree), None)
            if beat is not None and self._earned(degree):
                self._talk = replace(self._talk, place=beat.id, aside=None)
                return self._say_beat(beat, "reveal")
        return None

    def _try_puzzled(self) -> Turn | None:
        unsure = self._heard not in self._understood
        if not (unsure or self._move == "buiten_rol"):
            return None
        again = self._talk.puzzled
        turn = self._signal("buiten_rol", "puzzled_again" if again else "puzzled")
        talk = replace(turn.talk, puzzled=not again)
        return replace(turn, source="puzzled", talk=talk, lost=again)

    def _try_agreement(self) -> Turn | None:
        found = bargain.answer(self._move, self._talk, self._log, self._filled_in)
        if found is None:
            if self._move == "vage_toezegging" and self._before.count("vage_toezegging"):
                return self._signal("vague_again", source="agreement")
            return None
        turn = self._signal(found.signal, asked=found.asked, source="agreement")
        if found.verdict is None:
            return turn
        log = turn.log.answer(found.verdict, self._number, turn.line)
        if "condition" in self._before.asked and bargain.waits(log, self._number - 1):
            # The learner met the condition with a promise of its own: now both stand.
            log = log.answer(found.verdict, self._number, turn.line)
        return replace(turn, log=log)

    def _try_contradiction(self) -> Turn | None:
        """Hold the learner to a time that it said before and now changes unasked."""
        changed = bargain.changed_mind(self._before_log, self._log)
        if changed is None:
            return None
        self._facts.update(before=changed[0], after=changed[1])
        return self._signal("changed_mind", source="agreement")

    def _try_closing(self) -> Turn | None:
        if self._move != "afronden":
            return None
        closing = self._scenario.block.closing
        if self._has_agreed():
            return self._end(self._choose([closing.agreed]), "agreed")
        if "outcome" not in self._talk.asked:
            return self._signal("no_outcome", asked="outcome", source="agreement")
        return self._end(self._choose([closing.open]), "open")

    def _react(self) -> Turn:
        decided = next(
            (c.rule for c in reversed(self._changes) if c.move == self._move), self._move
        )
        line = self._choose(self._tiers(decided, self._move))
        own = self._scenario.reactions.get(self._move)
        is_own = own is not None and line in (*own.low, *own.middle, *own.high)
        return self._answer(line, "scenario" if is_own else "general")

    def _say_beat(self, beat: Beat, source: Source) -> Turn:
        # Who passes here again and again hears another answer before the same one.
        others = () if beat.marked else self._tiers(self._move)
        line = self._choose([beat.lines, *others])
        if beat.agreement is not None:
            self._log = self._answered(beat.agreement, line)
        if beat.reveals is not None:
            revealed: Revealed = "full" if beat.reveals == "full" else "hint"
            self._talk = replace(self._talk, revealed=revealed)
        if beat.ends:
            turn = self._end(line, "agreed" if self._has_agreed() else "open")
        else:
            turn = self._answer(line, source)
        return replace(turn, source=source, beat=beat.id)

    def _answered(self, verdict: str, line: str) -> AgreementLog:
        at_issue = bargain.at_issue(self._log, self._number)
        if not at_issue:
            return self._log
        if verdict == "countered":
            times = find_time_expressions(line, self._message.now)
            when, due = (times[-1].text, times[-1].due) if times else (None, None)
            if due in {entry.agreement.due for entry in at_issue} - {None}:
                # The time that suits the tegenspeler is the one that was proposed.
                return self._log.answer("confirm", self._number, line)
            return self._log.answer("counter", self._number, line, when, due)
        kind: Literal["confirm", "reject"] = "confirm" if verdict == "confirmed" else "reject"
        return self._log.answer(kind, self._number, line)

    def _has_agreed(self) -> bool:
        return any(entry.agreement.status == "confirmed" for entry in self._log.entries)

    def _signal(self, *names: str, asked: str | None = None, source: Source = "general") -> Turn:
        if asked is not None:
            self._talk = replace(self._talk, asked=(*self._talk.asked, asked))
        return self._answer(self._choose(self._tiers(*names)), source)

    def _tiers(self, *names: str) -> Iterator[Lines]:
        scenario = self._scenario
        return reactions.tiers(scenario.reactions, scenario.persona, names, self._talk.band)

    def _choose(self, tiers: Iterable[Lines]) -> str:
        return lines.choose(tiers, self._talk.said, self._rng, self._facts)

    def _end(self, line: str, ending: Ending) -> Turn:
        self._talk = replace(self._talk, ended=ending)
        return self._answer(line, "ending")

    def _answer(self, line: str, source: Source) -> Turn:
        talk = replace(self._talk, said=(*self._talk.said, lines.key(line)), puzzled=False)
        return Turn(
            line=lines.fill(line, self._facts),
            template=line,
            source=source,
            beat=None,
            sentences=self._message.sentences,
            heard=self._heard,
            changes=self._changes,
            talk=talk,
            log=self._log,
        )
