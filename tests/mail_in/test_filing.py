"""A mail is filed on what it is about, on several things, moved, taken off, set aside and taken back."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from regietafel.core.errors import Refusal
from regietafel.journal.models import Entry
from regietafel.mail_in.lifecycle import MOVES
from regietafel.mail_in.models import Filing, MailState, ReceivedMail
from regietafel.mail_in.operations.filing import detach, enter, file_mail, set_aside, take_back
from regietafel.mail_in.operations.forgetting import loosen
from regietafel.mail_in.organisation_target import KIND
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.mail_in.make import mail, take_in

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 28, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def waiting(region: Region) -> ReceivedMail:
    """A mail that waits."""
    return take_in(region)


def put(user: User, row: ReceivedMail, on: Organisation, **how: int) -> Filing:
    """File a mail on an organisation."""
    return file_mail(actor=user, mail=row, kind=KIND, pk=on.pk, now=NOW, **how)


def state_of(row: ReceivedMail) -> str:
    """Where a mail stands now."""
    return ReceivedMail.objects.get(pk=row.pk).state


def test_it_is_filed_on_several_and_waits_again_when_it_is_off_the_last(
    director: User, waiting: ReceivedMail, organisation: Organisation, edited_organisation: Organisation
) -> None:
    first, second = put(director, waiting, organisation), put(director, waiting, edited_organisation)
    detach(actor=director, mail=waiting, filing=first.pk, now=NOW)
    assert state_of(waiting) == MailState.FILED
    detach(actor=director, mail=waiting, filing=second.pk, now=NOW)
    assert state_of(waiting) == MailState.WAITING


def test_twice_is_once(director: User, waiting: ReceivedMail, organisation: Organisation) -> None:
    assert put(director, waiting, organisation) == put(director, waiting, organisation)
    assert Entry.objects.filter(verb="mail_filed").count() == 1


def test_moving_leaves_it_on_the_new_place_alone(
    director: User, waiting: ReceivedMail, organisation: Organisation, edited_organisation: Organisation
) -> None:
    first = put(director, waiting, organisation)
    put(director, waiting, edited_organisation, instead=first.pk)
    assert [one.target_pk for one in waiting.filings.all()] == [edited_organisation.pk]
    assert state_of(waiting) == MailState.FILED


def test_what_is_moved_to_where_it_is_stays(director: User, waiting: ReceivedMail, organisation: Organisation) -> None:
    first = put(director, waiting, organisation)
    put(director, waiting, organisation, instead=first.pk)
    assert waiting.filings.count() == 1


def test_what_lies_in_the_bin_or_elsewhere_takes_no_mail(
    director: User, waiting: ReceivedMail, organisation: Organisation, other_organisation: Organisation
) -> None:
    organisation.removed_at = timezone.now()
    organisation.save()
    for place in (organisation, other_organisation):
        with pytest.raises(Refusal):
            put(director, waiting, place)
    with pytest.raises(Refusal):
        file_mail(actor=director, mail=waiting, kind="people.user", pk=director.pk, now=NOW)
    assert state_of(waiting) == MailState.WAITING


def test_the_journal_names_no_word_of_the_mail(
    director: User, waiting: ReceivedMail, organisation: Organisation
) -> None:
    put(director, waiting, organisation)
    told = "\n".join(
        f"{one.label} {one.before} {one.after}" for one in Entry.objects.filter(kind__startswith="mail_in")
    )
    assert organisation.name in told
    assert "vergoeding" not in told


def test_set_aside_with_a_reason_and_taken_back(director: User, waiting: ReceivedMail) -> None:
    row = set_aside(actor=director, mail=waiting, said="Reclame", now=NOW)
    assert (row.state, row.said, row.state_by) == (MailState.ASIDE, "Reclame", director)
    row = take_back(actor=director, mail=waiting, now=NOW)
    assert (row.state, row.said) == (MailState.WAITING, "")


def test_what_was_refused_is_refused_again_when_it_is_taken_back(director: User, region: Region) -> None:
    row = take_in(region, refused="encrypted", raw=b"Subject: Dicht\r\n\r\nx\r\n")
    set_aside(actor=director, mail=row, now=NOW)
    assert take_back(actor=director, mail=row, now=NOW).state == MailState.REFUSED


def test_what_was_set_aside_by_itself_waits_when_it_is_taken_back(director: User, region: Region) -> None:
    row = take_in(region, mail(is_automatic=True))
    back = take_back(actor=director, mail=row, now=NOW)
    assert (back.state, back.reason) == (MailState.WAITING, "")


def test_what_was_set_aside_is_filed_and_the_reason_is_gone(
    director: User, region: Region, organisation: Organisation
) -> None:
    row = take_in(region, mail(is_automatic=True))
    put(director, row, organisation)
    row.refresh_from_db()
    assert (row.state, row.reason, row.said) == (MailState.FILED, "", "")


def test_what_could_not_be_read_keeps_its_reason_where_it_is_filed(
    director: User, region: Region, organisation: Organisation
) -> None:
    row = take_in(region, refused="encrypted", raw=b"Subject: Dicht\r\n\r\nx\r\n")
    put(director, row, organisation)
    row.refresh_from_db()
    assert (row.state, row.reason) == (MailState.FILED, "encrypted")


def test_a_filed_mail_is_not_set_aside(director: User, waiting: ReceivedMail, organisation: Organisation) -> None:
    put(director, waiting, organisation)
    with pytest.raises(Refusal):
        set_aside(actor=director, mail=waiting, now=NOW)


@pytest.mark.parametrize("before", MailState)
@pytest.mark.parametrize("after", MailState)
def test_every_pair_of_states_is_allowed_or_refused_in_words(
    before: MailState, after: MailState, director: User, waiting: ReceivedMail
) -> None:
    waiting.state = before
    if after in MOVES[before]:
        enter(waiting, after, director, NOW)
        assert waiting.state == after
    else:
        with pytest.raises(Refusal, match=r"\w+ \w+"):
            enter(waiting, after, director, NOW)


def test_off_what_is_gone_for_good_it_waits_again(
    director: User, waiting: ReceivedMail, organisation: Organisation
) -> None:
    put(director, waiting, organisation)
    assert loosen(actor=None, now=NOW) == 0
    organisation.delete()
    assert loosen(actor=None, now=NOW) == 1
    assert (state_of(waiting), Filing.objects.count()) == (MailState.WAITING, 0)
