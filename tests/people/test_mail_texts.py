"""Every mail about an account exists in our own words, in both languages, as plain text without mark-up."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import allauth
import pytest
from django.template.loader import get_template, render_to_string
from django.utils import timezone, translation

from regietafel.people.adapter import in_language

THEIRS = Path(allauth.__file__).parent / "templates"
UNUSED = {
    "account/email/email_confirmation_signup": "nobody signs up",
    "account/email/password_reset_code": "a new password is chosen by a link",
}
MAILS = sorted(
    path.relative_to(THEIRS).as_posix().removesuffix("_message.txt") for path in THEIRS.glob("*/email/*_message.txt")
)
WORDS = {
    "user": SimpleNamespace(name="Pia O'Partner"),
    "email": "pia@example.org",
    "code": "AB12-CD34",
    "password_reset_url": "https://table.example.org/nl/account/x/?a=1&b=2",
    "activate_url": "https://table.example.org/nl/account/y/",
    "from_email": "old@example.org",
    "to_email": "new@example.org",
    "deleted_email": "old@example.org",
    "provider": "Aanmelden & Co",
    "ip": "192.0.2.1",
    "timestamp": timezone.now(),
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", [name for name in MAILS if name not in UNUSED and not name.endswith("/base")])
def test_the_mail_is_ours_and_plain(name: str, language: str) -> None:
    for part in ("subject", "message"):
        template: Any = get_template(f"{name}_{part}.txt")
        assert "regietafel" in str(template.origin), f"{name}_{part}.txt is not ours"
    with translation.override(language):
        subject = render_to_string(f"{name}_subject.txt", WORDS).strip()
        body = render_to_string(f"{name}_message.txt", WORDS)
    assert 0 < len(subject) < 90
    assert "\n" not in subject
    for mark in ("&amp;", "&#x27;", "&lt;", "{{", "{%", "None"):
        assert mark not in body + subject


def test_links_change_language_and_other_values_stay() -> None:
    assert in_language("http://testserver/nl/account/login/", "en") == "http://testserver/en/account/login/"
    assert in_language("https://elsewhere.example/nl/x", "en") == "https://elsewhere.example/nl/x"
    assert in_language("AB12", "en") == "AB12"
    assert in_language(7, "en") == 7
