"""Who signs a note along: asked, signed a version, declined; by the team, or by the one who was asked, through a link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record
from regietafel.notices.operations import post
from regietafel.organisations.models import Organisation
from regietafel.policy_signals import links
from regietafel.policy_signals.models import CoSignatory, Note, NoteVersion, StepKind
from regietafel.policy_signals.operations.dossiers import insist_is_there
from regietafel.policy_signals.operations.steps import add_step
from regietafel.territories.models import Municipality

LINK_WORKS = dt.timedelta(days=90)


@operation
def ask_cosignatories(
    *,
    actor: Any,
    note: Note,
    municipalities: Collection[Municipality] = (),
    organisations: Collection[Organisation] = (),
    today: dt.date,
) -> list[CoSignatory]:
    """Put local governments and organisations on the list of who signs; who stands there already stays as it is."""
    fresh = locked(note)
    insist_is_there(fresh.dossier)
    region = fresh.dossier.region
    if not municipalities and not organisations:
        raise Refusal(_("Choose at least one."), field="municipalities")
    if any(not region.memberships.filter(municipality=one).exists() for one in municipalities):
        raise Refusal(_("One of these municipalities does not belong to the region."), field="municipalities")
    if any(one.region_id not in (None, region.pk) for one in organisations):
        raise Refusal(_("One of these organisations does not stand in the address book of this region."), field="organisations")  # fmt: skip
    made = []
    for keys in [{"municipality": one} for one in municipalities] + [{"organisation": one} for one in organisations]:
        row, new = CoSignatory.objects.get_or_create(note=fresh, **keys, defaults={"asked_on": today})
        if new:
            record(actor=actor, verb="signature_asked", on=fresh.dossier, region=region, after={"who": str(row)})
            made.append(row)
    return made


@operation
def mail_cosignatory(*, actor: Any, row: CoSignatory, email: str, now: dt.datetime) -> CoSignatory:
    """Mail a link behind which the version of now is read, and signed or declined. An earlier link ends."""
    fresh = locked(row)
    dossier = fresh.note.dossier
    insist_is_there(dossier)
    version = last_version(fresh.note)
    today = timezone.localdate(now)
    if fresh.asked_on is not None and fresh.email:
        fresh.issue += 1
    fresh.email, fresh.asked_on, fresh.until = email, today, today + LINK_WORKS
    fresh.save_next("email", "asked_on", "until", "issue")
    token = links.token_for(links.SIGN, fresh.pk, fresh.issue)
    with translation.override("nl"):
        words = {
            "region": dossier.region,
            "version": version,
            "until": fresh.until,
            "link": f"{settings.BASE_URL}{reverse('policy_signals:sign', args=[token])}",
        }
        subject = render_to_string("policy_signals/mail/sign_subject.txt", words)
        body = render_to_string("policy_signals/mail/sign_message.txt", words).strip() + "\n"
    post(
        to=email, subject=subject, body=body, language="nl", region=dossier.region, key=f"sign-{fresh.pk}-{fresh.issue}"
    )
    record(actor=actor, verb="signature_mailed", on=dossier, region=dossier.region, after={"who": str(fresh)})
    return fresh


def last_version(note: Note) -> NoteVersion:
    """The version that is signed now; a note that was never fixed has none."""
    found = note.versions.order_by("-number").first()
    if found is None:
        raise Refusal(_("Fix a version of the note first: that is what is signed."))
    return found


@operation
def sign_note(
    *,
    actor: Any,
    row: CoSignatory,
    version: NoteVersion,
    on: dt.date,
    signed_as: str,
    now: dt.datetime,
    seen: int | None = None,
) -> CoSignatory:
    """Note that somebody signed a version on a day. Signing the same version twice is once."""
    fresh = locked_at(row, seen)
    dossier = fresh.note.dossier
    insist_is_there(dossier)
    if version.note_id != fresh.note_id:
        raise Refusal(_("This version belongs to another note."), field="version_signed")
    if on > timezone.localdate(now) or on < version.made_on:
        raise Refusal(_("Somebody can sign from the day on which the version was fixed until today."), field="on")
    if (fresh.signed_version_id, fresh.signed_on, fresh.signed_as) == (version.pk, on, signed_as.strip()):
        return fresh
    again = fresh.signed_version_id == version.pk
    fresh.signed_version, fresh.signed_on, fresh.signed_as = version, on, signed_as.strip()
    fresh.declined_on, fresh.reason = None, ""
    fresh.save_next("signed_version", "signed_on", "signed_as", "declined_on", "reason")
    record(actor=actor, verb="note_signed", on=dossier, region=dossier.region, after={"who": str(fresh), "version": version.number})  # fmt: skip
    said = _("%(who)s signed along.") % {"who": fresh}
    if not again:
        add_step(actor=actor, dossier=dossier, kind=StepKind.SIGNED, said=said, now=now, on=on, is_told=False)
    return fresh


@operation
def decline_note(*, actor: Any, row: CoSignatory, reason: str, on: dt.date, seen: int | None = None) -> CoSignatory:
    """Note that somebody does not sign, and why. Who signed before has signed; that is taken back first."""
    fresh = locked_at(row, seen)
    insist_is_there(fresh.note.dossier)
    if not reason.strip():
        raise Refusal(_("Say why."), field="reason")
    if fresh.signed_on is not None:
        raise Refusal(_("This was signed already."), field="reason")
    fresh.declined_on, fresh.reason = on, reason.strip()
    fresh.save_next("declined_on", "reason")
    region = fresh.note.dossier.region
    record(actor=actor, verb="signature_declined", on=fresh.note.dossier, region=region, after={"who": str(fresh)})
    return fresh


@operation
def take_off_list(*, actor: Any, row: CoSignatory) -> Note:
    """Take somebody off the list, as long as nothing was signed. Twice is once."""
    note = locked(row.note)
    fresh = note.cosignatories.filter(pk=row.pk).first()
    if fresh is None:
        return note
    if fresh.signed_on is not None:
        raise Refusal(_("Who signed stays on the list."))
    record(
        actor=actor, verb="signature_dropped", on=note.dossier, region=note.dossier.region, before={"who": str(fresh)}
    )
    fresh.delete()
    return note
