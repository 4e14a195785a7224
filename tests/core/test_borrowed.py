"""The sentences that we say for our libraries are still those that they ask for, and none shows in English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import allauth
import django
import pytest
from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.contrib.auth.password_validation import get_default_password_validators
from django.core.exceptions import ValidationError
from django.utils import translation

from regietafel.core import borrowed


def texts(*files: Path) -> Iterator[str]:
    """Every text in these modules."""
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def sentences() -> set[str]:
    """What is borrowed, plurals by both of their sentences."""
    own = Path(borrowed.__file__)
    return {text for text in texts(own) if text not in {"limit_value", "min_length"} and "\n" not in text}


def test_what_is_borrowed_is_still_asked_for() -> None:
    homes = [Path(package.__path__[0]) for package in (django, allauth)]
    files = [file for home in homes for file in home.rglob("*.py") if "locale" not in file.parts]
    wanted = sentences()
    beginnings = re.compile("|".join(re.escape(text[:10]) for text in wanted))
    asking = [file for file in files if beginnings.search(file.read_text(encoding="utf-8"))]
    assert wanted - set(texts(*asking)) == set()


def test_a_poor_password_is_refused_in_dutch() -> None:
    told = []
    for validator in get_default_password_validators():
        for password in ("kort", "password1234", "1"):
            try:
                validator.validate(password)
            except ValidationError as error:
                told += error.messages
        told.append(str(validator.get_help_text()))
    assert "Dit wachtwoord is te kort. Gebruik minstens 12 tekens." in told
    assert "Dit wachtwoord komt te vaak voor. Kies iets dat alleen jij bedenkt." in told
    assert not [text for text in told if "password" in text.lower()]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        (forms.EmailField(), "x", "Vul een e-mailadres in zoals naam@voorbeeld.be."),
        (forms.CharField(), "", "Vul dit in."),
        (forms.CharField(max_length=2), "abc", "Dit is te lang: 3 tekens, en er passen er 2."),
        (
            forms.ChoiceField(choices=[("a", "A")]),
            "z",
            "“z” staat niet in de lijst. Kies een van de mogelijkheden in de lijst.",
        ),
    ],
)
def test_a_plain_field_answers_in_our_words(field: forms.Field, value: str, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    assert caught.value.messages == [message]


def test_signing_in_is_answered_in_our_words() -> None:
    with translation.override("nl"):
        told = {key: str(text) for key, text in DefaultAccountAdapter.error_messages.items()}
    assert told["email_password_mismatch"].startswith("Dit e-mailadres en dit wachtwoord horen niet bij elkaar.")
    assert told["too_many_login_attempts"].startswith("Te veel mislukte pogingen")
    assert told["incorrect_code"].startswith("Deze code klopt niet.")
