"""The mailbox is fetched: each mail comes in once, in its region, whatever happens in between."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from regietafel.cli import main
from regietafel.cli.check import mailbox_answers
from regietafel.core.clock import tick
from regietafel.documents.models import Document
from regietafel.mail_in import fetching
from regietafel.mail_in.fetching import fetch
from regietafel.mail_in.imap import Line
from regietafel.mail_in.models import Mailbox, MailState, ReceivedMail, StrayMail
from regietafel.mail_in.operations.receiving import receive
from regietafel.mail_in.queries.mailbox import away_since
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.mail_in.fake_imap import PASSWORD, USER, Box, FakeImap
from tests.mail_in.make import PDF, came_along, our_mail, raw_mail

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 28, 9, 0, tzinfo=dt.UTC)


class Killed(BaseException):
    """What no ``except Exception`` catches, as when a process is killed."""


def test_a_mail_comes_in_with_its_file_and_is_moved(region: Region, box: Box) -> None:
    box.add(raw_mail(files=(("verslag.pdf", PDF),)))
    done = fetch(NOW)
    row = ReceivedMail.objects.get()
    assert (done.new, done.left) == (1, 0)
    assert (row.region, row.subject, row.state) == (region, "Vraag over de vergoeding", MailState.WAITING)
    assert "We zitten met een vraag." in row.text
    assert [one.title for one in came_along(row)] == ["verslag.pdf"]
    assert (box.inbox, list(box.folders["Verwerkt"])) == ({}, [1])


def test_the_mail_itself_is_kept_as_it_came(region: Region, box: Box) -> None:
    raw = raw_mail()
    box.add(raw)
    fetch(NOW)
    original = ReceivedMail.objects.get().original
    assert original is not None
    from regietafel.documents.keeping import content_of

    with content_of(original.newest.stored) as content:
        assert content.read() == raw


def test_a_server_that_cannot_move_copies_and_takes_away(region: Region, box: Box) -> None:
    box.can_move = False
    box.add(raw_mail())
    fetch(NOW)
    assert (box.inbox, list(box.folders["Verwerkt"])) == ({}, [1])


def test_killed_before_it_is_kept_nothing_is_lost(region: Region, box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    box.add(raw_mail())

    def dies(**_: Any) -> Any:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(fetching, "receive", dies)
        with pytest.raises(Killed):
            fetch(NOW)
    assert list(box.inbox) == [1]
    fetch(NOW)
    assert ReceivedMail.objects.count() == 1


def test_killed_after_it_is_kept_nothing_is_doubled(region: Region, box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    box.add(raw_mail(files=(("verslag.pdf", PDF),)))

    def dies(line: Line, uid: str) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Line, "put_away", dies)
        with pytest.raises(Killed):
            fetch(NOW)
    assert (ReceivedMail.objects.count(), list(box.inbox)) == (1, [1])
    done = fetch(NOW)
    assert (done.new, done.known) == (0, 1)
    assert (ReceivedMail.objects.count(), Document.objects.count(), box.inbox) == (1, 2, {})


@pytest.mark.parametrize("command", ["LOGIN", "SELECT", "UID SEARCH", "UID FETCH", "UID MOVE"])
def test_a_line_that_breaks_anywhere_loses_and_doubles_nothing(command: str, region: Region, box: Box) -> None:
    box.add(raw_mail())
    box.add(raw_mail("Nog iets", message_id="<twee@deklaver.example>"))
    box.breaks_at = command
    assert fetch(NOW).away
    box.breaks_at = ""
    assert not fetch(NOW).away
    assert sorted(ReceivedMail.objects.values_list("subject", flat=True)) == ["Nog iets", "Vraag over de vergoeding"]
    assert box.inbox == {}


def test_a_mailbox_that_lets_nothing_be_moved_still_hands_over_each_mail_once_and_is_told(
    region: Region, box: Box
) -> None:
    box.refuses = "UID MOVE"
    for number in range(3):
        box.add(raw_mail(f"Mail {number}", message_id=f"<{number}@x.example>"))
    for hour in range(6):
        fetch(NOW + dt.timedelta(hours=hour))
    assert ReceivedMail.objects.count() == 3
    assert len(box.inbox) == 3
    assert away_since(NOW + dt.timedelta(hours=6)) == NOW


def test_a_mail_that_cannot_be_kept_does_not_keep_the_next_from_coming_in(
    region: Region, box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    box.add(raw_mail("Struikelt"))
    box.add(raw_mail("Loopt door", message_id="<twee@deklaver.example>"))
    kept = receive

    def stumbles(**how: Any) -> Any:
        if how["arrival"].read.mail.subject == "Struikelt":
            raise RuntimeError("something nobody foresaw")
        return kept(**how)

    monkeypatch.setattr(fetching, "receive", stumbles)
    done = fetch(NOW)
    assert (done.new, done.left, list(box.inbox)) == (1, 1, [1])


@pytest.mark.parametrize("header", ["From: " + "(" * 5000, "Subject: =?\xfc?q?x?=", "Subject: =?utf-8?b?A?="])
def test_a_header_that_was_built_to_break_breaks_nothing(region: Region, box: Box, header: str) -> None:
    wrong = header.encode("utf-8") + b"\r\n" + raw_mail().split(b"\r\n", 1)[1]
    box.add(wrong)
    done = fetch(NOW)
    assert (done.left, box.inbox) == (0, {})


def test_mails_that_stay_behind_keep_no_other_from_coming_in_and_somebody_is_told(
    region: Region, box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        box.add(raw_mail("Struikelt", message_id=f"<{number}@deklaver.example>"))
    box.add(raw_mail("Loopt door", message_id="<goed@deklaver.example>"))
    kept = receive

    def stumbles(**how: Any) -> Any:
        if how["arrival"].read.mail.subject == "Struikelt":
            raise RuntimeError("something nobody foresaw")
        return kept(**how)

    monkeypatch.setattr(fetching, "receive", stumbles)
    monkeypatch.setattr(fetching, "AT_ONCE", 3)
    done = fetch(NOW)
    assert (done.new, done.left) == (1, 6)
    assert done.refused


def test_a_server_that_is_away_for_a_day_is_told_after_a_while_and_then_all_comes_in(
    region: Region, server: FakeImap, box: Box, settings: Settings
) -> None:
    box.add(raw_mail())
    at_home = settings.MAIL_IN
    settings.MAIL_IN = type(at_home)("imap", "127.0.0.1", 1, *[at_home.user, at_home.password, "INBOX", "Verwerkt"])
    for hour in range(24):
        assert fetch(NOW + dt.timedelta(hours=hour)).away
        told = away_since(NOW + dt.timedelta(hours=hour))
        assert told == (NOW if hour >= 4 else None)
    settings.MAIL_IN = at_home
    assert fetch(NOW + dt.timedelta(days=1)).new == 1
    assert Mailbox.objects.get().failing_since is None
    assert away_since(NOW + dt.timedelta(days=1)) is None


def test_a_wrong_password_is_the_mailbox_being_away(region: Region, server: FakeImap, settings: Settings) -> None:
    there = server.address
    settings.MAIL_IN = type(there)("imap", there.host, there.port, there.user, "fout", "INBOX", "Verwerkt")
    assert fetch(NOW).away
    assert "fout" not in Mailbox.objects.get().last_error


def test_what_is_too_large_is_refused_with_a_reason_and_not_fetched(
    region: Region, box: Box, settings: Settings
) -> None:
    settings.MAX_UPLOAD = 1000
    box.add(raw_mail(text="lang " * 1000))
    done = fetch(NOW)
    row = ReceivedMail.objects.get()
    assert (done.too_large, row.state, row.reason) == (1, MailState.REFUSED, "too_large_to_keep")
    assert (row.subject, row.sender_address) == ("Vraag over de vergoeding", "onthaal@deklaver.example")
    assert not Document.objects.exists()
    assert box.inbox == {}


def test_mail_for_no_region_stays_in_the_mailbox_and_its_text_outside_the_database(region: Region, box: Box) -> None:
    box.add(raw_mail(to="iets@tafel.example"))
    assert fetch(NOW).strays == 1
    assert fetch(NOW).strays == 1
    stray = StrayMail.objects.get()
    assert (stray.subject, stray.recipients) == ("Vraag over de vergoeding", "iets@tafel.example")
    assert not ReceivedMail.objects.exists()
    assert list(box.inbox) == [1]


def test_once_it_is_given_to_a_region_it_comes_in_there(region: Region, box: Box, admin: User) -> None:
    from regietafel.mail_in.operations.strays import give_stray

    box.add(raw_mail(to="iets@tafel.example"))
    fetch(NOW)
    give_stray(actor=admin, stray=StrayMail.objects.get(), region=region)
    assert fetch(NOW).new == 1
    assert ReceivedMail.objects.get().region == region
    assert (StrayMail.objects.count(), box.inbox) == (0, {})


def test_what_nobody_needs_goes_out_of_the_way(region: Region, box: Box, admin: User) -> None:
    from regietafel.mail_in.operations.strays import drop_stray

    box.add(raw_mail(to="iets@tafel.example"))
    fetch(NOW)
    drop_stray(actor=admin, stray=StrayMail.objects.get())
    fetch(NOW)
    assert not ReceivedMail.objects.exists()
    assert (box.inbox, list(box.folders["Verwerkt"])) == ({}, [1])


def test_where_it_was_delivered_counts_for_more_than_to_whom_it_was_written(
    region: Region, other_region: Region, box: Box
) -> None:
    box.add(raw_mail(to="mail+leiestreek@tafel.example", Delivered_To="mail+polderland@tafel.example"))
    fetch(NOW)
    assert ReceivedMail.objects.get().region == other_region


def test_a_mail_to_two_regions_comes_in_in_both(region: Region, other_region: Region, box: Box) -> None:
    box.add(raw_mail(to="mail+leiestreek@tafel.example, mail+polderland@tafel.example"))
    fetch(NOW)
    assert {row.region for row in ReceivedMail.objects.all()} == {region, other_region}


def test_an_answer_to_our_mail_comes_in_where_that_was_sent(region: Region, other_region: Region, box: Box) -> None:
    ours = our_mail(other_region)
    box.add(raw_mail(to="regietafel@tafel.example", In_Reply_To=ours.message_id))
    fetch(NOW)
    row = ReceivedMail.objects.get()
    assert (row.region, row.answers) == (other_region, ours)


def test_without_a_mailbox_nothing_is_asked(region: Region) -> None:
    assert fetch(timezone.now()).is_off
    assert not Mailbox.objects.exists()


def test_the_check_says_whether_the_mailbox_answers(server: FakeImap, box: Box, settings: Settings) -> None:
    box.add(raw_mail())
    assert mailbox_answers() == (True, "answers, 1 mails lie there")
    assert list(box.inbox) == [1]
    box.breaks_at = "SELECT"
    assert not mailbox_answers()[0]
    settings.MAIL_IN = None
    assert mailbox_answers()[0]


def test_the_command_fetches_and_lists(
    region: Region, box: Box, capsys: pytest.CaptureFixture[str], settings: Settings
) -> None:
    box.add(raw_mail())
    assert main(["mail", "fetch", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["new"] == 1
    assert main(["mail", "list", "--region", "leiestreek", "--json"]) == 0
    [told] = json.loads(capsys.readouterr().out)
    assert (told["subject"], told["state"]) == ("Vraag over de vergoeding", "waiting")
    assert "text" not in told
    box.breaks_at = "LOGIN"
    assert main(["mail", "fetch"]) == 1
    assert "away" in capsys.readouterr().out


def test_the_clock_fetches(region: Region, box: Box) -> None:
    box.add(raw_mail())
    assert "1 new" in next(one.report for one in tick(NOW) if one.name == "mail_in")


def test_a_server_whose_certificate_nobody_vouches_for_is_not_talked_to(
    region: Region, server: FakeImap, settings: Settings
) -> None:
    there = server.address
    for security in ("imaps", "imap+tls"):
        settings.MAIL_IN = type(there)(security, there.host, there.port, USER, PASSWORD, "INBOX", "Verwerkt")
        assert fetch(NOW).away
        assert "LOGIN" not in server.box.asked
