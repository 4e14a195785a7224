"""What is no mail, or cannot be read as one, is refused with a code that has its words, and with nothing else."""

from __future__ import annotations

import pytest

from regietafel.reading.mail.bounds import DEEPEST, MOST_PARSED, MOST_PARTS
from regietafel.reading.mail.child import read
from regietafel.reading.mail.read_mail import read_mail
from regietafel.reading.mail.shapes import NotAMail, mail_from
from regietafel.reading.mail.words import REFUSALS, SENTENCES, WARNINGS, in_words
from tests.reading.mail.cfb_writer import compound
from tests.reading.mail.make import FIXTURES, TEXT, encrypted, mail, of_parts, part, several


def code_of(data: bytes) -> str:
    """Why a file is refused; "" if it is read."""
    try:
        read_mail(data)
    except NotAMail as fault:
        return fault.code
    return ""


def nested(depth: int, kind: str = "mixed") -> bytes:
    """Parts in parts."""
    inner = TEXT
    for level in range(depth):
        body, header = several(kind, inner, boundary=f"=_{level}")
        inner = part(body, header)
    return mail(inner.partition(b"\r\n\r\n")[2], inner.partition(b"\r\n")[0].decode())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (FIXTURES["pagina.eml"](), "not_a_mail"),
        (FIXTURES["rommel.eml"](), "not_a_mail"),
        (b"PK\x03\x04", "not_a_mail"),
        (b"%PDF-1.7\nFrom: x\nTo: y\n", "not_a_mail"),
        (b"Beste: dit is een brief\n\nGroeten", "not_a_mail"),
        (b"Onderwerp: x\nVan: y\n\nz", "not_a_mail"),
        (encrypted(), "encrypted"),
        (mail("-----BEGIN PGP MESSAGE-----\n\nabc\n"), "encrypted"),
        (of_parts("encrypted; protocol=x", TEXT), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), "broken"),
        (compound({"WordDocument": b"x" * 5_000}), "not_a_mail"),
        (nested(DEEPEST), ""),
        (nested(DEEPEST + 1), "too_nested"),
        (nested(400), "too_nested"),
        (of_parts("mixed", *[TEXT] * (MOST_PARTS - 1)), ""),
        (of_parts("mixed", *[TEXT] * MOST_PARTS), "too_many_parts"),
        (of_parts("mixed", *[b"\r\n"] * (MOST_PARSED * 2)), "too_many_parts"),
    ],
)
def test_each_reason_to_refuse(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_a_mail_in_a_mail_without_end_is_refused_and_not_followed() -> None:
    inner = mail("x\n")
    for _ in range(600):
        inner = b"From: a@b.example\r\nSubject: x\r\nContent-Type: message/rfc822\r\n\r\n" + inner
    assert code_of(inner) in {"too_nested", ""}


def test_every_code_has_its_words() -> None:
    assert in_words("empty") == REFUSALS["empty"]
    assert in_words("onbekend") == "onbekend"
    assert not set(REFUSALS) & set(WARNINGS)
    assert all(sentence.endswith(".") for sentence in SENTENCES.values())


def test_the_child_answers_the_code_and_the_app_gets_it_back() -> None:
    assert read(b"") == {"refused": "empty"}
    with pytest.raises(NotAMail) as refused:
        mail_from({"refused": "empty"})
    assert refused.value.code == "empty"


@pytest.mark.parametrize("answer", [{}, {"message_id": "x"}, {"sender": 1, "references": 2}])
def test_an_answer_that_is_no_mail_is_refused(answer: dict[str, object]) -> None:
    with pytest.raises(NotAMail):
        mail_from(answer)
