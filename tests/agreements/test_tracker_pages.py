"""The tables of decisions: right counts, one screen, and as many questions however much there is."""

from __future__ import annotations

import datetime as dt

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.agreements.models import Decision, Organ, Outcome, Subject
from regietafel.agreements.queries.tracker import overdue_subjects, table_of, tallies_of
from regietafel.agreements.tracking import Standing
from regietafel.people.models import User
from regietafel.territories.models import Municipality, Region, RegionMunicipality
from tests.agreements.tracked import make_framework, make_subject, make_towns, say

TODAY = dt.date(2026, 6, 1)


def queries_for(client: Client, region: Region) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        assert client.get(reverse("agreements:subjects", args=[region.slug])).status_code == 200
    return len(caught)


def test_eleven_adopted_one_deviates_one_postponed(client: Client, director: User, region: Region) -> None:
    RegionMunicipality.objects.filter(region=region).delete()
    towns = make_towns(region)
    subject = make_subject(region, towns=towns)
    for town in towns:
        say(subject, town, "yes")
    say(subject, towns[3], "conditions", Organ.COUNCIL)
    say(subject, towns[4], "postponed", Organ.BUREAU)
    table = table_of(subject, TODAY)
    assert table.tally.counts == {Standing.ADOPTED: 11, Standing.DEVIATES: 1, Standing.POSTPONED: 1}
    client.force_login(director)
    text = client.get(reverse("agreements:subjects", args=[region.slug])).content.decode()
    assert "12 van 13 overgenomen (1 wijkt af), 1 uitgesteld" in text


def test_a_town_that_left_undecided_does_not_count(region: Region) -> None:
    towns = make_towns(region, 3)
    subject = make_subject(region, towns=towns)
    say(subject, towns[0], "yes")
    say(subject, towns[1], "yes")
    RegionMunicipality.objects.filter(municipality__in=towns[1:]).update(until=TODAY - dt.timedelta(days=1))
    table = table_of(subject, TODAY)
    assert (table.tally.adopted, table.tally.total) == (2, 2)
    assert [row.left_on is None for row in table.rows] == [True, False, False]
    assert tallies_of(region, [subject.pk], TODAY)[subject.pk].total == 2


def test_forty_subjects_by_thirteen_towns_take_as_many_questions_as_one(
    client: Client, director: User, region: Region
) -> None:
    towns = make_towns(region)
    make_subject(region, towns=towns)
    client.force_login(director)
    few = queries_for(client, region)
    for number in range(39):
        make_subject(region, f"Onderwerp {number}", towns=towns)
    Decision.objects.filter(municipality__in=towns[:6]).update(outcome=Outcome.YES, on=TODAY)
    assert queries_for(client, region) == few


def test_thirty_nine_regions_beside_it_change_nothing(client: Client, director: User, region: Region) -> None:
    """39 regions × 13 municipalities × 40 subjects: 20,280 rows, of which one region's are read."""
    make_subject(region, towns=make_towns(region), organs=[Organ.COUNCIL])
    client.force_login(director)
    alone = queries_for(client, region)
    others = Region.objects.bulk_create(Region(slug=f"r{number}", name=f"R{number}") for number in range(38))
    towns = Municipality.objects.bulk_create(
        Municipality(nis=f"7{number:04}", name=f"Elders {number}") for number in range(38 * 13)
    )
    subjects = Subject.objects.bulk_create(
        Subject(region=one, title=f"Elders {number}", asked_on=TODAY)
        for one in [*others, region]
        for number in range(40)
    )
    own = list(Municipality.objects.filter(regions=region))
    Decision.objects.bulk_create(
        Decision(subject=subject, municipality=town, organ=Organ.COUNCIL, outcome=Outcome.YES, on=TODAY)
        for place, subject in enumerate(subjects)
        for town in (towns[place // 40 * 13 : place // 40 * 13 + 13] if place < 38 * 40 else own)
    )
    assert Decision.objects.count() >= 39 * 13 * 40
    assert queries_for(client, region) == alone
    text = client.get(reverse("agreements:subjects", args=[region.slug])).content.decode()
    assert text.count('<th scope="row">') == 40


def test_who_keeps_and_who_reads(client: Client, director: User, partner: User, editor: User, region: Region) -> None:
    town = make_towns(region, 1)[0]
    subject = make_subject(region, towns=[town])
    fill = reverse("agreements:fill", args=[region.slug, subject.pk, town.nis])
    page = reverse("agreements:subject", args=[region.slug, subject.pk])
    for person, reads, keeps in ((director, 200, 200), (partner, 200, 403), (editor, 404, 404)):
        client.force_login(person)
        assert client.get(page).status_code == reads
        assert client.get(fill).status_code == keeps
    client.force_login(partner)
    assert "Invullen" not in client.get(page).content.decode()


def test_the_team_fills_in_and_a_collision_shows_both(client: Client, director: User, region: Region) -> None:
    town = make_towns(region, 1)[0]
    subject = make_subject(region, towns=[town], organs=[Organ.COUNCIL])
    address = reverse("agreements:fill", args=[region.slug, subject.pk, town.nis])
    said = {"council-outcome": "yes", "council-on": "01/06/2026", "council-version": "1"}
    client.force_login(director)
    assert client.post(address, said).status_code == 302
    clash = client.post(address, {**said, "council-outcome": "no", "council-words": "Te duur"})
    assert clash.status_code == 409
    assert "Te duur" in clash.content.decode()
    assert subject.decisions.get().outcome == "yes"


def test_what_must_be_decided_soon_waits_for_the_team(director: User, region: Region) -> None:
    towns = make_towns(region, 2)
    today = timezone.localdate()
    soon = make_subject(region, "Gauw", towns=towns, decide_by=today + dt.timedelta(days=10))
    make_subject(region, "Later", towns=towns, decide_by=today + dt.timedelta(days=40))
    done = make_subject(region, "Klaar", towns=towns, decide_by=today)
    for town in towns:
        say(done, town, "yes")
    assert [one for one, _tally in overdue_subjects(director, region, today)] == [soon]


def test_sheets_hold_what_stands_on_the_screen(client: Client, director: User, region: Region) -> None:
    towns = make_towns(region, 2)
    subject = make_subject(region, towns=towns, framework=make_framework(region, "Fietsen", "tekst"))
    say(subject, towns[0], "no")
    client.force_login(director)
    for name, pk in (("subjects-export", ()), ("subject-export", (subject.pk,))):
        answer = client.get(reverse(f"agreements:{name}", args=[region.slug, *pk, "csv"]))
        assert answer.status_code == 200
        assert towns[0].name in answer.content.decode("utf-8-sig")
    assert "Met een lening." in answer.content.decode("utf-8-sig")
