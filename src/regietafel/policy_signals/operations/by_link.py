"""What somebody who reported does by the link of a mail: no news any more, news after all, a remark, another link, be forgotten."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.notices.models import MailState, OutboxMail
from regietafel.notices.operations import post
from regietafel.policy_signals.models import StepKind, Told, Voice
from regietafel.policy_signals.operations.news import heard_address, keep_link, language_of
from regietafel.policy_signals.operations.steps import add_step
from regietafel.policy_signals.queries.hearing import address_of, person_behind, voices_of


def same_person(voice: Voice) -> list[Voice]:
    """All voices of the one behind a voice in the same dossier; in no dossier only this one."""
    if voice.signal.dossier is None:
        return [voice]
    mine = person_behind(voice)
    return [one for one in voices_of(voice.signal.dossier) if person_behind(one) == mine] or [voice]


def noted(voice: Voice, verb: str, **more: Any) -> None:
    """Write in the journal of the signal what was done by link, without who it was."""
    record(actor=None, verb=verb, on=voice.signal, region=voice.signal.region, **more)


@operation
def choose_news(*, actor: Any, voice: Voice, wants: bool) -> Voice:
    """Stop the mails about a signal, or let them come again, for all that this person told about it. Twice is once."""
    fresh = locked(voice)
    keys = [one.pk for one in same_person(fresh) if one.wants_news != wants]
    if keys:
        Voice.objects.filter(pk__in=keys).update(wants_news=wants)
        noted(fresh, "news_wanted" if wants else "news_stopped")
    fresh.wants_news = wants
    return fresh


@operation
def add_remark(*, actor: Any, voice: Voice, text: str, now: dt.datetime) -> Voice:
    """Let the team read something more: with the voice, and in the story of the dossier for the team alone."""
    fresh = locked(voice)
    said = " ".join(text.split())
    if not said:
        raise Refusal(_("Write what you want to add."), field="text")
    whole = f"{fresh.note} · {said}" if fresh.note else said
    if said in fresh.note.split(" · "):
        return fresh
    if len(whole) > (Voice._meta.get_field("note").max_length or 1000):
        raise Refusal(
            _("That is too long with what you wrote before. Keep it shorter, or call the region."), field="text"
        )
    fresh.note = whole
    fresh.save(update_fields=["note"])
    noted(fresh, "remark_by_reporter")
    dossier = fresh.signal.dossier
    if dossier is not None and not dossier.is_removed:
        words = _("Remark of somebody who reported: %(text)s") % {"text": said}
        add_step(actor=None, dossier=dossier, kind=StepKind.OTHER, said=words, now=now, is_told=False)
    return fresh


@operation
def forget_voice(*, actor: Any, voice: Voice) -> Voice:
    """Take away name and address of one who reported without an account. What was noticed stays, and so does where it was.

    The link opens nothing any more, no mail comes, and mail that was sent is forgotten too.
    """
    fresh = locked(voice)
    if fresh.user_id is not None:
        raise Refusal(_("You reported this with an account. Change that in your own settings."))
    for one in same_person(fresh):
        if one.user_id is None:
            wipe(one)
    noted(fresh, "reporter_forgotten")
    return Voice.objects.get(pk=fresh.pk)


def wipe(voice: Voice, *, keeps_place: bool = False) -> None:
    """Leave nothing by which somebody could be known; where they work may stay, for it tells how many noticed it."""
    address, signal = voice.email, voice.signal
    voice.name, voice.email, voice.wants_news, voice.until = "", "", False, None
    if voice.organisation_id is None and not keeps_place:
        voice.organisation_said = ""
    voice.save(update_fields=["name", "email", "wants_news", "until", "organisation_said"])
    if address:
        forget_mail(address, signal.region_id)


def forget_mail(address: str, region: int) -> None:
    """Delete the mails about signals to an address that is forgotten, and never send what still waits.

    Who was told stays told: the row lets go of a mail that has left, and goes with one that has not.
    """
    theirs = OutboxMail.objects.filter(Q(key__startswith="signal-"), to__iexact=address, region_id=region)
    Told.objects.filter(mail__in=theirs.filter(state=MailState.SENT)).update(mail=None)
    theirs.exclude(state=MailState.SENDING).delete()


@operation
def renew_link(*, actor: Any, voice: Voice, now: dt.datetime) -> Voice:
    """Send a new link to the address that is known, if the old one ran out; the old one ends."""
    fresh = locked(voice)
    address, today = address_of(fresh), timezone.localdate(now)
    if not address or fresh.until is None or today <= fresh.until or fresh.signal.is_removed:
        return fresh
    fresh.issue += 1
    fresh.save(update_fields=["issue"])
    keep_link(fresh, today)
    language = language_of(fresh)
    with translation.override(language):
        words = {
            "region": fresh.signal.region,
            "name": fresh.name,
            "signal": fresh.signal,
            "link": heard_address(fresh, language),
            "until": fresh.until,
        }
        subject = render_to_string("policy_signals/telling/mail/link_subject.txt", words)
        body = render_to_string("policy_signals/telling/mail/link_message.txt", words).strip() + "\n"
    post(
        to=address,
        subject=subject,
        body=body,
        language=language,
        region=fresh.signal.region,
        person=fresh.user,
        key=f"signal-link-{fresh.pk}-{fresh.issue}",
    )
    noted(fresh, "reporter_link_renewed")
    return fresh
