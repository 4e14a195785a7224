"""What can happen to an account."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils.translation import gettext as _

from regietafel.core.drafts import forget_everything_typed
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record, snapshot
from regietafel.people.models import Density, User


@operation
def create_account(
    *, actor: Any, email: str, name: str = "", language: str = "nl", password: str | None = None
) -> User:
    """Add an account for somebody who showed that the address is theirs; without a password they sign in by code."""
    if User.objects.filter(email=email.strip().lower()).exists():
        raise Refusal(_("This address has an account. Sign in with it."), field="email")
    person = User.objects.create_user(email.strip(), password, name=name.strip(), language=language)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    record(actor=actor or person, verb="created", on=person, after={"name": person.name})
    return person


@operation
def change_settings(*, actor: User, name: str, language: str, density: str, shortcuts: bool) -> User:
    """Change how a person is called and how the pages look to them; only the name concerns others, so only that is written down."""
    person = locked(actor)
    before = snapshot(person, ["name"])
    person.name, person.language = name.strip(), language
    person.density, person.shortcuts = density, shortcuts
    person.save(update_fields=["name", "language", "density", "shortcuts"])
    after = snapshot(person, ["name"])
    if after != before:
        record(actor=person, verb="settings_changed", on=person, before=before, after=after)
    return person


@operation
def change_density(*, actor: User, density: str) -> User:
    """Remember how tight a person wants their tables."""
    person = locked(actor)
    person.density = Density(density)
    person.save(update_fields=["density"])
    return person


@operation
def unmake_admin(*, actor: Any, person: User) -> User:
    """Take the platform away from somebody; somebody must keep it."""
    fresh = locked(person)
    others = User.objects.filter(is_platform_admin=True, is_active=True).exclude(pk=fresh.pk)
    if not others.exists():
        raise Refusal(_("This is the last platform administrator. Add another one first."))
    if fresh.is_platform_admin:
        fresh.is_platform_admin = False
        fresh.save(update_fields=["is_platform_admin"])
        record(actor=actor, verb="unmade_admin", on=fresh)
    return fresh


@operation
def anonymise(*, actor: Any, person: User) -> User:
    """Close an account for good: nobody can sign in with it and it says nothing about a person any more.

    The row stays, since rows of others name it; the journal keeps the name that stood there when something was done,
    because accountability outlives an account. Roles end elsewhere (``membership.operations.close_account``).
    """
    fresh = locked(person)
    if fresh.is_platform_admin:
        unmake_admin(actor=actor, person=fresh)
    record(actor=actor, verb="account_closed", on=fresh, label=str(fresh))
    EmailAddress.objects.filter(user=fresh).delete()
    Authenticator.objects.filter(user=fresh).delete()
    SocialAccount.objects.filter(user=fresh).delete()
    forget_everything_typed(person=fresh)
    fresh.email, fresh.name = f"closed-{fresh.pk}@account.invalid", ""
    fresh.is_active = fresh.is_platform_admin = False
    fresh.set_unusable_password()
    fresh.save()
    return fresh
