"""What the environment may say: sense is taken, nonsense stops the start with one line, and the page about it is complete."""

from __future__ import annotations

import os
import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.architecture.tree import ROOT, SOURCE

KEY = "gT7-" * 13 + "end"
MAILBOX = {
    "REGIETAFEL_MAIL_IN_URL": "imaps://u:p%40x@mail.example:993/INBOX",
    "REGIETAFEL_MAIL_IN_ADDRESS": "Mail+{region}@x.example",
}
BUCKET = {"REGIETAFEL_BUCKET": "b", "REGIETAFEL_BUCKET_KEY_ID": "k", "REGIETAFEL_BUCKET_SECRET": "s"}
PRODUCTION = {
    "REGIETAFEL_MODE": "production",
    "REGIETAFEL_SECRET_KEY": KEY,
    "REGIETAFEL_BASE_URL": "https://table.example.org",
    "REGIETAFEL_MAIL_URL": "filemail://",
}

NONSENSE = [
    ({"REGIETAFEL_MODE": "prod"}, "REGIETAFEL_MODE is 'prod': give demo or production."),
    ({"REGIETAFEL_DEBUG": "maybe"}, "give yes or no"),
    ({"REGIETAFEL_SESSION_DAYS": "x"}, "give a whole number from 1 to 90"),
    ({"REGIETAFEL_SESSION_DAYS": "²"}, "give a whole number from 1 to 90"),
    ({"REGIETAFEL_SESSION_DAYS": "0"}, "give a whole number from 1 to 90"),
    ({"REGIETAFEL_TRUSTED_PROXIES": "-1"}, "give a whole number from 0 to 5"),
    ({"REGIETAFEL_BASE_URL": "table.example.org"}, "give the address people type"),
    ({"REGIETAFEL_BASE_URL": "https://table.example.org/path"}, "give the address people type"),
    ({"REGIETAFEL_BASE_URL": "https://[::1"}, "no address"),
    ({"REGIETAFEL_EXTRA_HOSTS": "one.example,https://two.example"}, "'https://two.example'"),
    ({"REGIETAFEL_DATA_DIR": "/proc/nowhere"}, "cannot be used"),
    ({"REGIETAFEL_STATIC_ROOT": "/proc/nowhere"}, "cannot be used"),
    ({"DATABASE_URL": "mysql://somewhere/x"}, "give sqlite:////path/to/file or postgres://"),
    ({"DATABASE_URL": "just-words"}, "give sqlite:////path/to/file or postgres://"),
    ({"DATABASE_URL": "postgres://host"}, "names no database"),
    ({"DATABASE_URL": "sqlite:////nowhere/at/all/x.sqlite3"}, "a folder that is not there"),
    ({"REGIETAFEL_REDIS_URL": "localhost:6379"}, "give redis://"),
    ({"REGIETAFEL_MAIL_URL": "mail.example.org"}, "give smtp+tls://"),
    ({"REGIETAFEL_MAIL_URL": "smtp://"}, "give smtp+tls://"),
    ({"REGIETAFEL_MAIL_URL": "smtp://host:many"}, "no address"),
    ({"REGIETAFEL_MAIL_FROM": "somebody"}, "give an address such as"),
    ({"REGIETAFEL_OIDC_SERVER": "https://id.example.org"}, "together"),
    (
        {"REGIETAFEL_OIDC_SERVER": "id", "REGIETAFEL_OIDC_CLIENT_ID": "a", "REGIETAFEL_OIDC_SECRET": "b"},
        "starts with https://",
    ),
    ({"REGIETAFEL_MAP_TILES": "tiles", "REGIETAFEL_MAP_ATTRIBUTION": "x"}, "no address of tiles"),
    ({"REGIETAFEL_MAP_TILES": "https://t.example/{z}/{x}.png"}, "no address of tiles"),
    ({"REGIETAFEL_MAP_TILES": "http://t.example/{z}/{x}/{y}.png"}, "no address of tiles"),
    ({"REGIETAFEL_MAP_TILES": "https://{s}.t.example/{z}/{x}/{y}.png"}, "no address of tiles"),
    ({"REGIETAFEL_MAP_TILES": "https://t.example;script-src/{z}/{x}/{y}.png"}, "no address of tiles"),
    ({"REGIETAFEL_MAP_TILES": "https://t.example/{z}/{x}/{y}.png"}, "together"),
    ({"REGIETAFEL_SCANNER": "localhost:3310"}, "give tcp://host:3310"),
    ({"REGIETAFEL_SCANNER": "unix://"}, "give tcp://host:3310"),
    ({"REGIETAFEL_SCANNER_AWAY": "perhaps"}, "refuse or keep"),
    ({"REGIETAFEL_MAIL_IN_URL": "imaps://u:p@mail.example"}, "together"),
    ({"REGIETAFEL_MAIL_IN_ADDRESS": "mail+{region}@x.example"}, "together"),
    ({**MAILBOX, "REGIETAFEL_MAIL_IN_URL": "imaps://mail.example"}, "no address of a mailbox"),
    ({**MAILBOX, "REGIETAFEL_MAIL_IN_URL": "pop3://u:p@mail.example"}, "no address of a mailbox"),
    ({**MAILBOX, "REGIETAFEL_MAIL_IN_URL": "imap://u:p@mail.example"}, "unprotected"),
    ({**MAILBOX, "REGIETAFEL_MAIL_IN_URL": "imaps://u:p@mail.example/Verwerkt"}, "the folder that is fetched"),
    ({**MAILBOX, "REGIETAFEL_MAIL_IN_DONE_FOLDER": 'a"b'}, "other signs"),
    ({**MAILBOX, "REGIETAFEL_MAIL_IN_ADDRESS": "mail@x.example"}, "a mark for the region"),
    ({"REGIETAFEL_BUCKET": "b"}, "together"),
    ({"REGIETAFEL_BUCKET_ENDPOINT": "https://s3.example"}, "together"),
    ({**BUCKET}, "REGIETAFEL_BUCKET_ENDPOINT or REGIETAFEL_BUCKET_REGION"),
    ({**BUCKET, "REGIETAFEL_BUCKET_ENDPOINT": "s3.example"}, "no address"),
    ({**BUCKET, "REGIETAFEL_BUCKET_REGION": "r", "REGIETAFEL_BUCKET_PREFIX": "../x"}, "other signs"),
    ({"REGIETAFEL_BASEURL": "https://table.example.org"}, "REGIETAFEL_BASEURL is no setting"),
    ({**PRODUCTION, "REGIETAFEL_DEBUG": "yes"}, "leave it out"),
    ({**PRODUCTION, "REGIETAFEL_SECRET_KEY": ""}, "REGIETAFEL_SECRET_KEY is missing"),
    ({**PRODUCTION, "REGIETAFEL_SECRET_KEY": "short"}, "too easy to guess"),
    ({**PRODUCTION, "REGIETAFEL_SECRET_KEY": "x" * 60}, "too easy to guess"),
    ({**PRODUCTION, "REGIETAFEL_BASE_URL": "http://table.example.org"}, "in production it starts with https://"),
    ({**PRODUCTION, "REGIETAFEL_BASE_URL": ""}, "give the address people type"),
    ({**PRODUCTION, "REGIETAFEL_MAIL_URL": ""}, "REGIETAFEL_MAIL_URL is missing"),
    ({**PRODUCTION, "REGIETAFEL_DATA_DIR": ""}, "REGIETAFEL_DATA_DIR is missing"),
]


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [*os.environ]:
        if name.startswith("REGIETAFEL_") or name == "DATABASE_URL":
            monkeypatch.delenv(name)
    monkeypatch.setenv("REGIETAFEL_DATA_DIR", str(tmp_path / "data"))


def settings_with(monkeypatch: pytest.MonkeyPatch, given: dict[str, str]) -> dict[str, Any]:
    """The settings as a start in that environment would have them."""
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(SOURCE / "settings.py"))


@pytest.mark.parametrize(("given", "words"), NONSENSE)
def test_nonsense_stops_the_start_with_one_line(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], words: str
) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        settings_with(monkeypatch, given)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", ["DATABASE_URL", "REGIETAFEL_MAIL_URL", "REGIETAFEL_REDIS_URL"])
def test_a_complaint_repeats_no_password(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        settings_with(monkeypatch, {name: "postgres://user:hush/hush:hush@host/"})
    assert "hush" not in str(refused.value)


def test_nothing_set_is_a_demo_that_works(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = settings_with(monkeypatch, {})
    assert not found["PRODUCTION"]
    assert found["DATABASES"]["default"]["NAME"] == str(tmp_path / "data" / "regietafel.sqlite3")
    assert found["SECRET_KEY"] == settings_with(monkeypatch, {})["SECRET_KEY"]
    assert (tmp_path / "data" / "secret-key").stat().st_mode & 0o077 == 0


def test_production(monkeypatch: pytest.MonkeyPatch) -> None:
    found = settings_with(monkeypatch, PRODUCTION | {"REGIETAFEL_TRUSTED_PROXIES": "1"})
    assert found["ALLOWED_HOSTS"] == ["table.example.org"]
    assert found["SESSION_COOKIE_SECURE"]
    assert found["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")
    assert "SECURE_PROXY_SSL_HEADER" not in settings_with(monkeypatch, {"REGIETAFEL_TRUSTED_PROXIES": "0"})


@pytest.mark.parametrize(
    ("address", "port", "tls", "ssl"),
    [
        ("smtp://mail.example.org", 25, False, False),
        ("smtp+tls://someone:a%40b@mail.example.org", 587, True, False),
        ("smtp+ssl://someone:a%40b@mail.example.org", 465, False, True),
        ("smtp+tls://mail.example.org:2525", 2525, True, False),
    ],
)
def test_mail_server(monkeypatch: pytest.MonkeyPatch, address: str, port: int, tls: bool, ssl: bool) -> None:
    found = settings_with(monkeypatch, {"REGIETAFEL_MAIL_URL": address})
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.example.org", port)
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (tls, ssl)
    assert found["EMAIL_HOST_PASSWORD"] == ("a@b" if "someone" in address else "")


def test_postgres(monkeypatch: pytest.MonkeyPatch) -> None:
    database = settings_with(monkeypatch, {"DATABASE_URL": "postgres://me:a%2Fb@db.example:5433/table"})["DATABASES"]
    expected = {"HOST": "db.example", "PORT": 5433, "NAME": "table", "USER": "me", "PASSWORD": "a/b"}
    assert {key: database["default"][key] for key in expected} == expected
    assert not database["default"]["ATOMIC_REQUESTS"]


def test_an_identity_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {
        "REGIETAFEL_OIDC_SERVER": "https://id.example.org",
        "REGIETAFEL_OIDC_CLIENT_ID": "table",
        "REGIETAFEL_OIDC_SECRET": "hush",
    }
    found = settings_with(monkeypatch, given | {"REGIETAFEL_OIDC_HOSTS": "login.example.org"})
    [app] = found["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"]
    forms = found["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["form-action"]
    assert forms == ["'self'", "https://login.example.org", "https://id.example.org"]
    assert (app["client_id"], app["settings"]["server_url"]) == ("table", "https://id.example.org")
    assert app["settings"]["oauth_pkce_enabled"]


def read_by_settings() -> set[str]:
    """The names that the settings ask for."""
    readers = ("settings.py", "environment_files.py", "environment_mail.py")
    sources = "".join((SOURCE / name).read_text(encoding="utf8") for name in readers)
    names = set(re.findall(r'"(REGIETAFEL_[A-Z_]+|DATABASE_URL)"', sources))
    tests = (ROOT / "tests" / "machine.py").read_text(encoding="utf8")
    return names | set(re.findall(r'"(REGIETAFEL_TEST_[A-Z_]+)"', tests))


def test_the_page_names_every_variable_and_no_other() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf8")
    told = re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE)
    assert len(told) == len(set(told)) > 15
    assert set(told) == read_by_settings()


def test_a_mailbox_in_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    found = settings_with(monkeypatch, MAILBOX)
    box = found["MAIL_IN"]
    assert (box.security, box.host, box.port, box.user, box.password) == ("imaps", "mail.example", 993, "u", "p@x")
    assert (box.folder, box.done_folder, box.name) == ("INBOX", "Verwerkt", "u@mail.example/INBOX")
    assert found["MAIL_IN_ADDRESS"] == "mail+{region}@x.example"
    assert settings_with(monkeypatch, dict.fromkeys(MAILBOX, ""))["MAIL_IN"] is None
