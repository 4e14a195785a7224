"""Whoever is called by name in a text that they may read finds it on their page, once, until they have seen it."""

from __future__ import annotations

import datetime as dt

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.attention.models import Mention
from regietafel.attention.operations.forgetting import forget
from regietafel.consultation.models import ActionPoint
from regietafel.journal.operations import record
from regietafel.organisations.models import ContactMoment, Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.attention.conftest import NOW


def write(region: Region, text: str, actor: User, point: ActionPoint | None = None) -> ActionPoint:
    """Write a point, or write it anew."""
    point = point or ActionPoint(region=region)
    point.what = text
    point.save()
    record(actor=actor, verb="changed", on=point, region=region)
    return point


def called(user: User) -> int:
    return Mention.objects.filter(user=user).count()


def test_a_colleague_is_called_and_finds_where(client: Client, region: Region, director: User, colleague: User) -> None:
    write(region, f"Lijst nakijken @{colleague.name}", director)
    client.force_login(colleague)
    text = client.get(reverse("attention:waiting")).content.decode()
    assert f"{director.name} vermeldt jou" in text
    assert called(director) == 0


def test_the_same_text_saved_again_calls_nobody_twice(region: Region, director: User, colleague: User) -> None:
    point = write(region, f"@{colleague.name} a", director)
    Mention.objects.update(seen_at=NOW)
    write(region, f"@{colleague.name} a en b", director, point)
    assert Mention.objects.get(user=colleague).seen_at is not None


def test_a_name_that_was_taken_out_calls_no_longer(region: Region, director: User, colleague: User) -> None:
    point = write(region, f"@{colleague.name} a", director)
    write(region, "a", director, point)
    assert called(colleague) == 0


def test_nobody_hears_of_what_they_wrote_themselves(region: Region, director: User) -> None:
    write(region, f"@{director.name} doet dit", director)
    assert called(director) == 0


def test_nobody_hears_of_what_they_may_not_read(
    region: Region, director: User, colleague: User, partner: User, other_director: User
) -> None:
    organisation = Organisation.objects.create(region=region, name="Onthaal")
    moment = ContactMoment.objects.create(
        region=region,
        organisation=organisation,
        on=dt.date(2026, 5, 4),
        text=f"@{partner.name} @{other_director.name} @{colleague.name}",
    )
    record(actor=director, verb="created", on=moment, region=region)
    assert (called(partner), called(other_director), called(colleague)) == (0, 0, 1)


def test_what_was_removed_waits_for_nobody(client: Client, region: Region, director: User, colleague: User) -> None:
    point = write(region, f"@{colleague.name} a", director)
    point.removed_at = NOW
    point.save()
    client.force_login(colleague)
    assert "vermeldt jou" not in client.get(reverse("attention:waiting")).content.decode()


def test_seen_is_seen_and_can_be_taken_back(client: Client, region: Region, director: User, colleague: User) -> None:
    write(region, f"@{colleague.name} a", director)
    pk = Mention.objects.get(user=colleague).pk

    def is_seen() -> bool:
        return Mention.objects.get(pk=pk).seen_at is not None

    client.force_login(director)
    client.post(reverse("attention:see"), {"mention": pk})
    assert not is_seen(), "that of somebody else"
    client.force_login(colleague)
    client.post(reverse("attention:see"), {"mention": [pk, "x", "9" * 30]})
    assert is_seen()
    client.post(f"{reverse('attention:unsee')}?mention={pk}")
    assert not is_seen()


def test_what_was_seen_stays_seen_as_long_as_the_text_calls(region: Region, director: User, colleague: User) -> None:
    point = write(region, f"@{colleague.name} a", director)
    long_ago = timezone.now() - dt.timedelta(days=400)
    Mention.objects.update(seen_at=long_ago, made_at=long_ago)
    forget(actor=None, now=timezone.now())
    write(region, f"@{colleague.name} b", director, point)
    assert Mention.objects.get(user=colleague).seen_at == long_ago


def test_what_comes_out_of_the_bin_calls_nobody_anew(region: Region, director: User, colleague: User) -> None:
    point = write(region, f"@{colleague.name} a", director)
    Mention.objects.update(seen_at=NOW)
    point.removed_at = NOW
    write(region, point.what, director, point)
    point.removed_at = None
    write(region, point.what, director, point)
    assert Mention.objects.get(user=colleague).seen_at == NOW


def test_mentions_in_a_text_that_is_gone_for_good_go_as_well(region: Region, director: User, colleague: User) -> None:
    write(region, f"@{colleague.name} a", director)
    ActionPoint.objects.all().delete()
    Mention.objects.update(made_at=timezone.now() - dt.timedelta(days=91))
    forget(actor=None, now=timezone.now())
    assert called(colleague) == 0
