"""How the first platform administrator comes in: from the command line of the machine, by a link that is spent once."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from regietafel.core.errors import Refusal
from regietafel.core.operations import operation
from regietafel.journal.operations import record
from regietafel.notices.operations import post
from regietafel.people.models import User


@operation
def make_platform_admin(*, actor: Any, email: str, name: str = "", language: str = "nl") -> tuple[User, str]:
    """Give an address an account as platform administrator, post a link to choose a password, and return it too.

    For an address with an account, that account is raised; its password stays until the link is used. Whoever has
    the machine vouches for the address, so it counts as confirmed.
    """
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise Refusal(f"{email!r} is no mail address.") from error
    person = User.objects.filter(email=address).first()
    if person is None:
        person = User.objects.create_user(address, name=name, language=language)
    if not person.is_active:
        raise Refusal(f"The account of {address} is closed.")
    EmailAddress.objects.update_or_create(user=person, email=address, defaults={"verified": True, "primary": True})
    if not person.is_platform_admin:
        person.is_platform_admin = True
        person.save(update_fields=["is_platform_admin"])
        record(actor=actor, verb="made_admin", on=person)
    link = password_link(person)
    post_link(person, link)
    return person, link


def password_link(person: User) -> str:
    """The address at which a person chooses a new password; it opens a page, and that page's button spends it."""
    with translation.override(person.language):
        path = reverse(
            "account_reset_password_from_key",
            kwargs={"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)},
        )
    return f"{settings.BASE_URL}{path}"


def post_link(person: User, link: str) -> None:
    """Send the link to the person, in their language."""
    with translation.override(person.language):
        subject = render_to_string("people/mail/platform_admin_subject.txt")
        body = render_to_string("people/mail/platform_admin_message.txt", {"link": link, "site": settings.BASE_URL})
    post(to=person.email, subject=subject, body=body.strip() + "\n", language=person.language, person=person)
