"""A dossier cannot close with an unanswered reporter, nor while a body waits for its report-back."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regietafel.consultation.models import MeetingState, ReportBack
from regietafel.consultation.operations.report_backs import remove_report_back
from regietafel.core.errors import Refusal
from regietafel.notices.models import MailState, OutboxMail
from regietafel.organisations.operations.merging import merge_organisations
from regietafel.people.models import User
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Dossier, Step, StepKind, Told, ToldBy, Voice
from regietafel.policy_signals.operations.news_clock import tell_dossier, tick
from regietafel.policy_signals.operations.outcomes import close_dossier, give_outcome, ready_missing, reopen_dossier
from regietafel.policy_signals.operations.told_otherwise import mark_told, take_back_told
from regietafel.policy_signals.queries.closing import may_close, missing_of
from regietafel.policy_signals.queries.to_tell import dossiers_that_can_close
from regietafel.territories.models import Region
from tests import cast
from tests.consultation import make
from tests.policy_signals.make import DAY, NOW, make_dossier, make_signal, make_step, make_voice

KINDS: dict[str, dict[str, Any]] = {
    "address": {"email": "een@example.org"},
    "name": {"name": "Een trajectbegeleider"},
    "organisation": {"organisation_said": "Het buurthuis"},
    "nothing": {},
}
TOLD = ("not", "by hand", "sent", "queued", "failed", "uncertain", "cancelled")
MAILS = {
    "sent": MailState.SENT,
    "queued": MailState.QUEUED,
    "failed": MailState.FAILED,
    "uncertain": MailState.UNCERTAIN,
    "cancelled": MailState.CANCELLED,
}


def must_wait(kind: str, wants: bool, told: str) -> bool:
    """By hand: whether the dossier waits for somebody like that."""
    if told in ("by hand", "sent") or not wants:
        return False
    return kind != "nothing"


def answered(region: Region, *voices: dict[str, Any]) -> tuple[Dossier, Step, list[Voice]]:
    """An answered dossier with its outcome and one signal of these voices."""
    signal = make_signal(region, voice=voices[0] if voices else {"wants_news": False})
    made = [signal.voices.get(), *(make_voice(signal, **fields) for fields in voices[1:])]
    dossier = make_dossier(region, "Vergoeding", signal, phase=Phase.ANSWERED, outcome="Het besluit is aangepast.")
    step = make_step(dossier, "Het besluit is aangepast.", kind=StepKind.OUTCOME, tell_at=NOW)
    return dossier, step, made if voices else []


def hear(voice: Voice, step: Step, how: str, number: int = 0) -> None:
    """Let a voice hear a step, or a mail to it get so far."""
    if how == "not":
        return
    mail = None
    if how in MAILS:
        mail = OutboxMail.objects.create(
            key=f"test-{voice.pk}-{number}",
            to="een@example.org",
            subject="x",
            body="x",
            state=MAILS[how],
            next_try_at=NOW,
        )
    way = ToldBy.PHONE if mail is None else ToldBy.MAIL
    Told.objects.create(voice=voice, step=step, by_way_of=way, on=DAY, mail=mail)


@pytest.mark.parametrize(("kind", "wants", "told"), list(itertools.product(KINDS, (True, False), TOLD)))
def test_each_kind_of_reporter_alone(region: Region, director: User, kind: str, wants: bool, told: str) -> None:
    dossier, step, (voice,) = answered(region, {**KINDS[kind], "wants_news": wants})
    hear(voice, step, told)
    waits = must_wait(kind, wants, told)
    assert may_close(dossier, DAY) is not waits
    assert dossiers_that_can_close(region, DAY).exists() is not waits
    if waits:
        with pytest.raises(Refusal) as refused:
            close_dossier(actor=director, dossier=dossier, now=NOW)
        assert missing_of(dossier, DAY).people[0].who in refused.value.message
    else:
        assert close_dossier(actor=director, dossier=dossier, now=NOW).phase == Phase.FED_BACK


people = st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.booleans(), st.sampled_from(TOLD)), max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people)
def test_any_company_of_reporters(region: Region, company: list[tuple[str, bool, str]]) -> None:
    Dossier.objects.all().delete()
    OutboxMail.objects.all().delete()
    fields = [
        {**KINDS[kind], "wants_news": wants, **({"email": f"{number}@example.org"} if kind == "address" else {})}
        for number, (kind, wants, _told) in enumerate(company)
    ]
    dossier, step, voices = answered(region, *fields)
    for number, (voice, (_kind, _wants, told)) in enumerate(zip(voices, company, strict=True)):
        hear(voice, step, told, number)
    expected = not any(must_wait(*one) for one in company)
    assert may_close(dossier, DAY) is expected
    assert dossiers_that_can_close(region, DAY).exists() is expected


def test_without_an_outcome_nothing_closes(region: Region, director: User) -> None:
    dossier = make_dossier(region, phase=Phase.ANSWERED)
    with pytest.raises(Refusal, match="Zeg eerst wat"):
        close_dossier(actor=director, dossier=dossier, now=NOW)


def test_a_standing_theme_stays_open(region: Region) -> None:
    dossier, _step, _voices = answered(region)
    dossier.is_standing = True
    dossier.save()
    assert not may_close(dossier, DAY)


def test_the_outcome_is_mailed_and_then_it_closes(region: Region, director: User) -> None:
    signal = make_signal(region, voice={"email": "een@example.org"})
    dossier = make_dossier(region, "Vergoeding", signal, phase=Phase.ANSWERED)
    give_outcome(actor=director, dossier=dossier, said="Het besluit is aangepast.", now=NOW)
    dossier.refresh_from_db()
    assert not may_close(dossier, DAY)
    tell_dossier(actor=director, dossier=dossier, now=NOW, at_once=True)
    assert not may_close(dossier, DAY)
    OutboxMail.objects.update(state=MailState.SENT)
    assert close_dossier(actor=director, dossier=dossier, now=NOW).closed_on == DAY


def test_told_by_telephone_several_at_once_with_the_steps_before(region: Region, director: User) -> None:
    dossier, outcome, voices = answered(region, {"name": "Een"}, {"name": "Twee"})
    earlier = make_step(dossier, "We schreven een brief.", on=DAY - dt.timedelta(days=30))
    count = mark_told(actor=director, step=outcome, voices=voices, way=ToldBy.PHONE, on=DAY, today=DAY, note="gebeld")
    assert count == 2
    assert Told.objects.filter(step=earlier, by_way_of=ToldBy.PHONE).count() == 2
    assert may_close(dossier, DAY)


@pytest.mark.parametrize(("days", "field"), [(1, "on"), (-1, "on")])
def test_nobody_heard_it_tomorrow_or_before_it_happened(region: Region, director: User, days: int, field: str) -> None:
    _dossier, outcome, voices = answered(region, {"name": "Een"})
    with pytest.raises(Refusal) as refused:
        mark_told(
            actor=director,
            step=outcome,
            voices=voices,
            way=ToldBy.PHONE,
            on=DAY + dt.timedelta(days=days),
            today=DAY,
        )
    assert refused.value.field == field


def test_taking_back_a_telling_opens_the_dossier_with_the_same_outcome(region: Region, director: User) -> None:
    dossier, outcome, voices = answered(region, {"name": "Een"})
    mark_told(actor=director, step=outcome, voices=voices, way=ToldBy.PHONE, on=DAY, today=DAY)
    close_dossier(actor=director, dossier=dossier, now=NOW)
    again = take_back_told(actor=director, told=Told.objects.get(), now=NOW)
    assert (again.phase, again.outcome, again.closed_on) == (Phase.ANSWERED, "Het besluit is aangepast.", None)
    assert not may_close(again, DAY)


def test_a_mail_cannot_be_taken_back(region: Region, director: User) -> None:
    _dossier, step, (voice,) = answered(region, {"email": "een@example.org"})
    hear(voice, step, "sent")
    with pytest.raises(Refusal):
        take_back_told(actor=director, told=Told.objects.get(), now=NOW)


def test_beginning_again_asks_a_reason_and_a_new_outcome(region: Region, director: User) -> None:
    dossier, _step, _voices = answered(region)
    close_dossier(actor=director, dossier=dossier, now=NOW)
    with pytest.raises(Refusal):
        reopen_dossier(actor=director, dossier=dossier, reason=" ", said="", now=NOW)
    again = reopen_dossier(actor=director, dossier=dossier, reason="Nieuw besluit", said="We kijken opnieuw.", now=NOW)
    assert again.phase == Phase.ANSWERED
    assert not may_close(again, DAY)
    give_outcome(actor=director, dossier=again, said="Het besluit is ingetrokken.", now=NOW)
    again.refresh_from_db()
    assert may_close(again, DAY)


def test_who_reports_after_the_outcome_must_hear_it_too(region: Region, director: User) -> None:
    dossier, _step, _voices = answered(region)
    late = make_voice(dossier.signals.get(), email="laat@example.org")
    assert [one.voice for one in missing_of(dossier, DAY).people] == [late]
    tick(NOW + dt.timedelta(hours=1))
    assert OutboxMail.objects.get().to == "laat@example.org"


def test_the_bodies_that_raised_it_hear_it_at_their_table(region: Region, director: User) -> None:
    body, other = make.make_body(region), make.make_body(region, "Overleg activering")
    signal = make_signal(region, voice={"wants_news": False}, body=other)
    dossier = make_dossier(region, "Vergoeding", signal, phase=Phase.ANSWERED, body=body)
    give_outcome(actor=director, dossier=dossier, said="Het besluit is aangepast.", now=NOW)
    dossier.refresh_from_db()
    rows = list(dossier.report_backs.order_by("to_body__name"))
    assert {row.to_body for row in rows} == {body, other}
    for row in rows:
        with pytest.raises(Refusal, match=str(row.to_body)):
            close_dossier(actor=director, dossier=dossier, now=NOW)
        assert row.to_body is not None
        meeting = make.make_meeting(row.to_body, DAY, MeetingState.HELD)
        row.treating_item = make.make_item(meeting, "Terugkoppeling", order=1)
        row.save()
    assert close_dossier(actor=director, dossier=dossier, now=NOW).phase == Phase.FED_BACK


def test_a_report_back_that_is_thrown_away_is_missed_and_comes_back(region: Region, director: User) -> None:
    dossier = make_dossier(region, phase=Phase.ANSWERED, body=make.make_body(region))
    give_outcome(actor=director, dossier=dossier, said="Het besluit is aangepast.", now=NOW)
    dossier.refresh_from_db()
    remove_report_back(actor=director, report_back=dossier.report_backs.get(), now=NOW)
    assert missing_of(dossier, DAY).without
    assert not may_close(dossier, DAY)
    assert ready_missing(actor=director, dossier=dossier, today=DAY) == 1
    assert ReportBack.objects.filter(removed_at__isnull=True).count() == 1
    assert ready_missing(actor=director, dossier=dossier, today=DAY) == 0


def test_a_body_that_stopped_without_a_successor_keeps_nothing_open(region: Region, director: User) -> None:
    body = make.make_body(region)
    dossier = make_dossier(region, phase=Phase.ANSWERED, body=body)
    give_outcome(actor=director, dossier=dossier, said="Het besluit is aangepast.", now=NOW)
    body.ends_on = DAY
    body.save()
    dossier.refresh_from_db()
    assert may_close(dossier, DAY)


def test_a_second_outcome_takes_the_place_of_the_first(region: Region, director: User) -> None:
    signal = make_signal(region, voice={"name": "Een"})
    dossier = make_dossier(region, "V", signal, phase=Phase.ANSWERED, body=make.make_body(region))
    first = give_outcome(actor=director, dossier=dossier, said="Nee.", now=NOW)
    mark_told(actor=director, step=first, voices=[signal.voices.get()], way=ToldBy.PERSON, on=DAY, today=DAY)
    give_outcome(actor=director, dossier=dossier, said="Toch ja.", now=NOW)
    dossier.refresh_from_db()
    assert len(missing_of(dossier, DAY).people) == 1
    assert [row.what for row in dossier.report_backs.filter(removed_at__isnull=True)] == ["V: Toch ja."]


def test_a_closed_account_keeps_nothing_open_and_an_ended_role_does(
    region: Region, director: User, partner: User
) -> None:
    dossier, _step, (voice,) = answered(region, {})
    voice.user = partner
    voice.save()
    partner.roles.update(ended_at=NOW)
    assert not may_close(dossier, DAY)
    partner.is_active = False
    partner.save()
    assert may_close(dossier, DAY)
    assert dossiers_that_can_close(region, DAY).exists()
    voice.organisation_said = "Het buurthuis"
    voice.save()
    assert not may_close(dossier, DAY)


def test_who_reported_for_an_organisation_that_merged_still_must_hear_it(region: Region, director: User) -> None:
    kept, gone = cast.make_organisation(region, "Klaver"), cast.make_organisation(region, "Klavertje")
    dossier, _step, (voice,) = answered(region, {"organisation": gone})
    merge_organisations(actor=director, region=region, kept=kept, gone=gone, from_gone=(), now=NOW)
    voice.refresh_from_db()
    assert voice.organisation in (kept, gone)
    assert voice.organisation is not None
    assert not voice.organisation.is_removed
    assert [one.voice for one in missing_of(dossier, DAY).people] == [voice]
