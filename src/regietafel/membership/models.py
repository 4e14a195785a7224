"""Seats: the invitation to one, for which organisation it is held, and who fills which function."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.organisations.models import Function, Organisation
from regietafel.people.models import RegionRole, RoleKind, User
from regietafel.territories.models import Municipality, Region


class Invitation(models.Model):
    """An offer of a role in a region, sent to an address; the link in the mail is signed and spent once, by a POST.

    With ``hands_over_from`` it is also the handover of a region: who accepts takes over from that person, who then
    stays as ``leaver_stays_as``, or leaves if that is empty.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=150, blank=True)
    kind = models.CharField(_("role"), max_length=24, choices=RoleKind.choices)
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("organisation"),
    )
    municipality = models.ForeignKey(
        Municipality,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("municipality"),
    )
    language = models.CharField(max_length=5, default="nl")
    hands_over_from = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    leaver_stays_as = models.CharField(max_length=24, choices=RoleKind.choices, blank=True)
    invited_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    times_sent = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(
                fields=["region", "email", "kind"],
                condition=models.Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="one_open_invitation_of_a_kind",
                violation_error_message=_("This person is invited already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.get_kind_display()} ({self.region})"

    @property
    def is_open(self) -> bool:
        """Whether it was neither accepted nor withdrawn; it may have run out."""
        return self.accepted_at is None and self.withdrawn_at is None


class Affiliation(models.Model):
    """The organisation for which somebody holds a role (partner, organisation editor)."""

    holds: ClassVar[models.Q] = models.Q(role__ended_at__isnull=True)

    role = models.OneToOneField(RegionRole, on_delete=models.CASCADE, related_name="affiliation")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="affiliations")

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")

    def __str__(self) -> str:
        return f"{self.role_id} for {self.organisation_id}"


class FunctionHolder(models.Model):
    """Who fills a function from when to when; "my actions" are those of my functions and organisation."""

    holds: ClassVar[models.Q] = models.Q(until__isnull=True)

    function = models.ForeignKey(Function, on_delete=models.CASCADE, related_name="holders")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="functions_held")
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["-since"]
        verbose_name = _("holder of a function")
        verbose_name_plural = _("holders of functions")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="function_ends_after_it_starts",
                violation_error_message=_("The end stands before the start."),
            ),
            models.UniqueConstraint(
                fields=["function", "user"],
                condition=models.Q(until__isnull=True),
                name="function_held_once_by_one_person",
                violation_error_message=_("This person fills this function already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} as {self.function_id} since {self.since}"
