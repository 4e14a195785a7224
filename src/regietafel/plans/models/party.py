"""Who takes part in an action, and as what."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.plans.models.action import Action


class PartyRole(models.TextChoices):
    """In which role somebody is named at an action."""

    LEAD = "lead", _("lead")
    CO_LEAD = "co_lead", _("co-lead")
    PARTICIPANT = "participant", _("participant")
    PARTNER = "partner", _("partner")
    LINK = "link", _("link")
    PROMOTOR = "promotor", _("promotor")
    PEN_HOLDER = "pen_holder", _("pen holder")
    FACILITATOR = "facilitator", _("facilitator")
    ADVISER = "adviser", _("adviser")


LEADING_ROLES = (PartyRole.LEAD, PartyRole.CO_LEAD)


class ActionParty(models.Model):
    """Who takes part in an action and as what: always a record, never free text alone."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(_("role"), max_length=12, choices=PartyRole.choices)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="parties"
    )
    group = models.ForeignKey(StakeholderGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="parties")
    function = models.ForeignKey(Function, null=True, blank=True, on_delete=models.PROTECT, related_name="parties")
    note = models.CharField(_("note"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["action", "order", "pk"]
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(organisation__isnull=False, group__isnull=True, function__isnull=True)
                    | models.Q(organisation__isnull=True, group__isnull=False, function__isnull=True)
                    | models.Q(organisation__isnull=True, group__isnull=True, function__isnull=False)
                ),
                name="party_is_one_of_three",
            ),
            models.UniqueConstraint(
                fields=["action", "role", "organisation"],
                condition=models.Q(organisation__isnull=False),
                name="organisation_once_in_a_role",
            ),
            models.UniqueConstraint(
                fields=["action", "role", "group"],
                condition=models.Q(group__isnull=False),
                name="group_once_in_a_role",
            ),
            models.UniqueConstraint(
                fields=["action", "role", "function"],
                condition=models.Q(function__isnull=False),
                name="function_once_in_a_role",
            ),
        ]

    def __str__(self) -> str:
        return str(self.who)

    @property
    def who(self) -> Organisation | StakeholderGroup | Function:
        """The record that is named."""
        named = self.organisation or self.group or self.function
        assert named is not None, "the database keeps a party without a name out"
        return named
