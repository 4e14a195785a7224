"""A subject asks every municipality of the region on that day; what was said is never lost."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.agreements.models import Decision, Organ, Subject
from regietafel.agreements.operations.subjects import (
    SubjectData,
    close_subject,
    edit_subject,
    open_subject,
    organs_asked,
    organs_of,
    purge_subjects,
    remove_subject,
    reopen_subject,
    restore_subject,
)
from regietafel.agreements.queries.tracker import tallies_of, waiting_in
from regietafel.core.errors import Collision, Refusal
from regietafel.people.models import User
from regietafel.territories.models import Region, RegionMunicipality
from tests.agreements.tracked import ASKED, NOW, make_framework, make_subject, make_towns, say
from tests.submitted import form_with

ORGANS = [Organ.BOARD, Organ.BUREAU, Organ.COUNCIL]


def asked(subject: Subject) -> int:
    return Decision.objects.filter(subject=subject, municipality__isnull=False).count()


@pytest.fixture
def region_of_thirteen(region: Region) -> Region:
    """The region with exactly thirteen municipalities."""
    RegionMunicipality.objects.filter(region=region).delete()
    make_towns(region)
    return region


def test_each_town_gets_a_row_for_each_organ_and_the_board_one(director: User, region_of_thirteen: Region) -> None:
    data = SubjectData("Fietsen", ASKED, organs=ORGANS)
    subject = open_subject(actor=director, region=region_of_thirteen, data=data)
    assert asked(subject) == 13 * 2
    assert subject.decisions.filter(municipality__isnull=True).count() == 1
    assert organs_of(subject) == [one.value for one in ORGANS]


def test_a_framework_is_asked_about_with_the_text_that_it_has_then(director: User, region_of_thirteen: Region) -> None:
    framework = make_framework(region_of_thirteen, "Fietsen", "eerste", "tweede")
    data = SubjectData("Fietsen", ASKED, framework=framework, organs=ORGANS)
    subject = open_subject(actor=director, region=region_of_thirteen, data=data)
    assert subject.framework_version is not None
    assert subject.framework_version.text == "tweede"


def test_a_town_that_left_before_is_not_asked_and_one_that_joins_is_asked_on_saving(
    director: User, region_of_thirteen: Region
) -> None:
    first, second = RegionMunicipality.objects.filter(region=region_of_thirteen).order_by("pk")[:2]
    first.until = ASKED - dt.timedelta(days=1)
    first.save()
    second.since = ASKED + dt.timedelta(days=10)
    second.save()
    data = SubjectData("Fietsen", ASKED, organs=[Organ.COUNCIL])
    subject = open_subject(actor=director, region=region_of_thirteen, data=data)
    assert asked(subject) == 11
    later = SubjectData("Fietsen", ASKED + dt.timedelta(days=10), organs=[Organ.COUNCIL])
    edit_subject(actor=director, subject=subject, data=later, version=1)
    assert asked(subject) == 12


def test_an_organ_that_said_something_keeps_its_row(director: User, region: Region) -> None:
    towns = make_towns(region, 2)
    subject = make_subject(region, towns=towns)
    say(subject, towns[0], "yes", Organ.BUREAU)
    data = SubjectData(subject.title, ASKED, organs=[Organ.COUNCIL])
    edit_subject(actor=director, subject=subject, data=data, version=1)
    assert subject.decisions.filter(municipality=towns[0], organ=Organ.BUREAU).exists()
    assert not subject.decisions.filter(municipality=towns[1], organ=Organ.BUREAU).exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": "  "}, "title"),
        ({"organs": []}, "organs"),
        ({"decide_by": ASKED - dt.timedelta(days=1)}, "decide_by"),
        ({"asked_on": dt.date(1990, 1, 1)}, "asked_on"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(
    director: User, region_of_thirteen: Region, change: dict[str, object], field: str
) -> None:
    values: dict[str, object] = {"title": "Fietsen", "asked_on": ASKED, "organs": ORGANS, **change}
    with pytest.raises(Refusal) as refusal:
        open_subject(actor=director, region=region_of_thirteen, data=SubjectData(**values))  # type: ignore[arg-type]
    assert refusal.value.field == field
    assert not Subject.objects.exists()


def test_a_text_of_another_region_is_refused(director: User, region_of_thirteen: Region, other_region: Region) -> None:
    data = SubjectData("Fietsen", ASKED, framework=make_framework(other_region), organs=ORGANS)
    with pytest.raises(Refusal):
        open_subject(actor=director, region=region_of_thirteen, data=data)


def test_what_is_closed_cannot_be_changed_until_it_is_opened(director: User, region: Region) -> None:
    subject = make_subject(region, towns=make_towns(region, 1))
    for _twice in range(2):
        close_subject(actor=director, subject=subject, on=NOW.date())
    data = SubjectData("Anders", ASKED, organs=[Organ.COUNCIL])
    with pytest.raises(Refusal, match=r"afgesloten"):
        edit_subject(actor=director, subject=subject, data=data, version=None)
    reopen_subject(actor=director, subject=subject)
    assert edit_subject(actor=director, subject=subject, data=data, version=None).title == "Anders"


def test_two_who_edit_at_once(director: User, region: Region) -> None:
    subject = make_subject(region, towns=make_towns(region, 1))
    data = SubjectData("Anders", ASKED, organs=[Organ.COUNCIL])
    edit_subject(actor=director, subject=subject, data=data, version=1)
    with pytest.raises(Collision):
        edit_subject(actor=director, subject=subject, data=SubjectData("Nog", ASKED, organs=ORGANS), version=1)


def test_the_bin_gives_it_back_with_all_that_was_decided(director: User, region: Region) -> None:
    towns = make_towns(region, 3)
    subject = make_subject(region, towns=towns)
    say(subject, towns[0], "yes")
    remove_subject(actor=director, subject=subject, now=NOW)
    restore_subject(actor=director, subject=subject)
    assert subject.decisions.filter(outcome="yes").count() == 2
    remove_subject(actor=director, subject=subject, now=NOW)
    assert purge_subjects(actor=None, before=NOW + dt.timedelta(days=1)) == 1
    assert not Decision.objects.exists()


def test_an_organ_that_only_keeps_an_old_answer_is_not_asked_of_everybody_again(director: User, region: Region) -> None:
    towns = make_towns(region, 3)
    subject = make_subject(region, towns=towns)
    say(subject, towns[0], "yes", Organ.BUREAU)
    edit_subject(actor=director, subject=subject, data=SubjectData("Fietsen", ASKED, organs=[Organ.COUNCIL]), version=1)
    assert organs_of(subject) == [Organ.BUREAU, Organ.COUNCIL]
    assert organs_asked(subject) == [Organ.COUNCIL]


def test_a_text_that_lies_in_the_bin_stays_the_text_that_was_decided_on(
    client: Client, director: User, region: Region
) -> None:
    framework = make_framework(region, "Fietsen", "tekst", removed_at=NOW)
    towns = make_towns(region, 2)
    subject = make_subject(region, towns=towns, framework=framework, framework_version=framework.versions.get())
    client.force_login(director)
    address = reverse("agreements:subject-edit", args=[region.slug, subject.pk])
    page = client.get(address)
    values = form_with(page, "title").data(title="Anders")
    assert client.post(address, values).status_code == 302
    subject.refresh_from_db()
    assert (subject.title, subject.framework) == ("Anders", framework)
    assert subject.framework_version is not None


def test_a_town_that_left_while_it_postponed_waits_no_longer(region: Region) -> None:
    town = make_towns(region, 1)[0]
    subject = make_subject(region, towns=[town], decide_by=ASKED)
    say(subject, town, "postponed")
    RegionMunicipality.objects.filter(municipality=town).update(until=ASKED)
    tally = tallies_of(region, [subject.pk], ASKED + dt.timedelta(days=1))[subject.pk]
    assert (tally.total, waiting_in(tally)) == (0, 0)
