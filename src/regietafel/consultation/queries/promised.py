"""Who is meant where somebody types a name in minutes: a person, an organisation, a body, or all municipalities."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from regietafel.consultation.models import Body, Meeting
from regietafel.organisations.models import Organisation
from regietafel.organisations.queries import folded, organisation_named, organisations_of
from regietafel.people.models import User
from regietafel.people.queries import people_of
from regietafel.territories.models import Region


@dataclass(frozen=True)
class Carrier:
    """Who does it: an account, an organisation, or a name as it was said."""

    user: User | None = None
    organisation: Organisation | None = None
    who: str = ""


@dataclass(frozen=True)
class Receiver:
    """Who must hear it: one of three, or nobody that is known."""

    body: Body | None = None
    organisation: Organisation | None = None
    municipalities: bool = False


def carrier_meant(region: Region, name: str) -> Carrier:
    """Who is meant by a name; one that stands nowhere stays as it was said."""
    wanted = folded(name)
    if not wanted:
        return Carrier()
    person = next((one for one in people_of(region) if folded(str(one)) == wanted), None)
    if person is not None:
        return Carrier(user=person)
    organisation = organisation_named(region, name)
    return Carrier(organisation=organisation) if organisation else Carrier(who=name.strip())


def receiver_meant(region: Region, name: str) -> Receiver:
    """Who is meant by a name: bodies go before organisations."""
    wanted = folded(name)
    if wanted == folded(_("all municipalities")):
        return Receiver(municipalities=True)
    for body in Body.objects.filter(region=region, removed_at__isnull=True):
        if wanted and wanted in {folded(body.name), folded(body.short_name)}:
            return Receiver(body=body)
    return Receiver(organisation=organisation_named(region, name))


def carriers_to_choose(meeting: Meeting) -> list[str]:
    """Names to choose from for who does something: people of the region first."""
    region = meeting.body.region
    people = sorted({str(one) for one in people_of(region)}, key=str.casefold)
    return [*people, *sorted((one.name for one in organisations_of(region)), key=str.casefold)]


def receivers_to_choose(meeting: Meeting) -> list[str]:
    """Names to choose from for who must hear something: all municipalities, the other bodies, organisations."""
    region = meeting.body.region
    bodies = Body.objects.filter(region=region, removed_at__isnull=True).exclude(pk=meeting.body_id)
    organisations = sorted((one.name for one in organisations_of(region)), key=str.casefold)
    return [_("all municipalities"), *(one.name for one in bodies), *organisations]
