"""Reads where files are kept and who looks for viruses in them, on top of ``environment``."""

from __future__ import annotations

import re
from typing import Any

from regietafel.environment import HOST, one_of, refuse, split, text, together

SCANNER_PORT = 3310


def bucket() -> dict[str, Any]:
    """The options of a bucket for documents; empty if they lie in a folder of our own."""
    needed = ("REGIETAFEL_BUCKET", "REGIETAFEL_BUCKET_KEY_ID", "REGIETAFEL_BUCKET_SECRET")
    given = together(*needed)
    endpoint, region = text("REGIETAFEL_BUCKET_ENDPOINT"), text("REGIETAFEL_BUCKET_REGION")
    prefix = text("REGIETAFEL_BUCKET_PREFIX").strip("/")
    if not given and (endpoint or region or prefix):
        refuse(f"Files in a bucket: give {', '.join(needed[:-1])} and {needed[-1]} together.")
    if not given:
        return {}
    if not (endpoint or region):
        refuse(
            "Files in a bucket: give REGIETAFEL_BUCKET_ENDPOINT or REGIETAFEL_BUCKET_REGION, so that we know where it is."
        )
    parts = split("REGIETAFEL_BUCKET_ENDPOINT", endpoint)
    if endpoint and (parts.scheme not in {"http", "https"} or not HOST.fullmatch(parts.hostname or "")):
        refuse("REGIETAFEL_BUCKET_ENDPOINT is no address: give one such as https://s3.example.org.")
    if not re.fullmatch(r"[A-Za-z0-9._/-]*", prefix) or ".." in prefix:
        refuse("REGIETAFEL_BUCKET_PREFIX has other signs than letters, digits, dots, dashes and slashes.")
    return {
        "bucket_name": given["REGIETAFEL_BUCKET"],
        "access_key": given["REGIETAFEL_BUCKET_KEY_ID"],
        "secret_key": given["REGIETAFEL_BUCKET_SECRET"],
        "endpoint_url": endpoint or None,
        "region_name": region or None,
        "location": prefix,
    }


def scanner() -> str:
    """The address of a scanner, or nothing."""
    found = text("REGIETAFEL_SCANNER")
    if not found:
        return ""
    parts = split("REGIETAFEL_SCANNER", found)
    is_sound = bool(parts.hostname) if parts.scheme == "tcp" else parts.scheme == "unix" and len(parts.path) > 1
    if not is_sound:
        refuse(f"REGIETAFEL_SCANNER is no address: give tcp://host:{SCANNER_PORT} or unix:///run/clamav/clamd.ctl.")
    return found


def scanner_away() -> str:
    """What happens to a file while the scanner is away."""
    return one_of("REGIETAFEL_SCANNER_AWAY", "refuse", {"refuse": "refuse", "keep": "keep"})
