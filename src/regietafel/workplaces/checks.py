"""What may be wrong with what is known of a workplace. Nothing here refuses: what looks wrong is marked, with a sentence.

Every function is pure and asks nobody: no name server, no map service. A workplace may well have a foreign telephone
number or lie in another municipality than its postcode says; then a person reads the sentence and leaves it.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as holding
from typing import Any
from urllib.parse import urlsplit

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from rapidfuzz.distance import DamerauLevenshtein

from regietafel.organisations.company_number import normal
from regietafel.workplaces.mark_words import SENTENCES

COMMON_HOSTS = ("gmail.com", "hotmail.com", "outlook.com", "telenet.be", "skynet.be", "proximus.be", "live.be")
COMMON_ENDINGS = {".con": ".com", ".comm": ".com", ".bee": ".be", ".ebe": ".be", ".ve": ".be"}
FAR_KM = 25.0
EARTH_KM = 6371.0088

SOUTH, NORTH, WEST, EAST = 49.49, 51.51, 2.54, 6.41
"""Between these lies Belgium."""

COAST = ((2.54, 51.09), (2.75, 51.16), (2.92, 51.24), (3.20, 51.345), (3.37, 51.375))
"""The shore from De Panne to Het Zwin, as (longitude, latitude) and a little out to sea."""


@dataclass(frozen=True)
class Mark:
    """Something to look at again: on which field, which sentence, and what is filled in there."""

    field: str
    code: str
    values: dict[str, Any] = holding(default_factory=dict)

    def __str__(self) -> str:
        return str(SENTENCES[self.code]) % self.values


def company_number(text: str) -> Iterator[Mark]:
    """A Belgian company number counts modulo 97."""
    if text and normal(text) is None:
        yield Mark("company_number", "company_number", {"text": text})


def postcode(text: str, municipality: str, postcodes: str) -> Iterator[Mark]:
    """A postcode has four figures, and belongs to a municipality; ``postcodes`` are those of the one that was given."""
    if not text:
        return
    if not re.fullmatch(r"[1-9]\d{3}", text):
        yield Mark("postcode", "postcode_shape", {"text": text})
    elif municipality and postcodes and text not in re.findall(r"\d{4}", postcodes):
        yield Mark("postcode", "postcode_elsewhere", {"text": text, "municipality": municipality})


def phone(text: str) -> Iterator[Mark]:
    """A number is Belgian unless it says otherwise."""
    if not text:
        return
    try:
        number = phonenumbers.parse(text, "BE")
    except phonenumbers.NumberParseException:
        yield Mark("phone", "phone", {"text": text})
        return
    if not phonenumbers.is_valid_number(number):
        yield Mark("phone", "phone", {"text": text})
    elif number.country_code != 32:
        yield Mark("phone", "phone_foreign", {"text": text})


def email(text: str) -> Iterator[Mark]:
    """The shape of an address, and slips in the names that everybody uses."""
    if not text:
        return
    try:
        EmailValidator()(text)
    except ValidationError:
        yield Mark("email", "email", {"text": text})
        return
    name, _at, host = text.rpartition("@")
    if (meant := meant_host(host.lower())) != host.lower():
        yield Mark("email", "email_typo", {"text": text, "meant": f"{name}@{meant}"})


def meant_host(host: str) -> str:
    """The domain that was probably meant: one letter away from one that everybody uses, or with an ending of nowhere."""
    if host in COMMON_HOSTS:
        return host
    near = next((known for known in COMMON_HOSTS if DamerauLevenshtein.distance(host, known) == 1), "")
    if near:
        return near
    for wrong, right in COMMON_ENDINGS.items():
        if host.endswith(wrong):
            return host.removesuffix(wrong) + right
    return host


def website(text: str) -> Iterator[Mark]:
    """An address of the web has http or https and a host with a dot."""
    if not text:
        return
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        parts, host = None, ""
    if parts is None or parts.scheme not in {"http", "https"} or not re.fullmatch(r"[^\s.]+(?:\.[^\s.]+)+", host):
        yield Mark("website", "website", {"text": text})


def point(
    latitude: float | None, longitude: float | None, municipality: str, middle: tuple[float, float] | None
) -> Iterator[Mark]:
    """Where a point cannot well be: abroad, at sea, far from its municipality, or with its numbers in the wrong order."""
    if latitude is None and longitude is None:
        return
    if latitude is None or longitude is None:
        yield Mark("latitude", "half_point")
        return
    shown = {"latitude": f"{latitude:g}", "longitude": f"{longitude:g}"}
    if not in_belgium(latitude, longitude):
        yield Mark("latitude", "swapped" if in_belgium(longitude, latitude) else "outside", shown)
    elif at_sea(latitude, longitude):
        yield Mark("latitude", "sea", shown)
    elif middle and (km := distance_km(latitude, longitude, *middle)) > FAR_KM:
        yield Mark("latitude", "far", {"km": f"{km:.0f}", "municipality": municipality})


def in_belgium(latitude: float, longitude: float) -> bool:
    """Whether a point lies within the box around Belgium."""
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST


def at_sea(latitude: float, longitude: float) -> bool:
    """Whether a point lies north of the shore; west and east of it the shore is that of its ends."""
    if longitude > COAST[-1][0]:
        return False
    for (west, low), (east, high) in itertools.pairwise(COAST):
        if longitude <= east:
            share = (longitude - west) / (east - west)
            return latitude > low + max(0.0, share) * (high - low)
    return False


def distance_km(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> float:
    """The great-circle distance on a globe of mean radius."""
    one, two = math.radians(latitude), math.radians(to_latitude)
    half_height = math.sin((two - one) / 2) ** 2
    half_width = math.sin(math.radians(to_longitude - longitude) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half_height + math.cos(one) * math.cos(two) * half_width))


def read_degrees(text: str) -> float | None:
    """A number of degrees as people type it: with a comma, with a sign for degrees, with N or E behind it.

    >>> read_degrees("50,8279° N")
    50.8279
    """
    plain = re.sub(r"[\s°]|(?<=\d)[NEOne]$", "", text.strip()).replace(",", ".")
    if not re.fullmatch(r"-?\d{1,3}(?:\.\d{1,15})?", re.sub(r"[NEOneo]$", "", plain)):
        return None
    return float(re.sub(r"[NEOneo]$", "", plain))


def marks_of(workplace: Any) -> list[Mark]:
    """All that may be wrong with a workplace as it stands; reads its organisation, municipality and contact."""
    town = workplace.municipality
    name, postcodes = (town.name, town.postcodes) if town else ("", "")
    middle = (town.latitude, town.longitude) if town and None not in (town.latitude, town.longitude) else None
    found = [
        *company_number(workplace.organisation.company_number),
        *postcode(workplace.postcode, name, postcodes),
        *point(workplace.latitude, workplace.longitude, name, middle),
        *website(workplace.website),
    ]
    if contact := workplace.contact:
        found += [*phone(contact.phone), *email(contact.email)]
    return found
