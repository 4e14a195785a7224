"""Accounts and the roles they have in regions."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from regietafel.core.models import Versioned
from regietafel.territories.models import Municipality, Region


class UserManager(BaseUserManager["User"]):
    """Makes accounts with the mail address as the name."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Add an account; without a password one signs in by a code in the mail."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Add a platform administrator."""
        return self.create_user(email, password, is_platform_admin=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        """Find an account by its address, however it was typed."""
        return self.get(email=(username or "").strip().lower())


class Density(models.TextChoices):
    """How tight the rows of tables stand."""

    RELAXED = "relaxed", _("relaxed")
    COMPACT = "compact", _("compact")


class User(AbstractBaseUser):
    """A person with an account; the mail address is the name to sign in with."""

    email = models.EmailField(
        _("e-mail address"), unique=True, error_messages={"unique": _("This address has an account.")}
    )
    name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=5, default="nl")
    density = models.CharField(_("tables"), max_length=10, choices=Density.choices, default=Density.RELAXED)
    shortcuts = models.BooleanField(_("keyboard shortcuts"), default=True)
    is_active = models.BooleanField(_("active"), default=True)
    is_platform_admin = models.BooleanField(_("platform administrator"), default=False)
    is_demo = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["name", "email"]
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="address_in_small_letters")
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Ask the rules; an account that was closed has no permission at all."""
        import rules

        return self.is_active and bool(rules.has_perm(perm, self, obj))


class RoleKind(models.TextChoices):
    """What a person may be in a region."""

    DIRECTOR = "director", _("director")
    TEAM = "team_member", _("team member")
    PARTNER = "partner", _("partner")
    EDITOR = "organisation_editor", _("organisation editor")
    MUNICIPALITY = "municipality_reader", _("municipality reader")


TEAM = (RoleKind.DIRECTOR, RoleKind.TEAM)
"""Who works for a region."""
NETWORK = (*TEAM, RoleKind.PARTNER, RoleKind.MUNICIPALITY)
"""Who sits at the table of a region; an organisation editor only keeps the own page."""


class RegionRole(Versioned):
    """A person has a role in a region, from the day it was given until it ended; ended roles stay as history."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="roles")
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="roles")
    kind = models.CharField(_("role"), max_length=24, choices=RoleKind.choices)
    municipality = models.ForeignKey(
        Municipality,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="roles",
        verbose_name=_("municipality"),
    )
    given_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["region", "kind", "user__name"]
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "region", "kind"],
                condition=models.Q(ended_at__isnull=True),
                name="one_running_role_of_a_kind",
                violation_error_message=_("This person has this role already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="municipality_reader") | models.Q(municipality__isnull=False),
                name="municipality_reader_has_municipality",
                violation_error_message=_("Choose the municipality that this person reads for."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_kind_display()} ({self.region})"
