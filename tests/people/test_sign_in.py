"""Signing in says the same whether an account exists or not, and is tried only so often."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from regietafel.notices.models import OutboxMail
from regietafel.people.models import User
from tests import cast

UNKNOWN = "nobody@example.org"


def same(known: HttpResponse, unknown: HttpResponse, *names: str) -> None:
    """The two answers differ in nothing but the address that was typed and what is random in every answer."""

    def bare(response: HttpResponse) -> str:
        text = response.content.decode()
        for name in names:
            text = text.replace(name, "ADDRESS")
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"', "", text)

    assert known.status_code == unknown.status_code
    assert known.get("Location") == unknown.get("Location")
    assert bare(known) == bare(unknown)


@pytest.mark.parametrize(
    ("path", "field"),
    [("/nl/account/password/reset/", "email"), ("/nl/account/login/code/", "email")],
)
def test_asking_for_a_mail_says_the_same(path: str, field: str, partner: User) -> None:
    answers = []
    for address in (partner.email, UNKNOWN):
        client = Client()
        response = client.post(path, {field: address}, follow=True)
        answers.append(response)
    same(answers[0], answers[1], partner.email, UNKNOWN)  # type: ignore[arg-type]


def test_a_wrong_password_says_the_same(partner: User) -> None:
    known, unknown = (
        Client().post("/nl/account/login/", {"login": address, "password": "wrong but long enough"})
        for address in (partner.email, UNKNOWN)
    )
    same(known, unknown, partner.email, UNKNOWN)  # type: ignore[arg-type]


def test_a_closed_account_says_what_an_unknown_one_says(partner: User) -> None:
    User.objects.filter(pk=partner.pk).update(is_active=False)
    wrong, unknown = (
        Client().post("/nl/account/login/", {"login": address, "password": "wrong but long enough"})
        for address in (partner.email, UNKNOWN)
    )
    same(wrong, unknown, partner.email, UNKNOWN)  # type: ignore[arg-type]


def test_signing_in_with_a_password(partner: User, client: Client) -> None:
    response = client.post("/nl/account/login/", {"login": partner.email.upper(), "password": cast.PASSWORD})
    assert response.status_code == 302
    assert client.get("/nl/me/").status_code == 200


def test_signing_in_with_a_code_from_the_outbox(partner: User, client: Client) -> None:
    client.post("/nl/account/login/code/", {"email": partner.email})
    mail = OutboxMail.objects.get()
    assert (mail.to, mail.person, mail.region) == (partner.email, partner, None)
    code = re.search(r"^\s*([A-Z0-9-]{5,12})\s*$", mail.body, re.MULTILINE)
    assert code, mail.body
    client.post("/nl/account/login/code/confirm/", {"code": code[1]})
    assert client.get("/nl/me/").status_code == 200


def test_three_wrong_codes_end_the_try(partner: User, client: Client) -> None:
    client.post("/nl/account/login/code/", {"email": partner.email})
    body = OutboxMail.objects.get().body
    for _ in range(3):
        client.post("/nl/account/login/code/confirm/", {"code": "WRONG"})
    code = re.search(r"^\s*([A-Z0-9-]{5,12})\s*$", body, re.MULTILINE)
    assert code
    client.post("/nl/account/login/code/confirm/", {"code": code[1]})
    assert client.get("/nl/me/").status_code == 302


def test_a_new_password_by_a_link_that_works_once(partner: User, client: Client) -> None:
    client.post("/nl/account/password/reset/", {"email": partner.email})
    found = re.search(r"http://testserver(/\S+)", OutboxMail.objects.get().body)
    assert found
    new = "een heel andere lange zin"
    for _ in range(2):
        page = client.get(found[1], follow=True)
    assert page.status_code == 200
    where = page.redirect_chain[-1][0]
    client.post(where, {"password1": new, "password2": new})
    partner.refresh_from_db()
    assert partner.check_password(new)
    again = Client().get(found[1], follow=True)
    assert 'name="password1"' not in again.content.decode()


def test_five_wrong_passwords_stop_that_address_only(partner: User, colleague: User) -> None:
    wrong = {"login": partner.email, "password": "wrong but long enough"}
    for _ in range(5):
        Client().post("/nl/account/login/", wrong)
    right = {"login": partner.email, "password": cast.PASSWORD}
    stopped = Client()
    stopped.post("/nl/account/login/", right)
    assert "_auth_user_id" not in stopped.session
    other = Client()
    other.post("/nl/account/login/", {"login": colleague.email, "password": cast.PASSWORD})
    assert "_auth_user_id" in other.session


def test_codes_are_asked_for_only_so_often(partner: User) -> None:
    for _ in range(8):
        Client().post("/nl/account/login/code/", {"email": partner.email})
    assert OutboxMail.objects.count() == 3


def test_counting_is_shared_by_all_workers(settings: Settings, partner: User) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "core_cache"}}
    call_command("createcachetable", verbosity=0)
    cache.clear()
    for _ in range(8):
        Client().post("/nl/account/login/code/", {"email": partner.email})
    assert OutboxMail.objects.count() == 3


def test_nobody_signs_up(client: Client, db: None) -> None:
    given = {"email": UNKNOWN, "password1": cast.PASSWORD, "password2": cast.PASSWORD}
    client.post("/nl/account/signup/", given)
    assert not User.objects.exists()


def test_looking_at_the_pages_sends_and_changes_nothing(client: Client, db: None) -> None:
    for path in ("login/", "login/code/", "password/reset/", "signup/"):
        assert client.get(f"/nl/account/{path}").status_code == 200
    assert not OutboxMail.objects.exists()


def test_a_link_leads_to_the_language_of_the_reader(partner: User, client: Client) -> None:
    User.objects.filter(pk=partner.pk).update(language="en")
    client.post("/nl/account/password/reset/", {"email": partner.email})
    mail = OutboxMail.objects.get()
    assert mail.language == "en"
    assert "http://testserver/en/account/" in mail.body
    assert mail.created_at <= timezone.now()


def test_a_change_of_password_is_told_by_mail(partner: User, client: Client) -> None:
    client.post("/nl/account/login/", {"login": partner.email, "password": cast.PASSWORD})
    new = "een heel andere lange zin"
    client.post(
        "/nl/account/password/change/",
        {"oldpassword": cast.PASSWORD, "password1": new, "password2": new},
    )
    partner.refresh_from_db()
    assert partner.check_password(new)
    assert OutboxMail.objects.get().to == partner.email


def test_a_new_address_counts_from_the_button_behind_its_link(partner: User, client: Client) -> None:
    client.post("/nl/account/login/", {"login": partner.email, "password": cast.PASSWORD})
    client.post("/nl/account/reauthenticate/", {"password": cast.PASSWORD})
    client.post("/nl/account/email/", {"email": "Pia.New@example.org", "action_add": ""})
    mail = OutboxMail.objects.get(to="pia.new@example.org")
    found = re.search(r"http://testserver(/\S+)", mail.body)
    assert found
    for _ in range(2):
        assert client.get(found[1]).status_code == 200
    assert cast.fresh(partner).email == "partner@deklaver.example"
    client.post(found[1])
    assert cast.fresh(partner).email == "pia.new@example.org"
    assert OutboxMail.objects.filter(to="partner@deklaver.example").exists(), "the old address is told"


def test_signing_in_leads_back_to_where_one_was_going(partner: User, client: Client) -> None:
    asked = client.get("/nl/r/leiestreek/people/")
    assert asked["Location"] == "/nl/account/login/?next=/nl/r/leiestreek/people/"
    given = {"login": partner.email, "password": cast.PASSWORD, "next": "/nl/r/leiestreek/people/"}
    assert client.post("/nl/account/login/", given)["Location"] == "/nl/r/leiestreek/people/"
    client.post("/nl/account/logout/")
    away = client.post("/nl/account/login/", {**given, "next": "https://evil.example/"})
    assert away["Location"] in {"/nl/", "/nl/r/leiestreek/"}
