"""One page with all that waits: by kind, what is late first, and what one puts off is away until its day."""

from __future__ import annotations

import datetime as dt

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.attention.models import PutOff, Rhythm, Wish
from regietafel.attention.views import FIRST
from regietafel.people.models import RoleKind, User
from regietafel.territories.models import Region
from tests.attention.conftest import Desk
from tests.cast import give_role

PAGE = "attention:waiting"


def shown(client: Client, query: str = "") -> str:
    return client.get(reverse(PAGE) + query).content.decode()


def test_nothing_waits(client: Client, director: User, desk: Desk) -> None:
    client.force_login(director)
    assert "Er wacht niets op jou." in shown(client)


def test_what_is_late_stands_first(client: Client, director: User, desk: Desk) -> None:
    today = timezone.localdate()
    desk.put("one", "undated")
    desk.put("one", "soon", due=today + dt.timedelta(days=3))
    desk.put("one", "late", due=today - dt.timedelta(days=3))
    client.force_login(director)
    text = shown(client)
    assert text.index("Regel late") < text.index("Regel soon") < text.index("Regel undated")
    assert "te laat sinds" in text


def test_a_long_kind_shows_a_few_and_has_a_page_of_its_own(client: Client, director: User, desk: Desk) -> None:
    desk.put("one", *(f"r{number:03}" for number in range(120)))
    client.force_login(director)
    text = shown(client)
    assert text.count(">Regel r") == FIRST
    assert "Alle 120" in text
    assert shown(client, "?kind=one").count(">Regel r") == 50
    assert ">Regel r119" in shown(client, "?kind=one&page=3")
    assert "Er wacht niets op jou." in shown(client, "?kind=two")


def test_a_line_is_put_off_and_comes_back(client: Client, director: User, region: Region, desk: Desk) -> None:
    desk.put("one", "a")
    client.force_login(director)
    key, until = f"{region.pk}/a", timezone.localdate() + dt.timedelta(days=7)
    assert f'value="{key}"' in shown(client)
    client.post(reverse("attention:put-off"), {"key": key, "until": f"{until:%Y-%m-%d}"})
    text = shown(client)
    assert "1 regel uitgesteld" in text
    assert "Er wacht niets op jou." in text
    client.post(f"{reverse('attention:take-back')}?key={key}")
    assert "uitgesteld" not in shown(client)


def test_a_line_cannot_be_put_off_to_the_past_or_for_ever(client: Client, director: User, desk: Desk) -> None:
    client.force_login(director)
    for day in ("2020-01-01", f"{timezone.localdate():%Y-%m-%d}", "9999-12-31", "gisteren", ""):
        answer = client.post(reverse("attention:put-off"), {"key": "1/a", "until": day}, follow=True)
        assert "Kies een dag vanaf morgen, binnen het jaar." in answer.content.decode()
    assert not PutOff.objects.exists()


def test_what_one_puts_off_others_still_see(client: Client, director: User, colleague: User, desk: Desk) -> None:
    desk.put("one", "a")
    PutOff.objects.create(
        user=colleague, key=f"{colleague.roles.get().region_id}/a", until=timezone.localdate() + dt.timedelta(days=2)
    )
    client.force_login(director)
    assert "Regel a" in shown(client)


def test_who_sits_in_two_regions_sees_both_or_chooses_one(
    client: Client, director: User, other_region: Region, desk: Desk
) -> None:
    give_role(director, other_region, RoleKind.PARTNER)
    desk.put("one", "a")
    client.force_login(director)
    assert shown(client).count(">Regel a<") == 2
    assert shown(client, f"?region={other_region.slug}").count(">Regel a<") == 1
    assert shown(client, "?region=nowhere").count(">Regel a<") == 2


def test_how_the_mail_comes_is_chosen_here(client: Client, director: User, desk: Desk) -> None:
    client.force_login(director)
    address = reverse("attention:mail")
    assert client.post(address, {"rhythm": "hourly", "weekday": "0", "mailed": ["one"]}).status_code == 422
    assert client.post(address, {"rhythm": "weekly", "weekday": "3", "mailed": ["two"]}).status_code == 302
    wish = Wish.objects.get(user=director)
    assert (wish.rhythm, wish.weekday, wish.not_mailed) == (Rhythm.WEEKLY, 3, ["one"])
    assert "op donderdag per mail" in shown(client)


def test_the_export_of_ones_data_has_it(client: Client, director: User, desk: Desk) -> None:
    Wish.objects.create(user=director, rhythm=Rhythm.OFF)
    client.force_login(director)
    assert client.get(reverse("people:export")).json()["what waits"]["mail"] == "off"
