"""Who may enter a page: every view says it in a way that a test can read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied

V = TypeVar("V", bound=Callable[..., Any])


def public(view: V) -> V:
    """Open the view to visitors without an account; all others ask for one by default."""
    opened: V = login_not_required(view)
    opened.access = "public"  # type: ignore[attr-defined]
    return opened


def signed_in(view: V) -> V:
    """Say that any account will do: the page is about the person who looks at it."""
    view.access = "signed_in"  # type: ignore[attr-defined]
    return view


def permitted(*names: str) -> Callable[[V], V]:
    """Name the permissions that the view requires; the body calls :func:`require` with the object.

    The name stands on the view so that the table of permissions can be made from the URLs.
    """

    def mark(view: V) -> V:
        view.access = names  # type: ignore[attr-defined]
        return view

    return mark


def require(user: Any, permission: str, on: Any = None) -> None:
    """Stop with 403 unless the rules give the person this permission on this object."""
    if not user.has_perm(permission, on):
        raise PermissionDenied(permission)
