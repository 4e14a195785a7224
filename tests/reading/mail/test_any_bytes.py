"""Of any bytes whatsoever: a mail or a refusal, within a time, and whatever is found is clean."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regietafel.reading.mail.addresses import addresses
from regietafel.reading.mail.bounds import LONGEST_LINE, LONGEST_NAME, MOST_PARTS, MOST_SIGNS
from regietafel.reading.mail.charsets import KNOWN, decoded
from regietafel.reading.mail.cleaning import UNSEEN
from regietafel.reading.mail.headers import in_letters, moment, parameters
from regietafel.reading.mail.html_text import readable
from regietafel.reading.mail.quotes import without_quotes
from regietafel.reading.mail.read_mail import read_mail
from regietafel.reading.mail.shapes import Mail, NotAMail, answer_of, mail_from
from regietafel.reading.mail.words import REFUSALS, WARNINGS
from tests.reading.mail.make import FIXTURES, PAGE

MADE = {name: made() for name, made in FIXTURES.items() if name != "groot.eml"}
SECONDS = 20.0
"""Of the processor; what takes longer the more it repeats takes minutes over these."""
PIECES = (
    b"\r\n", b"\n", b"--=_grens", b"--=_grens--", b"\x00", b"\xff\xfe", b"=?utf-8?B?", b"?=", b"<", b">", b'"', b"(", b";", b"multipart/",
    b"Content-Type: message/rfc822\r\n\r\n", b"Content-Type: text/html\r\n\r\n<p>", b"Content-Transfer-Encoding: base64\r\n", b"charset=utf-7",
    b"charset=\x00", b"charset=idna", b"name*0*=x''%", b"Action: failed\r\n", b"From: ", b"Van: ", b"> ", b"\xe2\x80\xae", b"\xff\xff\xff\xff",
)  # fmt: skip


def check(data: bytes) -> None:
    """What is true of whatever comes out."""
    started = time.process_time()
    found = read_or_refused(data)
    if isinstance(found, str):
        assert found in REFUSALS
    else:
        check_mail(found)
        assert mail_from(answer_of(found)) == found
        without_quotes(found.text)
    assert time.process_time() - started < SECONDS


def read_or_refused(data: bytes) -> Mail | str:
    """The mail, or the code of why there is none."""
    try:
        return read_mail(data)
    except NotAMail as refused:
        return refused.code


def check_mail(found: Mail) -> None:
    """No text holds what nobody sees, and nothing is larger than was promised."""
    people = [found.sender, *found.to, *found.cc]
    lines = [
        found.subject,
        found.message_id,
        *found.references,
        *(word for one in people for word in (one.name, one.address)),
    ]
    lines += [word for one in found.bounces for word in (one.recipient, one.status, one.message_id, one.diagnostic)]
    assert all(len(line) <= LONGEST_LINE and "\n" not in line and not UNSEEN.search(line) for line in lines)
    assert len(found.text) <= MOST_SIGNS
    assert not UNSEEN.search(found.text)
    assert len(found.enclosed) <= MOST_PARTS
    for one in found.enclosed:
        assert 0 < len(one.name) <= LONGEST_NAME
        assert not set(one.name) & set('/\\\n\t\0<>:"|?*')
        assert not UNSEEN.search(one.name)
    assert set(found.warnings) <= set(WARNINGS)


@given(st.binary(max_size=2_000))
def test_bytes(data: bytes) -> None:
    check(data)


@given(st.binary(max_size=2_000))
def test_bytes_below_headers(data: bytes) -> None:
    check(b"From: a@b.example\r\nSubject: x\r\n" + data)


@settings(max_examples=300)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=40)), max_size=30))
def test_pieces_that_matter(pieces: list[bytes]) -> None:
    check(b"From: a@b.example\r\nContent-Type: multipart/mixed; boundary==_grens\r\n" + b"".join(pieces))


@settings(max_examples=400)
@given(st.data())
def test_samples_that_were_damaged(data: st.DataObject) -> None:
    sample = bytearray(MADE[data.draw(st.sampled_from(sorted(MADE)))])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(sample)))
        match data.draw(st.sampled_from(["put", "cut", "end", "turn"])):
            case "put":
                sample[at:at] = data.draw(st.sampled_from(PIECES))
            case "cut":
                del sample[at : at + data.draw(st.integers(1, 200))]
            case "end":
                del sample[at:]
            case _:
                sample[at : at + 1] = bytes([data.draw(st.integers(0, 255))])
    check(bytes(sample))


@given(st.text(max_size=300))
def test_no_value_of_a_header_is_too_odd(value: str) -> None:
    in_letters(value)
    moment(value)
    parameters(value)
    assert all("@" in one.address for one in addresses(value))


@given(st.binary(max_size=200), st.one_of(st.sampled_from([*KNOWN, "idna", "zlib"]), st.text(max_size=20)))
def test_every_charset_gives_some_text(data: bytes, declared: str) -> None:
    assert isinstance(decoded(data, declared)[0], str)


@given(st.text(max_size=500))
def test_any_markup_gives_some_text(markup: str) -> None:
    assert "\ue000" not in readable(markup + PAGE)


REPEATED = [
    b"<", b"<!--", b"<div>", b"<a href=http://x>y", b"=?utf-8?Q?a?= ", b"=?", b"(", b"<a@b.example", b'"', b"Op 3 maart\n", b"Van: x\n",
    b"> ", b"\n", b"-", b"____\n", b"a@", b"From: x\nSent: y\n", b"; name*0=x", b"x@y.example, ", b"550 5.1.1 ", b"cid:", b"=3D", b"&amp;",
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
@pytest.mark.parametrize("place", ["html", "text", "header", "daemon"])
def test_repeating_what_matters_takes_no_longer_than_reading_it(piece: bytes, place: str) -> None:
    many = piece * (500_000 // len(piece))
    head = b"From: mailer-daemon@b.example\r\nSubject: Undeliverable\r\nReturn-Path: <>\r\n"
    if place == "header":
        value = many[:200_000].replace(b"\n", b" ")
        check(
            b"From: "
            + value
            + b"\r\nTo: "
            + value
            + b"\r\nSubject: fwd: "
            + value
            + b"\r\nReferences: "
            + value
            + b"\r\n\r\nx"
        )
    elif place == "html":
        check(head + b"Content-Type: text/html\r\n\r\n" + many)
    elif place == "daemon":
        check(head + b"\r\n" + many)
    else:
        check(b"From: a@b.example\r\nSubject: Fwd: x\r\nContent-Type: text/plain; format=flowed\r\n\r\n" + many)
