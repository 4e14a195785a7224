"""The sentences of what is marked in the directory and in a sheet, by the code that is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES: Mapping[str, Any] = {
    "company_number": _("“%(text)s” cannot be a company number: the control figures do not fit. Look at it again."),
    "postcode_shape": _("“%(text)s” is not a Belgian postcode of four figures."),
    "postcode_elsewhere": _("Postcode %(text)s does not belong to %(municipality)s."),
    "phone": _("“%(text)s” cannot be a telephone number. Write it like 056 12 34 56."),
    "phone_foreign": _("“%(text)s” is a number from abroad."),
    "email": _("“%(text)s” cannot be an e-mail address."),
    "email_typo": _("“%(text)s”: is “%(meant)s” meant?"),
    "website": _("“%(text)s” cannot be a web address. Write it like https://www.example.org."),
    "half_point": _("Of a point on the map both numbers are needed: latitude and longitude."),
    "swapped": _("Latitude and longitude seem to have changed places: %(latitude)s, %(longitude)s."),
    "outside": _("The point %(latitude)s, %(longitude)s does not lie in Belgium."),
    "sea": _("The point %(latitude)s, %(longitude)s lies in the sea."),
    "far": _("The point lies %(km)s km from the middle of %(municipality)s."),
    "no_name": _("The name is empty. Fill it in."),
    "no_organisation": _("The organisation is empty. Fill it in, or choose one for the whole sheet."),
    "organisation_unknown": _("“%(text)s” does not stand in the address book. Say above what it is."),
    "key_unknown": _("Key “%(text)s” is of no workplace here. Leave it empty to find the workplace by its name."),
    "number_double_here": _("Number %(text)s is used more than once here. Choose which workplace is meant."),
    "number_other_name": _("Number %(text)s is %(name)s here. Choose whether it is the same."),
    "name_other_number": _("%(name)s has number %(text)s here. Choose whether it is the same."),
    "name_double_here": _("There is more than one workplace of this name. Choose which one is meant."),
    "name_elsewhere": _("A workplace of this name belongs to another organisation. Choose whether it is the same."),
    "name_alike": _("“%(name)s” looks much the same. Choose whether it is."),
    "same_address": _("%(name)s has the same address. Choose whether it is the same."),
    "double_number": _("Number %(text)s stands on row %(row)s too, with another name."),
    "double_row": _("This is the same as row %(row)s. Remove one of both, or give another work form."),
    "conflict_with_row": _("Row %(row)s says something else about the same workplace: %(text)s."),
    "offer_unclear": _("This workplace has more than one offer. Give the work form or the name of the offer."),
    "skipped": _("You chose to leave this row out."),
    "formula": _("This is a formula, and nobody works it out here. Put its result in the cell."),
    "looks_like_formula": _("This begins like a formula. It is kept as text."),
    "too_long": _("This is too long: %(number)s characters, and %(most)s fit."),
    "unseen": _("Signs that nobody sees were taken out."),
    "code_unknown": _("“%(text)s” is not in the list."),
    "code_near": _("“%(text)s” is not in the list. Is “%(meant)s” meant?"),
    "code_followed": _("“%(text)s” has another name today: %(meant)s."),
    "town_outside": _("%(municipality)s does not belong to this region."),
    "rung": _("“%(text)s” is no rung. Write figures from 1 to 6."),
    "whole": _("“%(text)s” is not a whole number of nought or more."),
    "decimal": _("“%(text)s” is not a number of nought or more."),
    "date": _("“%(text)s” is no date. Write 2015, 04/2015 or 01/04/2015."),
    "ends_before": _("The end stands before the start."),
    "degrees": _("“%(text)s” is no number of degrees. Write it like 50,8279."),
    "capacity_needs": _("A waiting list needs the places or the full-time equivalents beside it."),
    "company_number_other": _("The address book has company number %(text)s. It stays as it is."),
    "contact_needs": _("A new contact needs an e-mail address or a telephone number beside it."),
    "contact_other": _("%(name)s stands in the address book with other details. Those stay as they are."),
}

NOT_WRITTEN = frozenset(
    {"formula", "too_long", "code_unknown", "code_near", "rung", "whole", "decimal", "date", "ends_before", "degrees"}
    | {"half_point", "email", "website", "capacity_needs", "contact_needs", "company_number_other", "contact_other"}
)
"""Marks on a cell that stays as it was; with every other mark the cell is taken over."""
