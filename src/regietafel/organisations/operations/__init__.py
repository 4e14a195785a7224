"""What can happen to the address book: entries live one life, the contacts of an organisation another."""

from regietafel.organisations.operations.contacts import (
    ContactData,
    add_contact,
    confirm_contact,
    edit_contact,
    purge_contacts,
    remove_contact,
    restore_contact,
)
from regietafel.organisations.operations.entries import (
    FIELDS,
    add,
    change,
    find_or_add,
    purge,
    remove,
    restore,
    restore_by_pk,
)

__all__ = [
    "FIELDS",
    "ContactData",
    "add",
    "add_contact",
    "change",
    "confirm_contact",
    "edit_contact",
    "find_or_add",
    "purge",
    "purge_contacts",
    "remove",
    "remove_contact",
    "restore",
    "restore_by_pk",
    "restore_contact",
]
