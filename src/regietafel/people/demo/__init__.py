"""The accounts of the demo: one of each kind, named by what they do, all with the same known password.

Because that password is no secret, they are refused in production, and ``serve`` refuses to start beside them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings

from regietafel.core.errors import Refusal
from regietafel.core.operations import operation
from regietafel.people.models import RegionRole, User
from regietafel.territories.models import Municipality, Region

HERE = Path(__file__).parent
PASSWORD = "regietafel-demo"  # noqa: S105 - it is printed at each start


def account_entries() -> list[dict[str, Any]]:
    """The accounts in the order in which they are shown."""
    entries: list[dict[str, Any]] = json.loads((HERE / "accounts.json").read_text(encoding="utf8"))
    return entries


@operation
def load_accounts(*, actor: Any) -> str:
    """Add the demo accounts that are not there yet; one that is there stays as people made it."""
    if settings.PRODUCTION:
        raise Refusal("Demo accounts have a known password: they are never loaded in production.")
    known = set(User.objects.values_list("email", flat=True))
    missing = [entry for entry in account_entries() if entry["email"] not in known]
    for entry in missing:
        add_account(entry)
    return f"demo accounts: {len(missing)} added"


def add_account(entry: dict[str, Any]) -> None:
    """One person with a confirmed address and the roles that the file gives."""
    person = User.objects.create_user(
        entry["email"],
        PASSWORD,
        name=entry["name"],
        is_platform_admin=entry.get("platform_admin", False),
        is_demo=True,
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    for role in entry["roles"]:
        nis = role["municipality_nis"]
        RegionRole.objects.create(
            user=person,
            region=Region.objects.get(slug=role["region"]),
            kind=role["kind"],
            municipality=Municipality.objects.get(nis=nis) if nis else None,
        )


@operation
def close_accounts(*, actor: Any) -> int:
    """Close every demo account for good, so that the database can be served; say how many there were."""
    open_ones = list(User.objects.filter(is_demo=True, is_active=True))
    for person in open_ones:
        person.is_active = False
        person.set_unusable_password()
        person.save(update_fields=["is_active", "password"])
    return len(open_ones)
