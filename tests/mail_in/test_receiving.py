"""What becomes of a mail that comes in: who wrote it, what came along, and what no person wrote."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from regietafel.core.errors import Refusal
from regietafel.documents import scanning
from regietafel.documents.models import Document
from regietafel.documents.scanning import Verdict
from regietafel.mail_in.models import AddressBounce, Came, MailState, ReceivedMail
from regietafel.organisations.models import Organisation
from regietafel.reading.mail.shapes import Address, Forwarded
from regietafel.territories.models import Region
from tests.mail_in.make import SENDER, bounce, came_along, contact, enclosed, mail, our_mail, take_in

pytestmark = pytest.mark.django_db


def test_who_wrote_it_is_matched_to_a_contact(region: Region, organisation: Organisation) -> None:
    known = contact(organisation, region, email=SENDER.upper())
    assert take_in(region).contact == known


def test_a_contact_of_another_region_is_not_known_here(
    region: Region, other_region: Region, other_organisation: Organisation
) -> None:
    contact(other_organisation, other_region)
    assert take_in(region).contact is None


def test_a_forwarded_mail_is_of_who_wrote_it_first(region: Region, organisation: Organisation) -> None:
    known = contact(organisation, region)
    forwarded = Forwarded(Address("Onthaal", SENDER), "Vraag", "2026-11-10T08:00:00+01:00")
    row = take_in(region, mail("FW: Vraag", sender=Address("", "carla@leiestreek.example"), forwarded=forwarded))
    assert (row.sender_address, row.handed_by, row.subject) == (SENDER, "carla@leiestreek.example", "Vraag")
    assert row.contact == known
    assert row.sent_at is not None
    assert row.sent_at.day == 10


def test_the_same_mail_comes_in_once(region: Region) -> None:
    assert take_in(region) == take_in(region)
    assert ReceivedMail.objects.count() == 1


def test_a_forged_message_id_keeps_no_other_mail_out(region: Region) -> None:
    take_in(region, mail("Vals"))
    take_in(region, mail("Echt"))
    assert sorted(ReceivedMail.objects.values_list("subject", flat=True)) == ["Echt", "Vals"]


@pytest.mark.parametrize("name", ["factuur.exe", "bericht.html", "alles.zip", "geen-einde"])
def test_what_is_kept_nowhere_is_named_with_a_reason(name: str, region: Region) -> None:
    row = take_in(region, mail(enclosed=(enclosed(name), enclosed("verslag.pdf"))))
    assert [one for one, _why in row.not_kept] == [name]
    assert row.not_kept[0][1]
    assert [one.title for one in came_along(row)] == ["verslag.pdf"]


def test_a_calendar_part_is_kept_as_a_file_of_no_kind(region: Region) -> None:
    row = take_in(region, mail(enclosed=(enclosed("uitnodiging.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),)))
    [kept] = came_along(row)
    assert kept.newest.media_type == "application/octet-stream"


def test_pictures_in_the_text_are_in_the_mail_itself_only(region: Region) -> None:
    row = take_in(region, mail(enclosed=(enclosed("logo.png", b"\x89PNG\r\n\x1a\n", is_inline=True),)))
    assert list(Document.objects.all()) == [row.original]


def test_a_path_in_a_name_is_a_name(region: Region) -> None:
    row = take_in(region, mail(enclosed=(enclosed("..\\..\\windows/verslag.pdf"),)))
    assert came_along(row)[0].newest.file_name == "verslag.pdf"


def test_signs_that_no_database_holds_are_left_out(region: Region) -> None:
    row = take_in(region, mail("a\x00b", text="een\x00twee\ud800", message_id="x\x00y"))
    row.refresh_from_db()
    assert (row.subject, row.text) == ("ab", "eentwee?")


@pytest.mark.parametrize("said", ["", "gisteren", "9999-12-31T23:59:59+14:00", "0001-01-01T00:00:00"])
def test_a_date_that_cannot_be_is_no_date(said: str, region: Region) -> None:
    assert take_in(region, mail(sent_at=said)).sent_at is None


def test_what_could_not_be_read_is_refused_with_its_reason_and_kept_as_it_came(region: Region) -> None:
    row = take_in(region, refused="encrypted", raw=b"From: A@b.example\r\nSubject: Dicht\r\n\r\nx\r\n")
    assert (row.state, row.reason, row.text) == (MailState.REFUSED, "encrypted", "")
    assert (row.subject, row.sender_address) == ("Dicht", "a@b.example")
    assert row.original is not None


def test_an_automatic_answer_is_set_aside_by_itself(region: Region) -> None:
    row = take_in(region, mail(is_automatic=True))
    assert (row.state, row.reason) == (MailState.ASIDE, "automatic")


def test_a_mail_of_ours_that_came_back_marks_the_address_and_is_set_aside(region: Region) -> None:
    ours = our_mail(region)
    row = take_in(region, mail(bounces=(bounce(ours),), is_automatic=True))
    assert (row.state, row.reason, row.answers) == (MailState.ASIDE, "bounce", ours)
    marked = AddressBounce.objects.get()
    assert (marked.address, marked.count, marked.last_status) == (SENDER, 1, "5.1.1")


def test_a_delay_marks_nothing(region: Region) -> None:
    take_in(region, mail(bounces=(bounce(our_mail(region), action="delayed"),), is_automatic=True))
    assert not AddressBounce.objects.exists()


def test_a_report_that_names_no_mail_of_ours_is_not_believed(region: Region, organisation: Organisation) -> None:
    contact(organisation, region)
    forged = bounce(our_mail(region, to="ander@voorbeeld.example"), SENDER)
    row = take_in(region, mail(bounces=(forged,)))
    assert row.state == MailState.WAITING
    assert not AddressBounce.objects.exists()


def test_a_report_that_the_team_drops_is_believed_of_its_contacts(region: Region, organisation: Organisation) -> None:
    contact(organisation, region)
    elsewhere = bounce(our_mail(region, to="ander@voorbeeld.example"), SENDER)
    take_in(region, mail(bounces=(elsewhere,)), came=Came.DROPPED)
    assert AddressBounce.objects.get().address == SENDER


def test_of_a_mail_with_a_virus_nothing_is_kept(
    region: Region, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "scanned", lambda _file: Verdict.FOUND)
    row = take_in(region)
    assert (row.state, row.reason, row.text) == (MailState.REFUSED, "virus", "")
    assert not Document.objects.exists()


@pytest.mark.parametrize("is_inline", [True, False])
def test_a_virus_in_what_came_along_keeps_the_whole_mail_out(
    is_inline: bool, region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    harmful = lambda file: Verdict.FOUND if file.name == "ziek.pdf" else Verdict.CLEAN  # noqa: E731
    monkeypatch.setattr(scanning, "scanned", harmful)
    row = take_in(region, mail(enclosed=(enclosed("verslag.pdf"), enclosed("ziek.pdf", is_inline=is_inline))))
    assert (row.state, row.reason) == (MailState.REFUSED, "virus")
    assert not Document.objects.exists()


def test_while_the_scanner_is_away_a_mail_comes_in_later(
    region: Region, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SCANNER_AWAY = "refuse"
    monkeypatch.setattr(scanning, "scanned", lambda _file: Verdict.UNKNOWN)
    with pytest.raises(Refusal):
        take_in(region)
    assert not ReceivedMail.objects.exists()
