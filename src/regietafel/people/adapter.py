"""How allauth behaves in our house: mail through the outbox, no sign-up without an invitation."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import translate_url
from django.utils import translation

from regietafel.notices.operations import post
from regietafel.people.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations only; every mail is a row of the outbox first."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: a director or an administrator invites."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Post the mail in the language of the person, or of the page if there is no such account."""
        known = context.get("user")
        person = known if isinstance(known, User) else User.objects.filter(email=email.lower()).first()
        language = person.language if person else translation.get_language() or "nl"
        words = {"email": email, **{name: in_language(value, language) for name, value in context.items()}}
        with translation.override(language):
            subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", words).split())
            body = render_to_string(f"{template_prefix}_message.txt", words).strip() + "\n"
        post(to=email, subject=subject, body=body, language=language, person=person)


def in_language(value: Any, language: str) -> Any:
    """A link to one of our pages, leading to it in the language of the reader; any other value as it is."""
    if isinstance(value, str) and value.startswith(("http://", "https://")):
        return translate_url(value, language)
    return value


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Sign-in through an identity provider finds an invited account by its confirmed address, and makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """An unknown person is told to ask for an invitation."""
        return False
