"""A letter that leaves by mail: what somebody read is what leaves, once; and what its link opens."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.core.errors import Refusal
from regietafel.notices.models import MailState, OutboxMail
from regietafel.people.models import User
from regietafel.policy_signals import links
from regietafel.policy_signals.letter_mail import letter_mail
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Channel, Dossier, Letter, StepKind
from regietafel.policy_signals.operations.letters import LetterData, edit_letter, remove_letter
from regietafel.policy_signals.operations.mailing import mail_letter, next_issue
from regietafel.territories.models import Region
from tests.policy_signals.make import make_dossier, make_letter, make_note

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def dossier(region: Region) -> Dossier:
    """A dossier with a fixed note."""
    dossier = make_dossier(region)
    make_note(dossier, "# Wat we merken\n\nDe vergoeding stopte.")
    return dossier


@pytest.fixture
def letter(dossier: Dossier) -> Letter:
    """A draft to a cabinet."""
    version = dossier.note.versions.get()
    return make_letter(dossier, email="kabinet@example.org", text="# Vraag\n\nDenk mee.", note_version=version)


def mailed(actor: User, letter: Letter, **more: object) -> Letter:
    """The letter, mailed as it was read."""
    issue = next_issue(letter)
    mark = letter_mail(letter, issue=issue, sender=actor, today=timezone.localdate(NOW)).mark
    wanted = {"email": letter.email, "said": "We schreven.", "mark": mark, "issue": issue, "now": NOW} | more
    return mail_letter(actor=actor, letter=letter, **wanted)  # type: ignore[arg-type]


def address(letter: Letter, issue: int = 1, name: str = "letter-read", *more: str) -> str:
    """Where the link leads."""
    return reverse(f"policy_signals:{name}", args=[links.token_for(links.LETTER, letter.pk, issue), *more])


def test_what_was_read_leaves_and_the_clock_begins(director: User, letter: Letter) -> None:
    read = letter_mail(letter, issue=1, sender=director, today=timezone.localdate(NOW))
    row = mailed(director, letter)
    mail = OutboxMail.objects.get()
    assert (mail.to, mail.subject, mail.body, mail.attachments) == ("kabinet@example.org", read.subject, read.body, [])
    assert (row.sent_on, row.channel) == (timezone.localdate(NOW), Channel.MAIL)
    assert row.dossier.phase == Phase.SENT
    assert row.dossier.steps.get(kind=StepKind.LETTER).said == "We schreven."
    assert "Denk mee." in mail.body
    assert "# Vraag" not in mail.body
    assert address(letter) in mail.body


def test_twice_is_once(director: User, letter: Letter) -> None:
    stale = Letter.objects.get(pk=letter.pk)
    mailed(director, letter)
    mailed(director, stale)
    assert OutboxMail.objects.count() == 1


def test_what_changed_since_is_read_again_first(director: User, letter: Letter) -> None:
    stale = Letter.objects.get(pk=letter.pk)
    data = LetterData(addressee="Kabinet Werk", subject=letter.subject, text="Iets anders.", email=letter.email)
    edit_letter(actor=director, letter=letter, data=data, version=letter.version)
    with pytest.raises(Refusal):
        mailed(director, stale)
    assert not OutboxMail.objects.exists()
    letter.refresh_from_db()
    assert letter.sent_on is None


def test_a_letter_that_left_otherwise_or_was_removed_is_not_mailed(director: User, dossier: Dossier) -> None:
    paper = make_letter(dossier, sent_on=dt.date(2026, 3, 3), email="a@example.org")
    removed = remove_letter(actor=director, letter=make_letter(dossier, email="b@example.org"), now=NOW)
    for one in (paper, removed):
        with pytest.raises(Refusal):
            mailed(director, one)


def test_a_dossier_that_is_parked_sends_nothing(director: User, letter: Letter) -> None:
    Dossier.objects.update(phase=Phase.PARKED, reason="Eerst de verkiezingen", came_from=Phase.BUNDLED)
    with pytest.raises(Refusal):
        mailed(director, letter)
    assert not OutboxMail.objects.exists()


def test_mailed_again_to_another_address_the_first_link_ends(director: User, letter: Letter, client: Client) -> None:
    row = mailed(director, mailed(director, letter), email="nieuw@example.org")
    assert [one.to for one in OutboxMail.objects.order_by("pk")] == ["kabinet@example.org", "nieuw@example.org"]
    assert row.dossier.steps.filter(kind=StepKind.LETTER).count() == 1
    assert client.get(address(row, 1)).status_code == 410
    assert client.get(address(row, 2)).status_code == 200


def test_the_link_opens_letter_and_note_and_writes_nothing(director: User, letter: Letter, client: Client) -> None:
    row = mailed(director, letter)
    answer = client.get(address(row))
    page = answer.content.decode()
    assert "Denk mee." in page
    assert "De vergoeding stopte." in page
    assert not answer.cookies
    assert answer["Referrer-Policy"] == "no-referrer"
    for what in ("letter", "note"):
        pdf = client.get(address(row, 1, "letter-read-file", what))
        assert pdf.content.startswith(b"%PDF")
        assert not pdf.cookies
    assert client.get(address(row, 1, "letter-read-file", "else")).status_code == 404
    assert client.post(address(row)).status_code == 405
    again = Letter.objects.get(pk=row.pk)
    assert again.version == row.version


def test_a_link_of_another_purpose_or_after_its_time_opens_nothing(
    director: User, letter: Letter, client: Client
) -> None:
    row = mailed(director, letter)
    other = reverse("policy_signals:letter-read", args=[links.token_for(links.SIGN, row.pk)])
    assert client.get(other).status_code == 404
    Letter.objects.update(until=timezone.localdate() - dt.timedelta(days=1))
    assert client.get(address(row)).status_code == 410
    Letter.objects.update(until=timezone.localdate())
    Dossier.objects.update(removed_at=NOW)
    assert client.get(address(row)).status_code == 404


def test_a_draft_opens_nothing(letter: Letter, client: Client) -> None:
    assert client.get(address(letter)).status_code == 404


def test_the_page_shows_what_leaves_and_then_where_the_mail_stands(
    director: User, letter: Letter, client: Client
) -> None:
    client.force_login(director)
    url = reverse("policy_signals:letter-mail", args=[letter.dossier.region.slug, letter.dossier_id, letter.pk])
    shown = client.get(url)
    assert shown.context["mail"].body.splitlines()[0] == "Kabinet Werk"
    assert "kabinet@example.org" in shown.content.decode()
    sent = {"email": "kabinet@example.org", "said": "", "mark": shown.context["mail"].mark, "issue": "1"}
    wrong = client.post(url, {**sent, "email": "geen adres"})
    assert wrong.status_code == 422
    assert "geen adres" in wrong.content.decode()
    assert client.post(url, {**sent, "mark": "x"}).status_code == 422
    assert client.post(url, sent).status_code == 302
    assert OutboxMail.objects.get().body == shown.context["mail"].body
    OutboxMail.objects.update(state=MailState.FAILED)
    page = client.get(reverse("policy_signals:dossier", args=[letter.dossier.region.slug, letter.dossier_id]))
    assert "mislukt" in page.content.decode()


def test_who_only_reads_mails_nothing(partner: User, letter: Letter, client: Client) -> None:
    client.force_login(partner)
    Letter.objects.update(sent_on=dt.date(2026, 3, 3))
    url = reverse("policy_signals:letter-mail", args=[letter.dossier.region.slug, letter.dossier_id, letter.pk])
    assert client.get(url).status_code == 403
