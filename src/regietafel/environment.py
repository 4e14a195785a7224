"""Reads the environment: each function returns what a setting can use, or stops the start with one line.

An empty variable counts as one that is not there, for that is what an unfilled line in a file of settings means.
"""

from __future__ import annotations

import os
import re
import secrets
from email.utils import parseaddr
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import SplitResult, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

PREFIX = "REGIETAFEL_"
OF_THE_TESTS = "REGIETAFEL_TEST_"
HOST = re.compile(r"\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\]", re.IGNORECASE)
_read: set[str] = set()


def refuse(line: str) -> NoReturn:
    """Stop the start with one line that says what to change."""
    raise ImproperlyConfigured(line)


def text(name: str, default: str = "") -> str:
    """A variable as it stands there."""
    _read.add(name)
    return os.environ.get(name, "").strip() or default


def refuse_unknown() -> None:
    """A variable with our prefix that nobody reads is a name typed wrongly, and what it meant would not hold."""
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and not name.startswith(OF_THE_TESTS) and name not in _read:
            refuse(f"{name} is no setting of Regietafel: see docs/configuration.md for the names.")


def one_of(name: str, default: str, choices: dict[str, str]) -> str:
    """A word from a list; the values say how the list is told, empty for what is not told."""
    found = text(name, default)
    if found not in choices:
        refuse(f"{name} is {found!r}: give {' or '.join(told for told in choices.values() if told)}.")
    return found


def whole_number(name: str, default: int, *, least: int, most: int) -> int:
    """A whole number between bounds."""
    found = text(name, str(default))
    if not re.fullmatch(r"\d{1,9}", found, re.ASCII) or not least <= int(found) <= most:
        refuse(f"{name} is {found!r}: give a whole number from {least} to {most}.")
    return int(found)


def yes_or_no(name: str, default: bool) -> bool:
    """A switch."""
    found = text(name, "yes" if default else "no").lower()
    if found not in {"yes", "no", "true", "false", "1", "0"}:
        refuse(f"{name} is {found!r}: give yes or no.")
    return found in {"yes", "true", "1"}


def folder(name: str, default: str, *, make: bool = True) -> Path:
    """A folder that we may write in; made if it is not there."""
    found = Path(text(name, default)).absolute()
    try:
        if make:
            found.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse(f"{name} is {str(found)!r}, which cannot be used: {error.strerror}.")
    if make and not os.access(found, os.W_OK | os.X_OK):
        refuse(f"{name} is {str(found)!r}, where this account may not write.")
    return found


def split(name: str, address: str) -> SplitResult:
    """An address in its parts; the port is looked at too, since Python only does so when asked.

    The complaint quotes nothing: a password with a sign that means something in addresses ends up anywhere in it.
    """
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        refuse(f"{name} is no address; in a password write signs such as @ : / # as %40 %3A %2F %23.")
    return parts


def site(name: str, default: str, *, secure: bool) -> SplitResult:
    """The address of a site: a scheme, a host, maybe a port, and nothing after it."""
    found = text(name, default).rstrip("/")
    parts = split(name, found)
    if parts.scheme not in {"http", "https"} or not HOST.fullmatch(parts.hostname or "") or parts.path or parts.query:
        refuse(f"{name} is {found!r}: give the address people type, such as https://table.example.org.")
    if secure and parts.scheme != "https":
        refuse(f"{name} is {found!r}: in production it starts with https://.")
    return parts


def hosts(name: str) -> list[str]:
    """Names of hosts, with commas between them."""
    found = [word.strip() for word in text(name).split(",") if word.strip()]
    for word in found:
        if not HOST.fullmatch(word):
            refuse(f"{name} has {word!r}: give names of hosts with commas between them, such as table.example.org.")
    return found


def secret(name: str, *, required: bool, kept_in: Path) -> str:
    """A long secret; where none is required it is made once and kept in a file that only its owner reads."""
    given = text(name)
    if required and not given:
        refuse(f"{name} is missing: give at least 50 random characters.")
    if required and (len(given) < 50 or len(set(given)) < 5):
        refuse(f"{name} is too easy to guess: give at least 50 random characters.")
    if given:
        return given
    path = kept_in / "secret-key"
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf8") as file:
            file.write(secrets.token_urlsafe(60))
    except FileExistsError:
        pass
    return path.read_text(encoding="utf8").strip()


def database(name: str, default: Path) -> dict[str, Any]:
    """What a database address says, as Django wants it; without one a SQLite file."""
    found = text(name)
    if not found:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(default)}
    parts = split(name, found)
    if parts.scheme not in {"sqlite", "postgres", "postgresql"}:
        refuse(
            f"{name} begins with {parts.scheme!r}: give sqlite:////path/to/file or postgres://user:password@host/name."
        )
    config: dict[str, Any] = dict(environ.Env.db_url_config(found))
    if not config["NAME"]:
        refuse(f"{name} names no database: end it with /name.")
    if parts.scheme == "sqlite" and not os.access(Path(config["NAME"]).absolute().parent, os.W_OK | os.X_OK):
        refuse(f"{name} names a file in a folder that is not there, or where this account may not write.")
    return config


def redis(name: str) -> str:
    """The address of a Redis server, or nothing."""
    found = text(name)
    if found and split(name, found).scheme not in {"redis", "rediss", "unix"}:
        refuse(f"{name} is no address of a Redis server: give redis://host:6379/0.")
    return found


def tiles(name: str) -> str:
    """The address of the tiles of a map, with marks for zoom, column and row; empty for a map without tiles.

    One host, so that the content security policy can name it.
    """
    found = text(name)
    if not found:
        return ""
    parts = split(name, found)
    marks = sorted(re.findall(r"\{[^}]*\}", found))
    is_sound = parts.scheme == "https" and HOST.fullmatch(parts.hostname or "") and not {*"{};, "} & {*parts.netloc}
    if not is_sound or marks != ["{x}", "{y}", "{z}"] or parts.username:
        refuse(f"{name} is no address of tiles: give one such as https://tiles.example.org/{{z}}/{{x}}/{{y}}.png.")
    return found


def mail(name: str, *, required: bool) -> dict[str, Any]:
    """How mail leaves, as Django wants it; empty if it is only kept in files."""
    found = text(name)
    if required and not found:
        refuse(f"{name} is missing: give smtp+tls://user:password@host:587, or filemail:// to keep mail in files.")
    if not found or found.startswith("filemail:"):
        return {}
    parts = split(name, found)
    if parts.scheme not in {"smtp", "smtp+tls", "smtp+ssl", "smtps"} or not parts.hostname:
        refuse(f"{name} is no address of a mail server: give smtp+tls://user:password@host:587.")
    config: dict[str, Any] = dict(environ.Env.email_url_config(found))
    config["EMAIL_PORT"] = parts.port or {"smtp": 25, "smtp+tls": 587}.get(parts.scheme, 465)
    return config


def sender(name: str, default: str) -> str:
    """A mail address, with or without a name before it."""
    found = text(name, default)
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", parseaddr(found)[1]):
        refuse(f"{name} is {found!r}: give an address such as Regietafel <table@example.org>.")
    return found


def together(*names: str) -> dict[str, str]:
    """Variables that have a meaning only all at once: all of them, or none."""
    found = {name: text(name) for name in names}
    if any(found.values()) and not all(found.values()):
        refuse(f"Give {', '.join(names[:-1])} and {names[-1]} together.")
    return found if all(found.values()) else {}
