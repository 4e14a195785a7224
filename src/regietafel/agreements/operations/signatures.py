"""Who should sign a declaration; that they did, all at once if need be; that they will not, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from regietafel.agreements.models import Declaration, DeclarationVersion, Signature
from regietafel.agreements.operations.declarations import insist_belong, insist_is_there
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record
from regietafel.organisations.models import Organisation


@operation
def choose_signatories(
    *, actor: Any, declaration: Declaration, organisations: Collection[Organisation], version: int | None
) -> Declaration:
    """Say who should sign. Whoever signed or declined stays on the list until that is taken back."""
    fresh = locked_at(declaration, version)
    insist_is_there(fresh)
    rows = list(fresh.signatures.select_related("organisation"))
    there = {row.organisation_id for row in rows}
    new = [one for one in organisations if one.pk not in there]
    wanted = {one.pk for one in organisations}
    gone = [row for row in rows if row.organisation_id not in wanted]
    insist_belong(fresh.region, new, "organisations")
    answered = [str(row) for row in gone if row.signed_on or row.declined_because]
    if answered:
        told = _("Answered already, so cannot be taken off the list: %(names)s. Take the answer back first.")
        raise Refusal(told % {"names": ", ".join(answered)}, field="organisations")
    if new or gone:
        before, after = sorted(map(str, rows)), sorted({*map(str, rows), *map(str, new)} - set(map(str, gone)))
        Signature.objects.filter(pk__in=[row.pk for row in gone]).delete()
        Signature.objects.bulk_create(Signature(declaration=fresh, organisation=one) for one in new)
        fresh.save_next()
        record(
            actor=actor, verb="changed", on=fresh, region=fresh.region,
            before={"signatures": before}, after={"signatures": after},
        )  # fmt: skip
    return fresh


@operation
def sign(
    *,
    actor: Any,
    declaration: Declaration,
    signatures: Collection[Signature],
    text: DeclarationVersion,
    signed_on: dt.date,
    signed_as: str,
    today: dt.date,
) -> Declaration:
    """Note that these signed a version of the text on a day. A name that was noted meanwhile stops all of it."""
    fresh = locked(declaration)
    insist_is_there(fresh)
    insist_signable(fresh, text, signed_on, today)
    if not signatures:
        raise Refusal(_("Tick who signed."), field="signatures")
    rows = list(fresh.signatures.select_for_update().filter(pk__in=[one.pk for one in signatures]))
    before = [str(row) for row in rows if row.version_signed_id == text.pk]
    if before or len(rows) < len(signatures):
        told = _("Noted by somebody else meanwhile: %(names)s. Look at the list again.")
        raise Refusal(told % {"names": ", ".join(before) or _("taken off the list")}, field="signatures")
    for row in rows:
        row.version_signed, row.signed_on, row.signed_as = text, signed_on, signed_as.strip()
        row.declined_because = ""
        row.save_next("version_signed", "signed_on", "signed_as", "declined_because")
    names = sorted(str(row) for row in rows)
    after = {"signatures": names, "signed_on": signed_on, "signed_as": signed_as.strip(), "text_version": text.number}
    record(actor=actor, verb="declaration_signed", on=fresh, region=fresh.region, after=after)
    return fresh


def insist_signable(declaration: Declaration, text: DeclarationVersion, on: dt.date, today: dt.date) -> None:
    """Refuse a day that has yet to come, and a text of something else."""
    if text.declaration_id != declaration.pk:
        raise Refusal(_("This version belongs to something else."), field="text")
    if on > today:
        raise Refusal(_("This day has yet to come. Write it down when it has happened."), field="signed_on")


@operation
def mend_signature(
    *,
    actor: Any,
    signature: Signature,
    text: DeclarationVersion,
    signed_on: dt.date,
    signed_as: str,
    version: int | None,
    today: dt.date,
) -> Signature:
    """Put right when somebody signed, as what, or which version."""
    fresh = locked_at(signature, version)
    declaration = fresh.declaration
    insist_is_there(declaration)
    insist_signable(declaration, text, signed_on, today)
    before = told(fresh)
    fresh.version_signed, fresh.signed_on, fresh.signed_as = text, signed_on, signed_as.strip()
    fresh.declined_because = ""
    note(actor, fresh, "declaration_signed", before)
    return fresh


@operation
def decline(*, actor: Any, signature: Signature, reason: str, version: int | None) -> Signature:
    """Note that somebody will not sign, and why."""
    fresh = locked_at(signature, version)
    insist_is_there(fresh.declaration)
    if not reason.strip():
        raise Refusal(_("Say why not."), field="reason")
    before = told(fresh)
    fresh.version_signed, fresh.signed_on, fresh.signed_as = None, None, ""
    fresh.declined_because = reason.strip()
    note(actor, fresh, "declaration_declined", before)
    return fresh


@operation
def take_back(*, actor: Any, signature: Signature) -> Signature:
    """Make it as if nothing was heard of them yet."""
    fresh = locked(signature)
    insist_is_there(fresh.declaration)
    before = told(fresh)
    fresh.version_signed, fresh.signed_on, fresh.signed_as, fresh.declined_because = None, None, "", ""
    note(actor, fresh, "signature_taken_back", before)
    return fresh


def told(row: Signature) -> dict[str, Any]:
    """What the history keeps of a signature."""
    return {
        "organisation": str(row),
        "signed_on": row.signed_on,
        "signed_as": row.signed_as,
        "text_version": row.version_signed.number if row.version_signed else None,
        "declined_because": row.declined_because,
    }


def note(actor: Any, row: Signature, verb: str, before: dict[str, Any]) -> None:
    """Save a signature, and write it in the history of its declaration, under the name of who it is about."""
    after = told(row)
    if after == before:
        return
    row.save_next("version_signed", "signed_on", "signed_as", "declined_because")
    kept = {**after, "signatures": [before.pop("organisation")]}
    kept.pop("organisation")
    record(actor=actor, verb=verb, on=row.declaration, region=row.declaration.region, before=before, after=kept)
