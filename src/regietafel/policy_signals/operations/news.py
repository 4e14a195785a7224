"""The mails in which those who reported hear what happened: one for each person and dossier, with all that is new."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from regietafel.core.operations import locked
from regietafel.notices.models import OutboxMail
from regietafel.notices.operations import post
from regietafel.policy_signals import links
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Dossier, Step, Told, ToldBy, Voice
from regietafel.policy_signals.queries.hearing import (
    Hearing,
    Standing,
    address_of,
    hearing_of,
    person_behind,
    told_steps,
)
from regietafel.policy_signals.queries.story import what_comes_next


def send_news(dossier: Dossier, now: dt.datetime, *, at_once: bool = False, most: int = 200) -> int:
    """Post what is due about a dossier, in one transaction with the rows that say who was told; how many mails.

    ``at_once``: somebody pressed the button, so that neither the quiet while nor one mail a day holds anything up.
    """
    fresh = locked(dossier)
    steps = [step for step in told_steps(fresh) if step.tell_at is not None]
    if fresh.is_removed or not steps or not (at_once or is_quiet(steps, now)):
        return 0
    hearing = hearing_of(fresh, steps)
    today, sent = timezone.localdate(now), 0
    for voices in people_with_mail(hearing):
        if sent >= most:
            break
        share_what_was_heard(hearing, voices)
        if not at_once and got_mail_on(voices, today):
            continue
        news = [step for step in steps if hearing.ear(voices[0], step).standing == Standing.LEAVING]
        if news:
            tell_person(fresh, voices, news, today)
            sent += 1
    return sent


def is_quiet(steps: Iterable[Step], now: dt.datetime) -> bool:
    """Whether nothing was added, or mended, in the last while."""
    return all(step.tell_at is not None and step.tell_at <= now for step in steps)


def people_with_mail(hearing: Hearing) -> list[list[Voice]]:
    """The voices that want news and have an address, put together by person."""
    found: dict[str, list[Voice]] = {}
    for voice in hearing.voices:
        if voice.wants_news and address_of(voice):
            found.setdefault(person_behind(voice), []).append(voice)
    return list(found.values())


def share_what_was_heard(hearing: Hearing, voices: list[Voice]) -> None:
    """Write down for a voice that joined later what the same person heard by another one already."""
    rows = {(row.voice_id, row.step_id) for row in hearing.told}
    for voice in voices if len(voices) > 1 else []:
        for step in hearing.steps:
            told = hearing.ear(voice, step).told
            if told is not None and (voice.pk, step.pk) not in rows:
                copy = {"by_way_of": told.by_way_of, "on": told.on, "mail": told.mail}
                Told.objects.get_or_create(voice=voice, step=step, defaults=copy)


def got_mail_on(voices: list[Voice], day: dt.date) -> bool:
    """Whether this person had a mail about the dossier on a day."""
    told = Told.objects.filter(voice__in=[one.pk for one in voices], on=day, by_way_of=ToldBy.MAIL)
    return told.filter(step__dossier=voices[0].signal.dossier_id).exists()


def tell_person(dossier: Dossier, voices: list[Voice], news: list[Step], today: dt.date) -> None:
    """Post one mail with all that is new, and write down for each voice that it was told."""
    first = voices[0]
    mail = post_news(dossier, first, news, today)
    Told.objects.bulk_create(
        [Told(voice=voice, step=step, by_way_of=ToldBy.MAIL, on=today, mail=mail) for voice in voices for step in news],
        ignore_conflicts=True,
    )


def post_news(dossier: Dossier, voice: Voice, news: list[Step], today: dt.date) -> OutboxMail:
    """Put the mail in the outbox; the same news to the same address is posted once."""
    address, language = address_of(voice), language_of(voice)
    keep_link(voice, today)
    with translation.override(language):
        words = {
            "dossier": dossier,
            "region": dossier.region,
            "signal": voice.signal,
            "name": voice.name or (voice.user.name if voice.user else ""),
            "news": news,
            "outcome": next((step.said for step in news if step.kind == "outcome"), ""),
            "next": what_comes_next(Phase(dossier.phase), has_outcome=bool(dossier.outcome)),
            "link": heard_address(voice, language),
            "until": voice.until,
        }
        subject = render_to_string("policy_signals/telling/mail/news_subject.txt", words)
        body = render_to_string("policy_signals/telling/mail/news_message.txt", words).strip() + "\n"
    told = "-".join(str(step.pk) for step in news)
    who = hashlib.sha256(address.lower().encode()).hexdigest()[:16]
    key = "signal-news-" + hashlib.sha256(f"{dossier.pk} {who} {told}".encode()).hexdigest()
    return post(
        to=address, subject=subject, body=body, language=language, region=dossier.region, person=voice.user, key=key
    )


def language_of(voice: Voice) -> str:
    """In which language somebody is written to: the one of the account, else the one in which it was reported."""
    known = {code for code, _name in settings.LANGUAGES}
    wanted = (voice.user.language if voice.user is not None else "") or voice.language
    return wanted if wanted in known else str(settings.LANGUAGE_CODE)


def keep_link(voice: Voice, today: dt.date) -> None:
    """Let the link of a voice work for a year from now."""
    voice.until = today + dt.timedelta(days=settings.HEARD_LINK_DAYS)
    voice.save(update_fields=["until"])


def heard_address(voice: Voice, language: str) -> str:
    """Where the link of a voice leads, in the language of the mail."""
    token = links.token_for(links.VOICE, voice.pk, voice.issue)
    with translation.override(language):
        return f"{settings.BASE_URL}{reverse('policy_signals:heard', args=[token])}"
