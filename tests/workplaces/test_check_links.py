"""The link of a self-check: one button; altered, old, used twice, passed on, of what is gone: a clear answer each time."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from regietafel.journal.models import Entry
from regietafel.organisations.models import Organisation
from regietafel.workplaces import care_tokens
from regietafel.workplaces.models import Listing, SelfCheck, SelfCheckOutcome, Workplace
from regietafel.workplaces.operations.checks import renew_check
from regietafel.workplaces.operations.confirming import confirm_check
from tests.workplaces.caring import check_url, key_of, make_change, make_check, make_contact
from tests.workplaces.make import ADDED, make_offer, make_workplace

pytestmark = pytest.mark.django_db


@pytest.fixture
def check(edited_organisation: Organisation) -> SelfCheck:
    """A question about two workplaces."""
    make_contact(edited_organisation)
    make_offer(make_workplace(edited_organisation))
    make_workplace(edited_organisation, "Atelier", listing=Listing.NETWORK)
    return make_check(edited_organisation)


def confirm(url: str, who: str = "Els Werkplek", **more: Any) -> Any:
    """Press the button."""
    return Client().post(url, {"key": key_of(url), "who": who, **more})


def test_opening_it_writes_nothing_and_sets_no_cookie(check: SelfCheck) -> None:
    client = Client()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = client.get(check_url(check))
    assert page.status_code == 200
    assert not client.cookies
    assert [one["sql"] for one in queries if one["sql"].split()[0] not in {"SELECT", "SAVEPOINT", "RELEASE"}] == []
    assert page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"]
    text = page.content.decode()
    assert "Fietspunt" in text
    assert "Atelier" in text
    assert "Els Werkplek" in text


def test_one_button_confirms_all_of_them_and_changes_nothing(check: SelfCheck) -> None:
    versions = dict(Workplace.objects.values_list("pk", "version"))
    answer = confirm(check_url(check))
    assert answer.status_code == 302
    today = timezone.localdate()
    for one in Workplace.objects.all():
        assert (one.verified_on, one.verified_by) == (today, "Els Werkplek, Kringwinkel Het Anker")
    assert dict(Workplace.objects.values_list("pk", "version")) == versions
    assert set(Entry.objects.values_list("verb", flat=True)) == {"confirmed"}
    check.refresh_from_db()
    assert check.outcome == SelfCheckOutcome.CONFIRMED
    assert check.answered_at is not None
    shown = Client().get(answer["Location"].partition("#")[0]).content.decode()
    assert "Bedankt" in shown


def test_a_name_is_asked(check: SelfCheck) -> None:
    answer = confirm(check_url(check), who=" ")
    assert answer.status_code == 422
    assert set(Workplace.objects.values_list("verified_on", flat=True)) == {ADDED}


def test_used_twice_it_says_what_was_answered_and_confirms_no_more(check: SelfCheck) -> None:
    confirm(check_url(check))
    count = Entry.objects.count()
    page = Client().get(check_url(check)).content.decode()
    assert "antwoordde op" in page
    confirm(check_url(check))
    assert Entry.objects.count() == count


def test_two_tabs_confirm_once(check: SelfCheck) -> None:
    for _tab in range(2):
        confirm_check(actor=None, check=check, issue=1, by="Els", now=timezone.now())
    assert Entry.objects.filter(verb="confirmed").count() == 2
    assert SelfCheck.objects.get().answered_at is not None


def test_passed_on_it_works_and_says_for_whom_it_is_meant(check: SelfCheck) -> None:
    page = Client().get(check_url(check)).content.decode()
    assert "bedoeld voor Els Werkplek" in page
    assert "Geef hem niet door" in page
    confirm(check_url(check), who="Jan van het onthaal")
    assert Workplace.objects.first().verified_by == "Jan van het onthaal, Kringwinkel Het Anker"  # type: ignore[union-attr]


@pytest.mark.parametrize("change", ["first", "last", "number", "purpose", "empty"])
def test_an_altered_link_opens_nothing(check: SelfCheck, change: str) -> None:
    token = care_tokens.token_for(care_tokens.CHECK, check.pk, 1)
    wrong = {
        "first": f"9{token}",
        "last": token[:-1] + ("A" if token[-1] != "A" else "B"),
        "number": token.replace(f"{check.pk}-1", f"{check.pk + 1}-1"),
        "purpose": care_tokens.token_for(care_tokens.PLACES, check.pk, 1),
        "empty": f"{check.pk}-1.",
    }[change]
    url = reverse("workplaces:check", args=[wrong])
    page = Client().get(url)
    assert page.status_code == 404
    assert "Deze link klopt niet" in page.content.decode()
    assert confirm(url).status_code == 404
    assert set(Workplace.objects.values_list("verified_on", flat=True)) == {ADDED}


def test_a_form_of_another_page_confirms_nothing(check: SelfCheck) -> None:
    assert Client().post(check_url(check), {"who": "Els"}).status_code == 403
    assert Client().post(check_url(check), {"who": "Els", "key": "nonsense"}).status_code == 403
    assert set(Workplace.objects.values_list("verified_on", flat=True)) == {ADDED}


def gone(check: SelfCheck, how: str) -> None:
    """Let something come in between."""
    today = timezone.localdate()
    if how == "expired":
        SelfCheck.objects.update(until=today - dt.timedelta(days=1))
    elif how == "withdrawn":
        SelfCheck.objects.update(withdrawn_at=timezone.now())
    elif how == "replaced":
        renew_check(actor=None, check=check, now=timezone.now())
    elif how == "organisation":
        Organisation.objects.filter(pk=check.organisation_id).update(removed_at=timezone.now())
    else:
        Workplace.objects.update(removed_at=timezone.now())


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("expired", "Hij werkte tot"),
        ("withdrawn", "trok deze vraag in"),
        ("replaced", "nieuwere mail"),
        ("organisation", "samengevoegd"),
        ("none", "geen werkplekken"),
    ],
)
def test_a_link_that_ran_out_says_why(check: SelfCheck, how: str, words: str) -> None:
    url = check_url(check, issue=1)
    gone(check, how)
    page = Client().get(url)
    assert page.status_code == 410
    assert words in page.content.decode()
    assert confirm(url).status_code == 410
    assert set(Workplace.objects.values_list("verified_on", flat=True)) == {ADDED}


def test_a_new_issue_opens_the_page(check: SelfCheck) -> None:
    renewed = renew_check(actor=None, check=check, now=timezone.now())
    assert Client().get(check_url(renewed)).status_code == 200


def test_the_last_day_counts(check: SelfCheck) -> None:
    SelfCheck.objects.update(until=timezone.localdate())
    assert Client().get(check_url(check)).status_code == 200


def test_an_answer_with_changes_says_so(check: SelfCheck) -> None:
    make_change(Workplace.objects.get(slug="fietspunt"), check_asked=check)
    assert "Met deze wijzigingen klopt alles" in Client().get(check_url(check)).content.decode()
    confirm(check_url(check))
    check.refresh_from_db()
    assert check.outcome == SelfCheckOutcome.CHANGED


def test_workplaces_of_others_are_neither_shown_nor_confirmed(check: SelfCheck, organisation: Organisation) -> None:
    other = make_workplace(organisation, "Werkvloer Klaver")
    assert "Werkvloer Klaver" not in Client().get(check_url(check)).content.decode()
    confirm(check_url(check))
    other.refresh_from_db()
    assert other.verified_on == ADDED


def test_the_confirmed_workplace_reads_no_old_cookie(check: SelfCheck, director: Any, client_of: Any) -> None:
    client_of(director).post(check_url(check), {"key": key_of(check_url(check)), "who": "Els"})
    assert Entry.objects.filter(verb="confirmed", actor=None).count() == 2
