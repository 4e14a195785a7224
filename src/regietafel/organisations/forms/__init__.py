"""What is filled in about the address book."""

from regietafel.organisations.forms.contacts import ContactForm
from regietafel.organisations.forms.entries import (
    EntryFilters,
    FunctionForm,
    GroupForm,
    OrganisationFilters,
    OrganisationForm,
    OwnOrganisationForm,
    SharedFilters,
    WebsiteField,
)

__all__ = [
    "ContactForm",
    "EntryFilters",
    "FunctionForm",
    "GroupForm",
    "OrganisationFilters",
    "OrganisationForm",
    "OwnOrganisationForm",
    "SharedFilters",
    "WebsiteField",
]
