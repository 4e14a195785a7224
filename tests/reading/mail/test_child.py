"""A mail is read in the limited child, where no file can be opened: the same as outside, also a large one."""

from __future__ import annotations

import json

import pytest

from regietafel.core.limited import FOR_MAIL, run_limited
from regietafel.reading.mail.child import read
from regietafel.reading.mail.shapes import mail_from
from tests.reading.mail.make import FIXTURES, HUGE, huge, mail

READ = "regietafel.reading.mail.child:read"


@pytest.mark.parametrize("name", [name for name in FIXTURES if name != "groot.eml"])
def test_every_kind_is_read_there(name: str) -> None:
    data = FIXTURES[name]()
    assert run_limited(READ, data, limits=FOR_MAIL) == json.loads(json.dumps(read(data)))


def test_other_letters_are_read_there() -> None:
    data = mail("日本".encode("shift_jis"), "Content-Type: text/plain; charset=shift_jis", subject="=?koi8-r?Q?=C1?=")
    found = mail_from(run_limited(READ, data, limits=FOR_MAIL))
    assert (found.text, found.subject) == ("日本", "а")


def test_a_charset_that_nobody_loaded_ends_nothing() -> None:
    data = mail("x", "Content-Type: text/plain; charset=cp037; name*=mac_farsi''a", subject="=?hz?Q?=C1?=")
    assert mail_from(run_limited(READ, data, limits=FOR_MAIL)).text == "x"


@pytest.mark.slow
def test_a_file_of_thirty_megabytes_comes_through() -> None:
    found = mail_from(run_limited(READ, huge(), limits=FOR_MAIL))
    assert len(found.enclosed[0].content) == HUGE // 256 * 256


@pytest.mark.slow
def test_a_mail_too_large_for_the_child_is_refused_in_words() -> None:
    data = b"From: a@b.example\nSubject: x\n\n" + b"x\n" * 60_000_000
    assert run_limited(READ, data, limits=FOR_MAIL) == {"refused": "too_large"}
