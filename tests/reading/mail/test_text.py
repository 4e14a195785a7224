"""The text of a mail is what a person would read in it, whatever way it was written down."""

from __future__ import annotations

import pytest

from regietafel.reading.mail.bounds import MOST_SIGNS
from regietafel.reading.mail.charsets import KNOWN, codec_of, decoded
from regietafel.reading.mail.html_text import readable
from regietafel.reading.mail.read_mail import read_mail
from tests.reading.mail.make import PAGE, TEXT, cp1252, html_only, mail, of_parts, part


def test_plain_text_is_preferred_and_comes_once() -> None:
    html = part(PAGE, "Content-Type: text/html; charset=utf-8")
    assert read_mail(of_parts("alternative", TEXT, html)).text == "Dag allemaal,\n\nHet verslag zit in bijlage."


def test_an_empty_plain_text_gives_way_to_the_html() -> None:
    empty = part("  \n", "Content-Type: text/plain; charset=utf-8")
    html = part("<p>Wel iets</p>", "Content-Type: text/html; charset=utf-8")
    assert read_mail(of_parts("alternative", empty, html)).text == "Wel iets"


def test_html_becomes_text_with_its_links_and_without_what_is_hidden() -> None:
    text = read_mail(html_only()).text
    assert "de pagina <https://www.regio.example/verslag>" in text
    assert "- punt één\n- punt twee" in text
    assert "[Logo van de regio]" in text
    assert "> Wat eerder werd gezegd" in text
    for hidden in ("alert", "weg", "color", "verborgen", "javascript", "spion"):
        assert hidden not in text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('<p style="font-size:0px">niet</p><p>wel</p>', "wel"),
        ('<span style="mso-hide:all">niet</span>wel', "wel"),
        ('<div style="max-height:0;overflow:hidden">niet</div>wel', "wel"),
        ('<p style="font-size:0.9em">wel</p>', "wel"),
        ("<p hidden>niet<p>wel", "wel"),
        ("<ol><li>een<li>twee</ol>drie", "1. een\n2. twee\n\ndrie"),
        ("<table><tr><td>naam<td>plaats<tr><td>x<td>y</table>", "naam\tplaats\nx\ty"),
        ('<a href="mailto:a@b.example">a@b.example</a>', "a@b.example"),
        ('<a href="https://b.example/">https://b.example</a>', "https://b.example"),
        ('<a href="data:text/html,x">hier</a>', "hier"),
        ("<pre>een\n  twee</pre>", "een\n  twee"),
        ("een<br>twee &amp; &eacute;&#233;n", "een\ntwee & één"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>c", "> a\n>\n>> b\nc"),
        ("<!--[if mso]><p>niet</p><![endif]--><p>wel</p>", "wel"),
    ],
)
def test_each_kind_of_html(markup: str, text: str) -> None:
    assert [one for one in readable(markup).split("\n") if one] == [one for one in text.split("\n") if one]


def test_signs_of_windows_under_another_name_are_read() -> None:
    found = read_mail(cp1252())
    assert found.text == "Beste collega’s – de coördinator vraagt € 50."
    assert found.warnings == ("charset",)


@pytest.mark.parametrize(
    ("data", "declared", "text", "doubtful"),
    [
        ("één".encode(), "us-ascii", "één", True),
        ("één".encode(), "iso-8859-1", "één", True),
        ("één".encode("latin-1"), "iso-8859-1", "één", False),
        ("één".encode("latin-1"), "utf-8", "één", True),
        ("één € x".encode() + b"\xff", "utf-8", "één € x\ufffd", True),
        ("één".encode(), "x-onbestaand", "één", False),
        ("één".encode("cp1252"), "", "één", True),
        ("één".encode(), "", "één", False),
        ("één".encode("cp1252"), "windows-1252", "één", False),
        ("één".encode("utf-16"), "utf-16", "één", False),
        (b"gewoon", "rot13", "gewoon", False),
    ],
)
def test_a_wrong_charset_is_seen(data: bytes, declared: str, text: str, doubtful: bool) -> None:
    assert decoded(data, declared) == (text, doubtful)


def test_a_text_in_signs_of_two_bytes_is_read() -> None:
    body = "Dag één".encode("utf-16")
    assert (
        read_mail(mail(body, "Content-Type: text/plain; charset=utf-16", "Content-Transfer-Encoding: binary")).text
        == "Dag één"
    )


def test_only_charsets_that_the_child_has_loaded_are_used() -> None:
    assert {codec_of(name) for name in ("zlib", "idna", "punycode", "unicode_escape", "undefined", "é")} == {""}
    assert codec_of("Windows-1252") == "cp1252"
    assert {codec_of(name) for name in KNOWN} <= set(KNOWN) - {""}


def test_lines_that_were_cut_for_the_post_are_put_together() -> None:
    body = "Een lange regel die \nverdergaat.\n> aangehaald \n> stuk\n-- \nnaam\n"
    found = read_mail(mail(body, "Content-Type: text/plain; charset=utf-8; format=flowed"))
    assert found.text == "Een lange regel die verdergaat.\n> aangehaald stuk\n--\nnaam"


def test_a_text_longer_than_a_person_reads_is_cut_and_that_is_said() -> None:
    found = read_mail(mail("lang\n" * MOST_SIGNS))
    assert len(found.text) == MOST_SIGNS
    assert "text_cut" in found.warnings


def test_signs_that_turn_a_text_around_are_left_out() -> None:
    assert (
        read_mail(mail("Open \u202egpj.exe\u202c\x07 niet\n", "Content-Type: text/plain; charset=utf-8")).text
        == "Open gpj.exe niet"
    )


def test_a_mail_without_text_says_so() -> None:
    assert read_mail(mail("\n")).warnings == ("no_text",)
