"""Where a mail probably belongs, what is found to file it on, and on whose page it shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.consultation.models import Meeting, MeetingState
from regietafel.mail_in.models import ReceivedMail
from regietafel.mail_in.on_page import filed_here
from regietafel.mail_in.operations.filing import file_mail
from regietafel.mail_in.queries.suggesting import filed, found, suggested
from regietafel.mail_in.targets import About, target_of, targets
from regietafel.organisations.models import Organisation
from regietafel.organisations.operations.merging import merge_organisations, undo_merge
from regietafel.people.models import User
from regietafel.plans.models import Action
from regietafel.policy_signals.letter_mail import mail_key
from regietafel.policy_signals.models import Dossier
from regietafel.policy_signals.operations.merging import merge_dossiers
from regietafel.policy_signals.operations.merging import undo_merge as undo_dossiers
from regietafel.territories.models import Region
from tests.consultation.make import make_body, make_meeting, make_seat
from tests.documents.conftest import action, director_function, framework, goal, goals, led_action, plan
from tests.mail_in.make import came_along, contact, enclosed, mail, our_mail, take_in
from tests.policy_signals.make import make_dossier, make_letter

__all__ = ["action", "director_function", "framework", "goal", "goals", "led_action", "plan"]
pytestmark = pytest.mark.django_db
SENT = "2024-05-14T09:30:00+02:00"
KINDS = ["organisations.organisation", "plans.action", "consultation.meeting", "policy_signals.dossier"]


@pytest.fixture
def meeting(region: Region, organisation: Organisation) -> Meeting:
    """A meeting at which the organisation sits, a week after the mail."""
    body = make_body(region, "ROSE-actiegroep")
    make_seat(body, organisation)
    return make_meeting(body, dt.date(2024, 5, 21), MeetingState.CONVENED)


@pytest.fixture
def dossier(region: Region, organisation: Organisation) -> Dossier:
    """A dossier about which the organisation was written to."""
    found = make_dossier(region, "Vergoeding in arbeidszorg")
    make_letter(found, "De Klaver", organisation=organisation, sent_on=dt.date(2024, 5, 1))
    return found


@pytest.fixture
def row(region: Region, organisation: Organisation) -> ReceivedMail:
    """A mail of a contact of the organisation."""
    contact(organisation, region)
    return take_in(region, mail(sent_at=SENT, enclosed=(enclosed("verslag-roa.pdf"),)))


def keys(offers: list[object]) -> dict[str, list[int]]:
    """What is offered, by kind."""
    return {one.target.kind: [each.pk for each in one.rows] for one in offers}  # type: ignore[attr-defined]


def test_four_kinds_of_rows_take_mail_in_this_order() -> None:
    assert [target.kind for target in targets()] == KINDS


def test_what_the_organisation_of_the_sender_takes_part_in_is_one_tap_away(
    row: ReceivedMail,
    director: User,
    organisation: Organisation,
    action: Action,
    meeting: Meeting,
    dossier: Dossier,
) -> None:
    assert keys(list(suggested(director, row))) == {
        "organisations.organisation": [organisation.pk],
        "plans.action": [action.pk],
        "consultation.meeting": [meeting.pk],
        "policy_signals.dossier": [dossier.pk],
    }


def test_of_an_unknown_sender_nothing_is_suggested(
    region: Region, director: User, meeting: Meeting, dossier: Dossier
) -> None:
    assert suggested(director, take_in(region, mail(sent_at=SENT))) == []


def test_an_answer_to_an_invitation_belongs_to_that_meeting(region: Region, director: User, meeting: Meeting) -> None:
    ours = our_mail(region, key=f"meeting-{meeting.uid}-7-0-invited")
    answer = take_in(region, mail(references=(ours.message_id.strip("<>"),), sent_at="2025-01-01T10:00:00+01:00"))
    assert keys(list(suggested(director, answer))) == {"consultation.meeting": [meeting.pk]}


@pytest.mark.parametrize(
    "key", ["meeting-------------------------------------7", "minutes-99999999-1-x", "sign-99999-1", "x"]
)
def test_a_key_that_leads_nowhere_suggests_nothing(key: str, region: Region, director: User) -> None:
    ours = our_mail(region, key=key)
    assert suggested(director, take_in(region, mail(references=(ours.message_id.strip("<>"),)))) == []


def test_words_find_rows_of_every_kind(
    row: ReceivedMail, director: User, organisation: Organisation, action: Action, meeting: Meeting, dossier: Dossier
) -> None:
    for words, kind, pk in (
        ("klaver", "organisations.organisation", organisation.pk),
        (action.title.split()[0], "plans.action", action.pk),
        ("rose", "consultation.meeting", meeting.pk),
        ("vergoeding arbeidszorg", "policy_signals.dossier", dossier.pk),
    ):
        assert pk in keys(list(found(director, row, words)))[kind]
    assert found(director, row, "er is niets dat zo heet") == []


def test_what_it_is_filed_on_is_not_offered_again(
    row: ReceivedMail, director: User, organisation: Organisation
) -> None:
    file_mail(actor=director, mail=row, kind=KINDS[0], pk=organisation.pk, now=timezone.now())
    assert KINDS[0] not in keys(list(suggested(director, row)))


def test_each_page_shows_it_to_the_team_and_to_nobody_else(
    row: ReceivedMail,
    director: User,
    partner: User,
    organisation: Organisation,
    action: Action,
    meeting: Meeting,
    dossier: Dossier,
    client_of: Callable[[User], Client],
) -> None:
    for kind, pk in zip(KINDS, (organisation.pk, action.pk, meeting.pk, dossier.pk), strict=True):
        file_mail(actor=director, mail=row, kind=kind, pk=pk, now=timezone.now())
        target = target_of(kind)
        assert target is not None
        page = target.page(director, row.region, pk)
        assert page is not None
        for word in (row.subject, "verslag-roa.pdf"):
            seen = {one: word in client_of(one).get(page[1]).content.decode() for one in (director, partner)}
            assert seen == {director: True, partner: False}, kind


def test_its_files_are_read_and_found_by_the_team_and_by_nobody_else(
    row: ReceivedMail, region: Region, director: User, partner: User, client_of: Callable[[User], Client]
) -> None:
    [document] = came_along(row)
    pages = (
        (reverse("documents:document", args=[region.slug, document.pk]), 200, 404),
        (reverse("documents:download", args=[region.slug, document.pk, 1]), 200, 404),
    )
    for url, team, others in pages:
        assert (client_of(director).get(url).status_code, client_of(partner).get(url).status_code) == (team, others)
    search = reverse("search:results", args=[region.slug]) + "?q=verslag-roa"
    seen = {one: pages[0][0] in client_of(one).get(search).content.decode() for one in (director, partner)}
    assert seen == {director: True, partner: False}


def test_an_action_of_another_region_takes_no_mail(other_director: User, region: Region, action: Action) -> None:
    for target in targets():
        assert target.page(other_director, region, action.pk) is None


def test_the_page_of_a_mail_offers_it_by_a_button(
    row: ReceivedMail, director: User, organisation: Organisation, client_of: Callable[[User], Client]
) -> None:
    client = client_of(director)
    url = reverse("mail_in:mail", args=[row.region.slug, row.pk])
    assert f'name="row" value="{organisation.pk}"' in client.get(url).content.decode()
    answer = client.post(
        reverse("mail_in:file", args=[row.region.slug, row.pk]), {"kind": KINDS[0], "row": organisation.pk}
    )
    assert answer["Location"] == url
    assert row.filings.get().target_pk == organisation.pk


def test_mail_of_a_double_shows_with_the_one_that_took_its_place_and_goes_back(
    row: ReceivedMail, region: Region, director: User, organisation: Organisation, edited_organisation: Organisation
) -> None:
    now = timezone.now()
    file_mail(actor=director, mail=row, kind=KINDS[0], pk=organisation.pk, now=now)
    merge, _stayed = merge_organisations(
        actor=director, region=region, kept=edited_organisation, gone=organisation, from_gone=(), now=now
    )
    assert seen_at(director, region, edited_organisation) == [row]
    assert filed(director, row)[0].name == edited_organisation.name
    undo_merge(actor=director, merge=merge, now=now)
    assert seen_at(director, region, edited_organisation) == []
    assert seen_at(director, region, organisation) == [row]


def seen_at(user: User, region: Region, organisation: Organisation) -> list[ReceivedMail]:
    """The mail on the page of an organisation."""
    block = filed_here(user, region, KINDS[0], organisation.pk)
    assert block is not None
    return [mail for mail, _documents in block.mails]


def test_what_was_filed_on_a_dossier_shows_at_the_one_that_took_its_place(director: User, region: Region) -> None:
    kept, gone = make_dossier(region, "Vergoeding"), make_dossier(region, "Vergoedingen")
    row = take_in(region, mail())
    file_mail(actor=director, mail=row, kind="policy_signals.dossier", pk=gone.pk, now=timezone.now())
    merge, _left = merge_dossiers(
        actor=director, region=region, kept=kept, gone=gone, from_gone=[], said="", now=timezone.now()
    )
    target = target_of("policy_signals.dossier")
    assert target is not None
    assert target.also(kept.pk) == [gone.pk]
    page = target.page(director, region, gone.pk)
    assert page is not None
    assert page[0] == "Vergoeding"
    undo_dossiers(actor=director, merge=merge, now=timezone.now())
    assert target.also(kept.pk) == []


def test_an_answer_to_a_letter_that_was_mailed_from_here_belongs_to_its_dossier(director: User, region: Region) -> None:
    letter = make_letter(make_dossier(region, "Vergoeding"))
    target = target_of("policy_signals.dossier")
    assert target is not None
    about = About(key=mail_key(letter, 2), organisations=[], on=dt.date(2026, 5, 4))
    assert [one.name for one in target.suggested(director, region, about)] == ["Vergoeding"]
