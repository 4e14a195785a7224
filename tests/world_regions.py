"""The rows of a region outside its plans, for :mod:`tests.world`: organisations, mail, invitations, logged work, journal."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from regietafel.journal.models import Entry
from regietafel.membership.models import FunctionHolder, Invitation
from regietafel.membership.tokens import token_for
from regietafel.notices.models import MailState, OutboxMail
from regietafel.organisations.models import Contact, ContactVisibility, Function, Organisation, StakeholderGroup
from regietafel.people.models import RegionRole, RoleKind, User
from regietafel.plans.models import LoggedWork, PartyRole, Priority, Tag, TagKind
from regietafel.territories.models import Region
from tests import cast
from tests.world_agreements import add_agreements
from tests.world_agreements_decisions import add_decisions
from tests.world_consultation_bodies import add_bodies
from tests.world_consultation_events import add_events
from tests.world_consultation_matrix import add_matrix
from tests.world_consultation_meetings import add_meetings
from tests.world_consultation_minutes import add_minutes
from tests.world_consultation_promises import add_promises
from tests.world_library import add_library
from tests.world_mail_in import add_mail_in
from tests.world_readings import add_readings
from tests.world_signals import add_signals
from tests.world_workplaces import add_workplaces

YEAR = 2024


ROOMS = (
    add_meetings,
    add_events,
    add_bodies,
    add_workplaces,
    add_signals,
    add_decisions,
    add_agreements,
    add_mail_in,
)
"""What apps add that need nothing but the region; a row may name one of an earlier room."""


def add_region_rows(region: Region, base: int, people: dict[str, cast.Person], secret: str) -> dict[str, Any]:
    """Fill a region; ``secret`` stands before every word of a region that the reader must not know of."""
    colleague = people["colleague"] if not secret else add_other_colleague(region, base)
    assert isinstance(colleague, User)
    rows = add_directory(region, base, secret, colleague)
    add_work(region, base, secret, colleague)
    add_mails(region, base, secret)
    rows |= add_library(region, base, secret, None if secret else people["partner"])
    add_invitations(region, base, secret)
    Tag.objects.create(
        pk=base + 1, region=region, kind=TagKind.THEME, code=f"thema-{base}", names={"nl": f"{secret}eigen thema"}
    )
    add_entry(region, colleague, "changed", rows["organisation"], f"{secret or 'zqhistory '}omgedoopt")
    rows |= add_matrix(region, base, rows["organisation"], rows["group"], secret)
    for add_room in ROOMS:
        rows |= add_room(region, base, secret)
    return {
        **rows,
        **add_contacts(region, base, secret),
        **add_promises(region, base, people, secret),
        **add_readings(region, base, secret.strip() or "zqread"),
        **add_minutes(region, base, secret),
        "role": RegionRole.objects.get(user=colleague, region=region).pk,
        "person": colleague.pk,
        "holder": base + 1,
        "invitation": base + 1,
        "token": token_for(base + 1),
        "director_invitation": base + 2,
        "director_role": base + 1,
        "kept_region": region.slug,
        "served_municipality": region.memberships.values_list("pk", flat=True).order_by("pk")[0],
        "mail": base + 1,
        "tag": base + 1,
        "work": base + 1,
        "removed_work": base + 2,
        "priority": Priority.objects.get(code="WSE-LR1").pk,
        "framework": Priority.objects.get(code="WSE-LR1").framework_id,
        "passkey": base + 1,
        "framework_code": Priority.objects.get(code="WSE-LR1").framework.code,
    }


def add_other_colleague(region: Region, base: int) -> User:
    """Somebody who works in the other region."""
    person = cast.make_person("collega@zqelsewhere.example", "Zqelsewhere Collega", pk=base + 9)
    RegionRole.objects.create(pk=base + 2, user=person, region=region, kind=RoleKind.TEAM)
    return person


def add_directory(region: Region, base: int, secret: str, colleague: User) -> dict[str, Any]:
    """An organisation, a group and a function that somebody fills, and one of each in the bin."""
    now = timezone.now()
    gone = {"region": region, "removed_at": now, "removed_by": colleague}
    word = secret or "zqremoved "
    organisation = Organisation.objects.filter(pk=base + 1).first() or Organisation.objects.create(
        pk=base + 1, region=region, name=f"{secret}Maatwerk Zeezicht", short_name=f"{secret}MZ"
    )
    Organisation.objects.get_or_create(pk=base + 2, defaults={"region": region, "name": f"{secret}Kringwinkel"})
    Organisation.objects.create(pk=base + 5, name=f"{word}organisatie", **gone)
    group = StakeholderGroup.objects.create(pk=base + 1, region=region, name=f"{secret}lokale besturen")
    StakeholderGroup.objects.create(pk=base + 5, name=f"{word}groep", **gone)
    function = Function.objects.create(pk=base + 1, region=region, organisation=organisation, name=f"{secret}consulent")
    Function.objects.create(pk=base + 5, name=f"{word}functie", **gone)
    FunctionHolder.objects.create(pk=base + 1, function=function, user=colleague, since=dt.date(2023, 1, 1))
    return {
        "organisation": organisation.pk,
        "edited_organisation": base + 2,
        "removed_organisation": base + 5,
        "group": group.pk,
        "removed_group": base + 5,
        "function": function.pk,
        "removed_function": base + 5,
    }


def add_contacts(region: Region, base: int, secret: str) -> dict[str, Any]:
    """Contacts: one for the team alone, one for the network, one of the organisation that has an editor, one in the bin."""
    for number, organisation, word, fields in (
        (1, 1, secret or "zqwork ", {}),
        (2, 1, secret or "zqdraft ", {"visibility": ContactVisibility.TEAM}),
        (3, 2, secret, {"confirmed_on": dt.date(2020, 1, 1), "review_on": dt.date(2021, 1, 1)}),
        (5, 1, secret or "zqremoved ", {"removed_at": timezone.now()}),
    ):
        Contact.objects.create(
            pk=base + number,
            region=region,
            organisation_id=base + organisation,
            name=f"{word}onthaal {number}",
            email=f"{word.strip() or 'onthaal'}{number}@example.org",
            **fields,
        )
    return {"contact": base + 1, "edited_contact": base + 3, "removed_contact": base + 5}


def add_shared(pk: int) -> dict[str, int]:
    """An organisation of all regions, and one that was."""
    Organisation.objects.create(pk=pk, name="Vlaamse Dienst Werk", short_name="VDW")
    Organisation.objects.create(pk=pk + 1, name="zqformer dienst", removed_at=timezone.now())
    return {"shared_organisation": pk, "removed_shared_organisation": pk + 1}


def add_named_openly(region: Region, pk: int) -> dict[str, int]:
    """What a published plan names, and everybody may therefore read."""
    Organisation.objects.create(pk=pk, region=region, name="zqpublished organisatie")
    StakeholderGroup.objects.create(pk=pk, region=region, name="zqpublished groep")
    Function.objects.create(pk=pk, region=region, organisation_id=pk, name="zqpublished functie")
    Tag.objects.create(
        pk=pk, region=region, kind=TagKind.THEME, code=f"thema-{pk}", names={"nl": "zqpublished eigen thema"}
    )
    return {"organisation": pk, "group": pk, "function": pk, "tag": pk}


def add_work(region: Region, base: int, secret: str, colleague: User) -> None:
    """Work outside the plan: some that stands, some in the bin."""
    for pk, word, removed in (
        (base + 1, secret or "zqwork ", None),
        (base + 2, secret or "zqremoved ", timezone.now()),
    ):
        LoggedWork.objects.create(
            pk=pk,
            region=region,
            priority=Priority.objects.get(code="WSE-LR1"),
            on=dt.date(YEAR, 5, 6),
            what=f"{word}overleg",
            with_whom=f"{word}de buren",
            role=PartyRole.LEAD,
            result=f"{word}een afspraak",
            logged_by=colleague,
            removed_at=removed,
            removed_by=colleague if removed else None,
        )


def add_mails(region: Region, base: int, secret: str) -> None:
    """A mail that went, and one of which nobody knows."""
    word = secret.strip() or "zqmail"
    for pk, state in ((base + 1, MailState.UNCERTAIN), (base + 2, MailState.SENT)):
        OutboxMail.objects.create(
            pk=pk,
            key=f"world-{pk}",
            region=region,
            to=f"lezer{pk}@{word}.example",
            subject=f"{word} onderwerp",
            body=f"{word} tekst",
            state=state,
            next_try_at=timezone.now(),
            attempts=1,
            last_error=f"{word} antwoordde niet" if state == MailState.UNCERTAIN else "",
            sent_at=timezone.now() if state == MailState.SENT else None,
        )


def add_account_mail(pk: int) -> int:
    """A mail about an account, of no region, with a code in it that nobody but its reader may see."""
    OutboxMail.objects.create(
        pk=pk,
        key=f"world-{pk}",
        to="lezer@zqaccount.example",
        subject="zqaccount onderwerp",
        body="zqcode tekst",
        state=MailState.UNCERTAIN,
        next_try_at=timezone.now(),
        attempts=1,
        last_error="zqaccount antwoordde niet",
    )
    return pk


def add_invitations(region: Region, base: int, secret: str) -> None:
    """Two offers that stand open: of a seat in the team, and of the role of director."""
    for pk, kind, usual in ((base + 1, RoleKind.TEAM, "zqinvited"), (base + 2, RoleKind.DIRECTOR, "zqsuccessor")):
        word = secret.strip() or usual
        Invitation.objects.create(
            pk=pk,
            region=region,
            email=f"gast{pk}@{word}.example",
            name=f"{word} gast",
            kind=kind,
            expires_at=timezone.now() + dt.timedelta(days=10),
            sent_at=timezone.now(),
            times_sent=1,
        )


def add_entry(
    region: Region, actor: User, verb: str, pk: int, word: str, kind: str = "organisations.organisation"
) -> None:
    """A line of the journal with words before, after and as a reason."""
    Entry.objects.create(
        at=timezone.now(),
        region=region,
        actor=actor,
        actor_name=str(actor),
        verb=verb,
        kind=kind,
        object_id=pk,
        label=word,
        before={"title": f"{word} vroeger", "name": f"{word} vroeger"},
        after={"title": f"{word} nu", "name": f"{word} nu"},
        reason=f"{word} reden",
    )
