"""The tables of the address book: who can be named, how they are reached, and what was said to them."""

from regietafel.organisations.models.address_book import (
    Contact,
    ContactVisibility,
    Function,
    Organisation,
    OrganisationKind,
    StakeholderGroup,
    function_name,
)
from regietafel.organisations.models.history import ContactMoment, MomentKind, OrganisationMerge, OrganisationName

__all__ = [
    "Contact",
    "ContactMoment",
    "ContactVisibility",
    "Function",
    "MomentKind",
    "Organisation",
    "OrganisationKind",
    "OrganisationMerge",
    "OrganisationName",
    "StakeholderGroup",
    "function_name",
]
