"""Self-checks as they are read: whom to ask, what hangs behind a link, and who answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Count, F, Q, QuerySet

from regietafel.organisations.models import Contact, Organisation
from regietafel.territories.models import Region
from regietafel.workplaces import care_tokens
from regietafel.workplaces.freshness import Freshness
from regietafel.workplaces.models import Change, ChangeState, SelfCheck, Workplace
from regietafel.workplaces.queries.lateness import asked_about, at_least
from regietafel.workplaces.queries.visible import checks_visible_to, settings_of

NOT_AGAIN_WITHIN = dt.timedelta(days=28)
"""So long after a question no other one follows by itself, whatever was added meanwhile."""
SETTLES_IN = dt.timedelta(days=7)
"""What was just added is not asked about yet: an import can still be taken back, a typing mistake mended."""


@dataclass(frozen=True)
class Behind:
    """What a link leads to; ``problem`` is unknown, replaced, withdrawn, expired, gone or none."""

    check: SelfCheck | None
    problem: str = ""


def check_behind(token: str, today: dt.date) -> Behind:
    """The self-check of a link. Only a link of ours says more than that it is not right."""
    found = care_tokens.read(care_tokens.CHECK, token)
    if found is None:
        return Behind(None, "unknown")
    pk, issue = found
    check = SelfCheck.objects.filter(pk=pk).select_related("region", "organisation", "contact").first()
    if check is None:
        return Behind(None, "unknown")
    if check.withdrawn_at is None and check.issue != issue:
        return Behind(check, "replaced")
    return Behind(check, problem_of(check, today))


def problem_of(check: SelfCheck, today: dt.date) -> str:
    """Why a check cannot be answered today, or nothing."""
    if check.withdrawn_at is not None:
        return "withdrawn"
    if check.organisation.is_removed:
        return "gone"
    if today > check.until:
        return "expired"
    return "" if asked_in(check, today).exists() else "none"


def asked_in(check: SelfCheck, today: dt.date) -> QuerySet[Workplace]:
    """The workplaces that a check is about: those of the organisation that stand in the list now."""
    rows = asked_about(check.region, today).filter(organisation=check.organisation)
    return rows.select_related("region", "organisation", "municipality", "contact")


def still_asked(check: SelfCheck, today: dt.date) -> bool:
    """Whether the button has something to say: nobody answered yet, or a workplace waits to be confirmed all the same."""
    if check.answered_at is None:
        return True
    return asked_in(check, today).filter(at_least(Freshness.DUE, check.region, today)).exists()


def changes_in(check: SelfCheck) -> QuerySet[Change]:
    """What was changed, or proposed, through the link of a check."""
    return Change.objects.filter(check_asked=check).select_related("workplace").order_by("pk")


def due_organisations(region: Region, today: dt.date) -> list[int]:
    """The organisations of a region that should be asked today, and were not asked yet. In order, to go through in batches."""
    months = settings_of(region).check_every_months
    due = asked_about(region, today).filter(
        at_least(Freshness.DUE, region, today),
        Q(verified_on__isnull=False) | Q(added_on__lte=today - SETTLES_IN),
        organisation__removed_at__isnull=True,
    )
    recent = SelfCheck.objects.filter(region=region).filter(
        Q(asked_on__gt=today - NOT_AGAIN_WITHIN)
        | Q(withdrawn_at__isnull=False, asked_on__gt=today - relativedelta(months=months))
        | Q(withdrawn_at__isnull=True, answered_at__isnull=True, until__gte=today)
    )
    rows = due.exclude(organisation__in=recent.values("organisation"))
    return list(rows.order_by("organisation").values_list("organisation", flat=True).distinct())


def with_address(region: Region) -> QuerySet[Contact]:
    """The contacts of a region that can get a mail."""
    return Contact.objects.filter(region=region, removed_at__isnull=True).exclude(email="")


def contact_for(region: Region, organisation: Organisation) -> Contact | None:
    """To whom a mail about the workplaces of an organisation goes: the contact that was confirmed last."""
    rows = with_address(region).filter(organisation=organisation).select_related("user")
    return rows.order_by(F("confirmed_on").desc(nulls_last=True), "pk").first()


def contact_of_workplace(workplace: Workplace) -> Contact | None:
    """To whom a mail about one workplace goes: its own contact, else that of the organisation."""
    own = workplace.contact
    if own is not None and own.email and not own.is_removed:
        return own
    return contact_for(workplace.region, workplace.organisation)


def without_address(region: Region, today: dt.date) -> QuerySet[Organisation]:
    """Organisations with workplaces in the list and nobody who can get a mail."""
    listed = asked_about(region, today).order_by().values("organisation")
    rows = Organisation.objects.filter(pk__in=listed, removed_at__isnull=True)
    return rows.exclude(pk__in=with_address(region).order_by().values("organisation")).order_by("name")


def checks_of(user: Any, region: Region) -> QuerySet[SelfCheck]:
    """The self-checks of a region, each with how many changes came of it and how many of those wait."""
    rows = checks_visible_to(user).filter(region=region).select_related("organisation", "contact")
    return rows.annotate(
        changed=Count("changes", distinct=True),
        waiting=Count("changes", filter=Q(changes__state=ChangeState.WAITING), distinct=True),
    ).order_by("-asked_on", "organisation__name", "pk")


def open_checks(region: Region) -> QuerySet[SelfCheck]:
    """Checks that nobody answered and nobody withdrew."""
    rows = SelfCheck.objects.filter(region=region, answered_at__isnull=True, withdrawn_at__isnull=True)
    return rows.select_related("organisation", "region", "contact__user").order_by("pk")


def to_choose_from(user: Any, region: Region, today: dt.date) -> QuerySet[Organisation]:
    """The organisations that can be asked by hand, each with how many workplaces it has in the list."""
    if not user.has_perm("workplaces.watch_over", region):
        return Organisation.objects.none()
    listed = asked_about(region, today).order_by().values("organisation")
    return Organisation.objects.filter(pk__in=listed, removed_at__isnull=True).order_by("name")


def narrowed_checks(rows: QuerySet[SelfCheck], wanted: Mapping[str, Any]) -> QuerySet[SelfCheck]:
    """Only the checks that are looked for."""
    for word in (wanted.get("q") or "").split():
        rows = rows.filter(organisation__name__icontains=word)
    state = wanted.get("state") or ""
    if state == "open":
        rows = rows.filter(answered_at__isnull=True, withdrawn_at__isnull=True)
    elif state == "answered":
        rows = rows.filter(answered_at__isnull=False)
    elif state == "withdrawn":
        rows = rows.filter(answered_at__isnull=True, withdrawn_at__isnull=False)
    return rows
