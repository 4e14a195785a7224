"""Over all dossiers of a region: who must be told by somebody, which dossiers can close, and where mail is due."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from regietafel.consultation.models import ReportBack
from regietafel.consultation.queries.report_backs import Standing, with_standing
from regietafel.notices.models import MailState
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Dossier, Step, StepKind, Told, Voice
from regietafel.territories.models import Region

HAS_ADDRESS = ~Q(email="") | Q(user__is_active=True)
IS_KNOWN = (
    ~Q(name="") | ~Q(organisation_said="") | ~Q(email="") | Q(user__is_active=True) | Q(organisation__isnull=False)
)
CERTAIN = Q(mail__isnull=True) | Q(mail__state=MailState.SENT)
LOST = (MailState.FAILED, MailState.UNCERTAIN, MailState.CANCELLED)


def voices_that_count() -> QuerySet[Voice]:
    """Who wants news about what stands in a dossier."""
    there = Q(signal__removed_at__isnull=True, signal__dossier__isnull=False, signal__dossier__removed_at__isnull=True)
    return Voice.objects.filter(there, wants_news=True)


def without(told: QuerySet[Told], steps: QuerySet[Step]) -> Exists:
    """Whether a step of the dossier of a voice is not among what that voice was told."""
    heard = told.filter(voice=OuterRef(OuterRef("pk")), step=OuterRef("pk"))
    return Exists(steps.filter(~Exists(heard), dossier=OuterRef("signal__dossier"), is_told=True))


def voices_to_tell(region: Region) -> QuerySet[Voice]:
    """Who must be told by somebody: without an address, or whose mail did not arrive."""
    unheard = without(Told.objects.filter(CERTAIN), Step.objects.all())
    lost = Exists(Told.objects.filter(voice=OuterRef("pk"), mail__state__in=LOST))
    rows = voices_that_count().filter(signal__region=region).exclude(signal__dossier__phase=Phase.WITHDRAWN)
    return rows.filter((~HAS_ADDRESS & IS_KNOWN & Q(unheard)) | Q(lost)).distinct()


def dossiers_with_people_to_tell(region: Region) -> QuerySet[Dossier]:
    """The dossiers in which somebody must be told by hand."""
    return Dossier.objects.filter(pk__in=voices_to_tell(region).values("signal__dossier")).order_by("title", "pk")


def dossiers_that_can_close(region: Region, today: dt.date) -> QuerySet[Any]:
    """Answered dossiers of which all who reported, and all bodies, heard what came of it."""
    last = Step.objects.filter(dossier=OuterRef("pk"), kind=StepKind.OUTCOME, is_told=True).order_by("-pk")
    heard = Told.objects.filter(CERTAIN, voice=OuterRef("pk"), step=OuterRef(OuterRef("outcome_step")))
    waiting = voices_that_count().filter(HAS_ADDRESS | IS_KNOWN, ~Exists(heard), signal__dossier=OuterRef("pk"))
    backs = with_standing(ReportBack.objects.filter(dossiers=OuterRef("pk"), removed_at__isnull=True), today)
    rows = Dossier.objects.filter(
        region=region, phase=Phase.ANSWERED, removed_at__isnull=True, is_standing=False
    ).exclude(outcome="")
    rows = rows.annotate(outcome_step=Subquery(last.values("pk")[:1])).filter(outcome_step__isnull=False)
    return rows.filter(~Exists(waiting), ~Exists(backs.exclude(standing=Standing.TOLD))).order_by("title", "pk")


def dossiers_with_news(now: dt.datetime) -> QuerySet[Dossier]:
    """Where somebody with an address was not mailed yet about a step that may leave."""
    due = without(Told.objects.all(), Step.objects.filter(tell_at__lte=now))
    rows = voices_that_count().filter(HAS_ADDRESS, due)
    return Dossier.objects.filter(pk__in=rows.values("signal__dossier")).order_by("pk")


def voices_to_forget(region: Region, before: dt.date) -> QuerySet[Voice]:
    """Who reported without an account what closed, or was withdrawn, before a day; and whose account is closed."""
    closed = Q(signal__dossier__closed_on__lt=before)
    alone = Q(signal__dossier__isnull=True, signal__phase=Phase.WITHDRAWN, signal__reported_on__lt=before)
    without_account = Q(user__isnull=True) & (closed | alone)
    account_closed = Q(user__is_active=False, user__is_demo=False)
    kept = ~Q(email="") | ~Q(name="")
    rows = Voice.objects.filter(without_account | account_closed, kept, signal__region=region)
    return rows.select_related("signal").order_by("pk")
