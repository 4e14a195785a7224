"""What holds for every page: its language, its guard against foreign scripts, no cookie before there is a reason for one."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from tests.pages import PAGES
from tests.walk.moments import readable, reader_of
from tests.walk.table import table
from tests.walk.walker import Answer, Walker

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
WITHOUT_COOKIE = (
    "health",
    "front-door",
    "home:index",
    "home:about",
    "home:privacy",
    "home:accessibility",
    "plans:public-region",
    "plans:public-plan",
    "search:public",
    "plans:chase-answer",
    "consultation:public-calendar",
    "calendar-public",
    "calendar-feed",
    "consultation:minutes-by-link",
    "consultation:reminders-by-link",
    "attention:mail-by-link",
    "agreements:decide",
    "consultation:public-asked",
    "consultation:public-event",
    "consultation:public-event-ics",
    "consultation:meeting-answer",
    "consultation:registration",
    "consultation:registration-confirm",
    "workplaces:search",
    "workplaces:search#asked",
    "workplaces:search#nothing",
    "workplaces:at",
    "workplaces:workplace",
    "workplaces:workplace-print",
    "workplaces:map",
    "workplaces:map-points",
    "workplaces:map-shapes",
    "workplaces:shortlist",
    "workplaces:shortlist#some",
    "workplaces:compare",
    "workplaces:compare#some",
    "workplaces:check",
    "policy_signals:letter-read",
    "policy_signals:letter-read-file#letter",
    "policy_signals:letter-read-file#note",
    "policy_signals:sign",
    "policy_signals:short-form",
    "policy_signals:short-form-sent",
    "workplaces:check-change",
    "workplaces:check-offer",
    "workplaces:check-deed#places",
    "workplaces:check-deed#period",
    "workplaces:check-deed#stop",
    "workplaces:check-deed#unlist",
    "workplaces:places-link",
    "workplaces:remark-link",
    "workplaces:remark-sent",
    "workplaces:open-data#json",
    "workplaces:open-data#csv",
    "policy_signals:heard",
    "policy_signals:heard-deed#forget",
)
DATA_SCRIPT = {"application/json"}


class Inline(HTMLParser):
    """Collects what a page with a strict policy may not have: scripts and styles between its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.language = ""
        self.headings = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        held = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = held.get("lang", "")
        self.headings += tag == "h1"
        if tag == "style" or (tag == "script" and "src" not in held and held.get("type") not in DATA_SCRIPT):
            self.found.append(f"<{tag}>")
        self.found += [f"<{tag} {name}>" for name in held if name == "style" or name.startswith(("on", "hx-on"))]
        self.found += [f"<{tag} {name}={value}>" for name, value in held.items() if value.startswith("javascript:")]


def read(answer: Answer) -> Inline:
    """Read a page."""
    reader = Inline()
    reader.feed(answer.text)
    return reader


@pytest.mark.parametrize("key", readable())
def test_a_page_keeps_foreign_and_inline_scripts_out(key: str, walker: Walker) -> None:
    page = PAGES[key]
    role, moment = reader_of(page)
    for who in {role, "stranger"}:
        answer = walker.ask(who, page, walker.world.places[moment])
        given = answer.headers.get("Content-Security-Policy", "")
        if answer.status == 200 and key in ("documents:download", "documents:page-picture"):
            assert given == "sandbox; default-src 'none'"
            continue
        policy = dict(part.strip().split(" ", 1) for part in given.split(";") if part.strip())
        assert policy == POLICY
        if answer.is_html:
            assert read(answer).found == []
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("key", readable())
def test_a_page_comes_in_the_language_of_its_address(key: str, walker: Walker) -> None:
    page = PAGES[key]
    role, moment = reader_of(page)
    for language in ("nl", "en"):
        url = page.url(walker.world.places[moment], language)
        if not url.startswith(f"/{language}/"):
            continue
        answer = walker.ask_for(role, url)
        assert answer.status < 500
        assert answer.headers["Content-Language"] == language
        if answer.is_html and answer.status < 300:
            page_read = read(answer)
            assert (page_read.language, page_read.headings) == (language, 1), f"{role} {url}"
            links = set(re.findall(r'href="(/(?:nl|en)/[^"]*)"', answer.text))
            switch = {other for other in ("nl", "en") if other != language}
            assert all(link[1:3] == language or link[1:3] in switch for link in links)


@pytest.mark.parametrize("key", WITHOUT_COOKIE)
def test_no_cookie_is_set_before_a_form_is_opened(key: str, walker: Walker) -> None:
    place = walker.world.places["published"]
    for role in ("stranger",):
        answer = walker.ask(role, PAGES[key], place)
        assert answer.cookies == frozenset()


def test_every_page_for_the_public_without_a_form_is_asked_about_its_cookies() -> None:
    open_pages = {
        key
        for key, lines in table().items()
        if any(line.answers["stranger"] == "ok" and line.methods == {"GET"} for line in lines)
    }
    assert open_pages - set(WITHOUT_COOKIE) <= FORM_BESIDE, "a new public page: add it to WITHOUT_COOKIE"


FORM_BESIDE = {
    "account_inactive",
    "account_email_verification_sent",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_confirm_email",
    "socialaccount_login_cancelled",
}
"""Pages of allauth on the way into an account: whoever gets there has opened a form."""
