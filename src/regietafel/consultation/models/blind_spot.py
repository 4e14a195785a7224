"""Who is missed at a table: a hole of the overlegmatrix that somebody called unwanted."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models.body import Body
from regietafel.core.models import Versioned
from regietafel.organisations.models import Organisation
from regietafel.people.models import User


class BlindSpot(Versioned):
    """An organisation that should sit in a body and does not, with the reason, from a day until it was lifted."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="blind_spots", verbose_name=_("body"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="blind_spots", verbose_name=_("organisation")
    )
    reason = models.CharField(_("why it is missed"), max_length=300)
    marked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    marked_on = models.DateField()
    lifted_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["body", "organisation__name"]
        verbose_name = _("blind spot")
        verbose_name_plural = _("blind spots")
        constraints = [
            models.UniqueConstraint(
                fields=["body", "organisation"],
                condition=models.Q(lifted_on__isnull=True),
                name="blind_spot_once",
                violation_error_message=_("This is marked as a blind spot already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.body}"
