"""What we keep about a person in their account, for the export that they can ask for."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from regietafel.people.models import RegionRole, User


def account_data(user: User) -> dict[str, Any]:
    """The account with everything that hangs on it; secrets are named, never given."""
    return {
        "email": user.email,
        "name": user.name,
        "language": user.language,
        "tables": user.density,
        "keyboard_shortcuts": user.shortcuts,
        "platform_administrator": user.is_platform_admin,
        "created": user.created_at.isoformat(),
        "last_sign_in": user.last_login.isoformat() if user.last_login else None,
        "addresses": [
            {"email": one.email, "confirmed": one.verified, "primary": one.primary}
            for one in EmailAddress.objects.filter(user=user)
        ],
        "second_steps": [
            {"kind": one.type, "since": one.created_at.isoformat()} for one in Authenticator.objects.filter(user=user)
        ],
        "identity_providers": list(SocialAccount.objects.filter(user=user).values_list("provider", flat=True)),
        "roles": [role_data(role) for role in RegionRole.objects.filter(user=user).select_related("region")],
    }


def role_data(role: RegionRole) -> dict[str, Any]:
    """One role, running or ended."""
    return {
        "region": role.region.name,
        "role": role.kind,
        "municipality": role.municipality.name if role.municipality else None,
        "from": role.given_at.isoformat(),
        "until": role.ended_at.isoformat() if role.ended_at else None,
    }
