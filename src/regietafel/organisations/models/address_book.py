"""Whoever can be named at an action: an organisation, a group of them, or a function in one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from regietafel.core.models import Removable, Versioned
from regietafel.territories.models import Municipality, Region


class OrganisationKind(models.TextChoices):
    """What sort of organisation it is; a code list, because reports count by it."""

    LOCAL_GOVERNMENT = "local_government", _("local government")
    ASSOCIATION = "association", _("association of local governments")
    SOCIAL_ECONOMY = "social_economy", _("social-economy enterprise")
    PUBLIC_SERVICE = "public_service", _("public service")
    EMPLOYERS = "employers", _("employers' organisation")
    UNION = "union", _("trade union")
    EDUCATION = "education", _("education and research")
    NETWORK = "network", _("network or platform")
    PROJECT = "project", _("project")
    GOVERNMENT = "government", _("government")
    OTHER = "other", _("other")


class Organisation(Versioned, Removable):
    """An organisation of a region, or one that all regions share (``region`` is empty)."""

    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.CASCADE, related_name="organisations")
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("abbreviation"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices, default=OrganisationKind.OTHER)
    municipality = models.ForeignKey(
        Municipality,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("municipality"),
    )
    website = models.URLField(_("website"), blank=True)
    company_number = models.CharField(_("company number"), max_length=20, blank=True)
    to_complete = models.BooleanField(_("to be completed"), default=False)

    class Meta:
        ordering = [Lower("name")]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.UniqueConstraint(
                "region",
                Lower("name"),
                condition=models.Q(removed_at__isnull=True, region__isnull=False),
                name="organisation_name_once_per_region",
                violation_error_message=_("There is an organisation with this name already."),
            ),
            models.UniqueConstraint(
                Lower("name"),
                condition=models.Q(removed_at__isnull=True, region__isnull=True),
                name="shared_organisation_name_once",
                violation_error_message=_("There is a shared organisation with this name already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_shared(self) -> bool:
        """Whether the platform administrator keeps it for all regions."""
        return self.region_id is None


class StakeholderGroup(Versioned, Removable):
    """Partners that are named together ("the local governments", "the action group")."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="stakeholder_groups")
    name = models.CharField(_("name"), max_length=200)
    to_complete = models.BooleanField(_("to be completed"), default=False)

    class Meta:
        ordering = [Lower("name")]
        verbose_name = _("group of partners")
        verbose_name_plural = _("groups of partners")
        constraints = [
            models.UniqueConstraint(
                "region",
                Lower("name"),
                condition=models.Q(removed_at__isnull=True),
                name="group_name_once_per_region",
                violation_error_message=_("There is a group with this name already."),
            )
        ]

    def __str__(self) -> str:
        return self.name


def function_name(name: str, organisation: str) -> str:
    """How a function is called outside its organisation; ``organisation`` is empty for one that stands alone."""
    return f"{name} ({organisation})" if organisation else name


class Function(Versioned, Removable):
    """A function in an organisation ("expert work of W13"): plans name functions, not persons."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="functions")
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="functions",
        verbose_name=_("organisation"),
    )
    name = models.CharField(_("name"), max_length=200)
    to_complete = models.BooleanField(_("to be completed"), default=False)

    class Meta:
        ordering = [Lower("name")]
        verbose_name = _("function")
        verbose_name_plural = _("functions")
        constraints = [
            models.UniqueConstraint(
                "region",
                "organisation",
                Lower("name"),
                condition=models.Q(removed_at__isnull=True, organisation__isnull=False),
                name="function_once_per_organisation",
                violation_error_message=_("There is a function with this name already."),
            ),
            models.UniqueConstraint(
                "region",
                Lower("name"),
                condition=models.Q(removed_at__isnull=True, organisation__isnull=True),
                name="loose_function_once_per_region",
                violation_error_message=_("There is a function with this name already."),
            ),
        ]

    def __str__(self) -> str:
        if self.organisation is None:
            return self.name
        return function_name(self.name, self.organisation.short_name or self.organisation.name)


class ContactVisibility(models.TextChoices):
    """Who reads how to reach a contact."""

    TEAM = "team", _("the team")
    NETWORK = "network", _("everyone at the table")
    PUBLIC = "public", _("the public")


class Contact(Versioned, Removable):
    """How an organisation is reached, and who comes for it: a functional mailbox, or a person in a function.

    Never a client, and no number of the national register. ``confirmed_on`` says when somebody last checked it;
    ``review_on`` when that is due again.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="contacts")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="contacts", verbose_name=_("organisation")
    )
    name = models.CharField(_("name"), max_length=150)
    job = models.CharField(_("function"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contacts",
        verbose_name=_("account"),
    )
    visibility = models.CharField(
        _("who may read it"), max_length=8, choices=ContactVisibility.choices, default=ContactVisibility.NETWORK
    )
    confirmed_on = models.DateField(_("last confirmed"), null=True, blank=True)
    review_on = models.DateField(_("to be checked again on"), null=True, blank=True)

    class Meta:
        ordering = [Lower("name")]
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [
            models.UniqueConstraint(
                "organisation",
                "region",
                Lower("name"),
                condition=models.Q(removed_at__isnull=True),
                name="contact_once_per_organisation",
                violation_error_message=_("There is a contact with this name already."),
            )
        ]

    def __str__(self) -> str:
        return self.name
