"""Reading a message clause by clause, with what one clause means for the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.practice.agreements import fragments
from bot.practice.agreements.actions import Action, phrase, read_action
from bot.practice.agreements.chunks import Chunk, chunks
from bot.practice.agreements.clauses import Clause, Subject, read_clause
from bot.practice.agreements.drafts import Draft
from bot.practice.agreements.follow_up import says_follow_up
from bot.practice.agreements.governors import Governor, disowns, governor
from bot.practice.agreements.judging import Evidence, Form, binds, form_of, is_vague
from bot.practice.agreements.model import Status
from bot.practice.agreements.sharing import (
    assignment,
    gapped,
    is_thing,
    shares_time,
    with_shared_subject,
)
from bot.practice.agreements.threats import is_threat, is_ultimatum
from bot.practice.agreements.times import as_one, chosen_time, own_times
from bot.practice.agreements.tokens import Token, tokenize
from bot.practice.agreements.transfers import ASKED, actor_and_action
from bot.practice.agreements.vagueness import is_empty_passive, is_empty_promise
from bot.practice.agreements.wordlists import word_set
from bot.practice.agreements.words import DETERMINERS, QUESTION_WORDS, TAGS
from bot.practice.dates import TimeExpression
from bot.practice.moves import HeardSentence

_CONDITIONS = word_set("als indien wanneer mits zodra")
_COMPLEMENTS = frozenset(QUESTION_WORDS | {"of", "dat", "die"})
_LOOKING_BACK: frozenset[Form] = frozenset(("statement", "bound", "recap"))
_TAKING_DOWN = word_set(
    """
    noteren herhalen bevestigen vastleggen voorlezen samenvatten nalopen opschrijven
    """
)
_ABOUT_TIME_ONLY = word_set("lukken redden halen passen schikken werken kunnen zijn")
_REPEATING = re.compile(
    r"(?:op\s+)?(?:elke|iedere|ieder|elk|dagelijks|wekelijks|maandelijks)\b"
    r"|.*\b(?:keer|maal) per\b",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\d|\b(?:uur|half|kwart|minuten)\b", re.IGNORECASE)
_LIKELY = 0.5
_SURE = 0.7


class Reader:
    """Collects drafts of agreements while the sentences of one message pass by."""

    def __init__(self, now: datetime, counterpart: str | None) -> None:
        self.drafts: list[Draft] = []
        self.now = now
        self.counterpart = counterpart
        self.recap = False
        """Whether the message said that it looks back on what was agreed."""
        self.waiting: TimeExpression | None = None
        """A time said before the action it belongs to: "Voor vrijdag: jij mailt …"."""

    def read(self, heard: HeardSentence) -> None:
        """Take in one sentence."""
        clauses = _clauses(chunks(tokenize(heard.text, self.now)), self.counterpart)
        _SentenceReader(self, heard, clauses).run()


def _clauses(parts: Sequence[Chunk], counterpart: str | None) -> list[Clause]:
    """The clauses of one text; the rest of a list is taken into the clause it belongs to."""
    found: list[Clause] = []
    for part in parts:
        clause = read_clause(part, counterpart)
        listed = found and found[-1].verb and fragments.continues_list(clause, counterpart)
        if found and (listed or fragments.completes(found[-1], clause)):
            merged = fragments.appended(found[-1].chunk, part)
            found[-1] = read_clause(merged, counterpart)
        else:
            found.append(clause)
    return found


class _SentenceReader:
    """The state while one sentence is read."""

    def __init__(self, message: Reader, heard: HeardSentence, clauses: Sequence[Clause]) -> None:
        self._message = message
        self._heard = heard
        self._clauses = clauses
        self._governor: Governor | None = None
        self._previous: Clause | None = None
        self._previous_action: Action | None = None
        self._previous_form: Form | None = None
        self._drafted = False
        """Whether the clause just read was an agreement."""
        self._vouched = False
        """Whether the main clause before stands for what a "dat" clause after it says."""
        self._condition: Clause | None = None
        self._after_subordinate = False
        self._following: Clause | None = None
        self._spent: Clause | None = None
        """A loose time that was taken into the clause before it."""
        self._hanging = ""
        """A phrase put first, before the clause that it belongs to: "De punten die …"."""
        self._recap = False
        self._tagged = any(fragments.is_tag(clause.chunk) for clause in clauses[1:])
        self._question = any(clause.chunk.end == "?" for clause in clauses)

    def run(self) -> None:
        """Read the sentence."""
        for index, clause in enumerate(self._clauses):
            if clause is self._spent:
                continue
            following = self._clauses[index + 1] if index + 1 < len(self._clauses) else None
            self._following = following
            self._read(clause, following)
            if clause.chunk.end in (".", "!", "?", ";"):
                self._governor, self._condition = None, None
                self._after_subordinate = False
        if self._condition is not None and self._hears_agreement():
            self._settle_condition(True, len(self._message.drafts))

    def _read(self, clause: Clause, following: Clause | None) -> None:
        lead = clause.chunk.lead
        if fragments.is_recap_heading(clause):
            self._read_heading(clause, following)
        elif clause.order == "none":
            self._read_fragment(clause)
        elif clause.order == "verb_last" and self._is_governed(clause):
            self._read_governed(clause)
        elif lead in _CONDITIONS and not (lead == "wanneer" and self._drafted):
            self._condition = clause
            self._after_subordinate = True
            self._recap = self._recap or fragments.checks_understanding(clause)
        elif lead in _COMPLEMENTS and clause.order == "verb_last":
            self._read_complement(clause)
        elif clause.order == "verb_last" and lead not in ("", ",", "en", "maar"):
            self._drafted = False
        else:
            self._read_main(clause, following)

    # -- chunks without an agreement of their own

    def _read_heading(self, clause: Clause, following: Clause | None) -> None:
        tag = "afgesproken" in clause.lows and following is None and self._message.drafts
        if tag:
            return
        if self._heard.move == "samenvatten" and self._heard.confidence >= _LIKELY:
            return
        self._recap = True
        self._governor = "recap"
        if clause.chunk.end or clause.order == "infinitive":
            self._message.recap = True

    def _read_fragment(self, clause: Clause) -> None:
        chunk = clause.chunk
        if fragments.is_time_only(chunk):
            self._take_time(chunk)
            return
        copy = gapped(clause, self._previous)
        if copy is not None and self._drafted and self._message.drafts:
            self._read_gapped(copy)
            return
        assigned = assignment(clause, self._message.counterpart)
        if assigned is not None and (self._looking_back() or self._hears_agreement()):
            self._read_assignment(*assigned)
            return
        self._governor = governor(clause, None)
        self._vouched = not disowns(clause)
        if clause.tokens[0].low in DETERMINERS:
            self._hanging = _text(clause.tokens)

    def _take_time(self, chunk: Chunk) -> None:
        time = as_one(chosen_time(chunk.tokens), self._heard.text)
        if time is None:
            return
        open_drafts = [i for i, d in enumerate(self._message.drafts) if d.time is None]
        if not open_drafts:
            if not self._message.drafts:
                self._message.waiting = time
            return
        for index in open_drafts if fragments.covers_all(chunk) else open_drafts[-1:]:
            self._message.drafts[index] = self._message.drafts[index].timed(time)

    def _read_complement(self, clause: Clause) -> None:
        """ "… weten of het lukt", "zorgen dat het vrijdag af is"."""
        if self._hanging and clause.chunk.lead in ("die", "dat", "waar"):
            self._hanging = f"{self._hanging} {clause.chunk.lead} {_text(clause.tokens)}"
            return
        if not self._drafted:
            return
        draft = self._message.drafts[-1]
        tokens = clause.tokens
        if draft.verb == "zorgen" and draft.time is None:
            group = chosen_time(tokens)
            time = as_one(group, self._heard.text)
            if time is not None:
                draft = draft.timed(time)
                tokens = tuple(token for token in tokens if token not in group)
        text = f"{clause.chunk.lead} {_text(tokens)}"
        follow_up = draft.follow_up or says_follow_up(text)
        self._message.drafts[-1] = replace(draft, what=f"{draft.what} {text}", follow_up=follow_up)

    # -- clauses that may be agreements

    def _is_governed(self, clause: Clause) -> bool:
        lead = clause.chunk.lead
        if self._governor is None:
            return lead == "dat" and self._vouched and not self._drafted and self._hears_agreement()
        if lead in ("en", ",", "maar"):
            return True
        return lead == "dat" or (lead == "als" and self._governor in ("ask", "wish"))

    def _hears_agreement(self) -> bool:
        return self._heard.move.startswith("afspraak_") and self._heard.confidence >= _LIKELY

    def _confirms(self) -> bool:
        return self._heard.move == "afspraak_bevestigen" and self._heard.confidence >= _LIKELY

    def _read_governed(self, clause: Clause) -> None:
        forms: dict[Governor, Form] = {
            "agree": "bound", "recap": "recap", "ask": "bound", "wish": "wished"
        }  # fmt: skip
        action = read_action(clause)
        if self._governor is None:
            self._governor = "recap" if self._confirms() else "agree"
        form = forms[self._governor]
        self._previous_form = form
        self._drafted = action is not None and self._consider(clause, action, form)
        self._previous, self._previous_action = clause, action

    def _read_main(self, clause: Clause, following: Clause | None) -> None:
        shared = with_shared_subject(clause, self._previous)
        helper = None
        if shared is not None:
            clause = shared
            helper = self._previous_action.auxiliary if self._previous_action else None
        if clause.order == "infinitive" and not self._carries_infinitive(clause, shared):
            self._drafted = False
            return
        action = read_action(clause, helper)
        if action is None:
            return
        self._governor = governor(clause, action)
        self._vouched = not disowns(clause)
        governs = following is not None and following.order == "verb_last"
        if self._governor == "recap" and action.perfect:
            self._recap = True
        heading = self._governor is not None and self._is_heading(clause, action)
        governed = governs and following is not None and self._is_governed(following)
        if heading or (governed and self._governor is not None):
            self._recap = self._recap or self._governor == "recap"
            self._drafted = False
            return
        if self._only_asks_time(clause, action) or fragments.is_plan_heading(clause):
            return
        if self._is_ultimatum_before(clause, following):
            self._condition = clause
            return
        form = form_of(clause, action, self._question)
        if shared is not None and self._previous_form is not None:
            form = self._previous_form
        if form == "statement" and self._looking_back():
            form = "recap"
        follows = self._after_subordinate or self._hanging
        if follows and clause.order == "verb_first" and not self._question:
            form = "statement"
        self._previous_form = form
        before = len(self._message.drafts)
        accepted = form is not None and self._consider(clause, action, form, shared is not None)
        if clause.chunk.lead == "of" and not accepted and self._drafted:
            del self._message.drafts[-1:]
        self._settle_condition(accepted, before)
        self._drafted = accepted
        self._previous, self._previous_action = clause, action
        self._hanging = ""

    def _is_ultimatum_before(self, clause: Clause, following: Clause | None) -> bool:
        """ "Haalt u hem niet weg, dan …": a condition told as a question."""
        if clause.order != "verb_first" or following is None or self._question:
            return False
        return is_ultimatum(clause) and following.lows[:1] == ("dan",)

    def _is_heading(self, clause: Clause, action: Action) -> bool:
        """Whether a clause only announces what follows: "we spreken af:", "ik noteer het even"."""
        if clause.chunk.end == ":":
            return True
        timed = any(token.time is not None for token in clause.tokens)
        speaker = clause.subject is not None and clause.subject.who == "learner"
        taking_down = speaker and self._hears_agreement() and action.verb in _TAKING_DOWN
        return self._governor == "recap" and not timed and taking_down

    def _carries_infinitive(self, clause: Clause, shared: Clause | None) -> bool:
        """Whether an infinitive without a verb of its own stands with what was agreed before."""
        if shared is None:
            return self._loose_request(clause)
        timed = any(token.time is not None for token in clause.tokens)
        return self._drafted or timed or self._hears_agreement()

    def _loose_request(self, clause: Clause) -> bool:
        """ "Graag vóór vrijdag het concept mailen": a request with nothing but an infinitive."""
        words = [t.low for t in clause.tokens]
        timed = any(t.time is not None for t in clause.tokens)
        return "graag" in words and timed and clause.chunk.first

    def _only_asks_time(self, clause: Clause, action: Action) -> bool:
        """ "Lukt dat voor vrijdag?", "Is maandag haalbaar?": a time for what was just proposed."""
        if clause.order != "verb_first" or action.verb not in _ABOUT_TIME_ONLY:
            return False
        if clause.has("te", "om"):
            return False
        timed = any(token.time is not None for token in clause.tokens)
        things = [t for t in clause.tokens if t.time is None and len(t.low) > 9]
        if not timed or things:
            return False
        self._take_time(clause.chunk)
        return True

    def _looking_back(self) -> bool:
        return self._recap or self._message.recap

    def _read_assignment(self, subject: Subject, rest: tuple[Token, ...]) -> None:
        """ "Jij de brief, ik de kaart": who takes what, with no verb at all."""
        group = chosen_time(rest)
        words = [t.low if t.low else t.text for t in rest if t not in group]
        what = " ".join(word for word in words if word not in TAGS and word != ",")
        confirmed = self._looking_back() or self._confirms()
        if not what:
            return
        self._message.drafts.append(
            Draft(
                who=subject.who,
                third_party=subject.third_party,
                what=what,
                verb="",
                time=as_one(group, self._heard.text) or self._message.waiting,
                follow_up=says_follow_up(what),
                status="confirmed" if confirmed else "proposed",
                sentence=self._heard.text,
                empty=False,
            )
        )

    def _read_gapped(self, clause: Clause) -> None:
        action = self._previous_action
        if action is None or clause.subject is None:
            return
        rest = clause.tokens[clause.subject.end :]
        has_thing = any(is_thing(token) for token in rest)
        own = replace(action, before=tuple(rest) if has_thing else action.before, after=())
        group = chosen_time(rest)
        if not group and not has_thing:
            return
        model = self._message.drafts[-1]
        times = [t for g in own_times(own.before) for t in g]
        self._message.drafts.append(
            replace(
                model,
                who=clause.subject.who,
                third_party=clause.subject.third_party,
                what=phrase(own, times, self._message.counterpart) or model.what,
                time=as_one(group, self._heard.text),
                follow_up=False,
            )
        )

    def _settle_condition(self, accepted: bool, before: int = 0) -> None:
        """An "als jij vrijdag mailt" binds too, where what follows is an agreement."""
        condition, self._condition = self._condition, None
        if condition is None or not accepted:
            return
        action = read_action(condition)
        if action is None or is_ultimatum(condition):
            return
        added = self._message.drafts[before:]
        del self._message.drafts[before:]
        self._consider(condition, action, "condition")
        self._message.drafts.extend(added)

    def _consider(self, clause: Clause, action: Action, form: Form, shared: bool = False) -> bool:
        """Add a draft where the clause binds somebody; whether it did."""
        clause = _trimmed(clause)
        turned = actor_and_action(clause, _trimmed_action(action))
        if turned[0] is not None and turned[0].word == ASKED:
            form = "request"
        subject, action = turned
        tokens = action.before + action.after
        group = chosen_time(tokens)
        time = as_one(group, self._heard.text) or self._shared_time(clause, shared)
        appended = self._appended_time() if time is None else None
        time = time or appended
        evidence = self._evidence(clause, form, time, subject.who if subject else "counterpart")
        if self._hears_threat(clause) or self._is_goodbye(action):
            return False
        empty_passive = is_empty_passive(action)
        if not binds(clause, action, evidence):
            return False
        what = phrase(action, group, self._message.counterpart)
        if what is None:
            return False
        if self._hanging and clause.order == "verb_first":
            what = f"{self._hanging} {what}"
        empty = empty_passive or is_empty_promise(clause, action)
        status = self._status(clause, action, evidence)
        text = " ".join(token.text for token in clause.tokens)
        follow_up = says_follow_up(text)
        if follow_up and self._message.drafts and (shared or clause.chunk.lead == "en"):
            last = self._message.drafts[-1]
            self._message.drafts[-1] = replace(last, follow_up=True)
        self._message.drafts.append(
            Draft(
                who=evidence.who,
                third_party=subject.third_party if subject else None,
                what=what,
                verb=action.verb,
                time=time,
                follow_up=follow_up,
                status=status,
                sentence=self._heard.text,
                empty=empty,
            )
        )
        if appended is not None and self._following is not None:
            self._spent = None if fragments.covers_all(self._following.chunk) else self._following
        return True

    def _appended_time(self) -> TimeExpression | None:
        """The loose time right after the clause: "… een spreekuur, iedere woensdag"."""
        following = self._following
        if following is None or not fragments.is_time_only(following.chunk):
            return None
        return as_one(chosen_time(following.tokens), self._heard.text)

    def _shared_time(self, clause: Clause, shared: bool) -> TimeExpression | None:
        waiting = self._message.waiting
        if waiting is not None:
            return waiting
        if self._drafted and self._previous is not None and self._message.drafts:
            if shares_time(clause, self._previous, shared):
                return self._message.drafts[-1].time
        return None

    def _evidence(
        self, clause: Clause, form: Form, time: TimeExpression | None, who: object
    ) -> Evidence:
        today = self._message.now.date()
        timed = time is not None and not time.vague
        opening = [token.low for token in clause.tokens[: clause.start + 1]]
        tagged = self._tagged or (bool(clause.tokens) and clause.tokens[-1].low in TAGS)
        return Evidence(
            form=form,
            who=who,  # type: ignore[arg-type]
            move=self._heard.move,
            confidence=self._heard.confidence,
            timed=timed,
            repeated=time is not None and bool(_REPEATING.match(time.text)),
            later=time is not None and timed and _is_later(time, today),
            loosely_timed=time is not None and time.vague,
            concluding=bool({"dan", "dus"} & set(opening)) or tagged,
        )

    def _hears_threat(self, clause: Clause) -> bool:
        if self._heard.move == "dreigen" and self._heard.confidence >= _LIKELY:
            return True
        if self._opens_with_last_chance() and clause.chunk.lead == "en":
            return True
        return is_threat(clause, self._condition)

    def _opens_with_last_chance(self) -> bool:
        """ "Nog één keer en ik …": the sentence begins with a last warning."""
        lows = [token.low for token in self._clauses[0].tokens[:3]]
        return lows[:1] == ["nog"] and bool({"één", "een", "1", "1x", "eens"} & set(lows[1:]))

    def _is_goodbye(self, action: Action) -> bool:
        parting = self._heard.move == "afronden" and self._heard.confidence >= _LIKELY
        return parting and action.verb in ("zien", "spreken", "horen", "laten horen")

    def _status(self, clause: Clause, action: Action, evidence: Evidence) -> Status:
        if is_vague(clause, action, evidence):
            return "vague"
        return "confirmed" if self._looks_back(clause, evidence) else "proposed"

    def _looks_back(self, clause: Clause, evidence: Evidence) -> bool:
        if evidence.form == "recap" or (self._looking_back() and evidence.form in _LOOKING_BACK):
            return True
        if evidence.form not in _LOOKING_BACK:
            return False
        heard = self._heard
        if heard.move == "afspraak_bevestigen":
            return heard.confidence >= _LIKELY
        first = self._clauses[0].tokens[:1]
        concluding = bool(first) and first[0].low == "dus"
        return concluding and not (
            heard.move == "afspraak_voorstellen" and heard.confidence >= _SURE
        )


def _text(tokens: Sequence[Token]) -> str:
    """The words as said, in lower case where they are no time."""
    words = (t.text if t.time or _is_capitalised(t) else t.low for t in tokens)
    return " ".join(words).replace("_", " ")


def _is_capitalised(token: Token) -> bool:
    return token.text[:1].isupper() and token.low not in DETERMINERS


def _is_later(time: TimeExpression, today: date) -> bool:
    """Whether a time is after today, or at least is no hour of today."""
    if time.due is not None:
        return time.due > today
    return not _HOUR.search(time.text)


def _trimmed(clause: Clause) -> Clause:
    return clause


def _trimmed_action(action: Action) -> Action:
    """The action without tags at its end."""
    if action.after:
        return replace(action, after=_without_tags(action.after))
    return replace(action, before=_without_tags(action.before))


def _without_tags(tokens: Sequence[Token]) -> tuple[Token, ...]:
    return fragments.trimmed(tokens)
