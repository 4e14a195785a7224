"""Pages on the way into an account and around it, which only show themselves after a step or to a certain person."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from regietafel.membership.models import Invitation
from regietafel.membership.tokens import token_for
from regietafel.people.models import User
from tests import cast
from tests.axe.looking import LARGE, SMALL, Look, prepare
from tests.browser import Chrome, window
from tests.walk.walker import Walker, browser

pytestmark = pytest.mark.django_db
WIDTHS = pytest.mark.parametrize("width", [SMALL, LARGE])

LookAs = Callable[[cast.Person], Look]
PASSKEY_PAGES = ("login", "2fa/authenticate", "2fa/reauthenticate", "reauthenticate")


@pytest.fixture
def look_as(walker: Walker, chrome: Chrome, width: int) -> Iterator[LookAs]:
    """Open a window of their own for somebody."""
    looks: list[Look] = []

    def open_look(person: cast.Person) -> Look:
        client = browser(person) if isinstance(person, User) else Client()
        looks.append(Look(prepare(window(chrome.there(), client, width))))
        return looks[-1]

    yield open_look
    for look in looks:
        look.page.context.close()


@pytest.fixture
def secured(walker: Walker) -> User:
    """Somebody with a second step: an app, recovery codes and a passkey."""
    person = cast.make_person("secured@leiestreek.example", "Sara Tweestaps")
    TOTP.activate(person, generate_totp_secret())
    RecoveryCodes.activate(person)
    key = {"name": "Mijn telefoon", "passwordless": True, "credential": {}}
    Authenticator.objects.create(pk=77, user=person, type=Authenticator.Type.WEBAUTHN, data=key)
    return person


def examine(look: Look) -> None:
    """Fail with all that is wrong with what is on the screen."""
    faults = look.faults(passkeys=any(path in look.page.url for path in PASSKEY_PAGES))
    assert not faults, "\n".join(faults)


def send(page: Page, **typed: str) -> None:
    """Fill in the form on the page and send it."""
    for name, text in typed.items():
        page.fill(f"main [name={name}]", text)
    page.locator("main form[method=post] button[type=submit]").first.click()
    page.wait_for_load_state()


@WIDTHS
@pytest.mark.parametrize(
    "name",
    [
        "mfa_index",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_deactivate_totp",
        "mfa_list_webauthn",
        "mfa_reauthenticate",
    ],
)
def test_a_page_of_somebody_with_a_second_step(name: str, secured: User, look_as: LookAs) -> None:
    look = look_as(secured)
    look.open(reverse(name))
    examine(look)


@WIDTHS
@pytest.mark.parametrize("name", ["mfa_edit_webauthn", "mfa_remove_webauthn"])
def test_a_page_about_one_passkey(name: str, secured: User, look_as: LookAs) -> None:
    look = look_as(secured)
    look.open(reverse(name, args=[77]))
    examine(look)


@WIDTHS
def test_the_page_that_asks_for_the_second_step(secured: User, look_as: LookAs) -> None:
    Authenticator.objects.filter(user=secured, type=Authenticator.Type.WEBAUTHN).delete()
    look = look_as(AnonymousUser())
    look.open(reverse("account_login"))
    send(look.page, login=secured.email, password=cast.PASSWORD)
    look.page.wait_for_selector("main [name=code]")
    examine(look)


@WIDTHS
def test_the_page_that_asks_for_the_code_of_the_mail(walker: Walker, look_as: LookAs) -> None:
    look = look_as(AnonymousUser())
    look.open(reverse("account_request_login_code"))
    send(look.page, email="director@leiestreek.example")
    look.page.wait_for_selector("main [name=code]")
    examine(look)


@WIDTHS
def test_the_page_behind_the_link_to_a_new_password(walker: Walker, look_as: LookAs) -> None:
    person = walker.world.people["partner"]
    assert isinstance(person, User)
    key = default_token_generator.make_token(person)
    look = look_as(AnonymousUser())
    look.open(reverse("account_reset_password_from_key", args=[user_pk_to_url_str(person), key]))
    look.page.wait_for_selector("main [name=password1]")
    examine(look)


@WIDTHS
def test_the_page_behind_the_link_that_confirms_an_address(walker: Walker, look_as: LookAs) -> None:
    person = walker.world.people["partner"]
    assert isinstance(person, User)
    address = EmailAddress.objects.create(user=person, email="nieuw@leiestreek.example")
    look = look_as(person)
    look.open(reverse("account_confirm_email", args=[EmailConfirmationHMAC(address).key]))
    examine(look)
    look.open(reverse("account_email"))
    examine(look)


@WIDTHS
@pytest.mark.parametrize("email", ["iemand.nieuw@leiestreek.example", "director@polderland.example"])
def test_the_page_of_an_invitation(email: str, walker: Walker, look_as: LookAs) -> None:
    pk = walker.world.places["running"].things["invitation"]
    Invitation.objects.filter(pk=pk).update(email=email)
    look = look_as(AnonymousUser())
    look.open(reverse("membership:invitation", args=[token_for(pk)]))
    examine(look)


@WIDTHS
def test_all_mail_of_a_demo(walker: Walker, look_as: LookAs) -> None:
    look = look_as(AnonymousUser())
    look.open(reverse("notices:demo-mail"))
    examine(look)
