"""The pages of what waits for a person, and of the mail about it."""

from __future__ import annotations

from tests.page import Page

ATTENTION = (
    Page("attention:waiting"),
    Page("attention:waiting#kind", query="kind=point"),
    Page("attention:put-off"),
    Page("attention:take-back"),
    Page("attention:see"),
    Page("attention:unsee"),
    Page("attention:mail"),
    Page("attention:names"),
    Page("attention:mail-by-link", {"token": "mail_off_token"}),
    Page("attention:mail-by-link#wrong", {"token": "=0.not-signed"}),
)
