"""The addresses of the minutes of a meeting, for :mod:`tests.pages`."""

from __future__ import annotations

from tests.page import Page

MINUTES = (
    Page("consultation:minutes", {"pk": "minutes"}),
    Page("consultation:minutes-save", {"pk": "minutes"}),
    Page("consultation:minutes-now", {"pk": "minutes"}),
    Page("consultation:minutes-begin", {"pk": "minutes"}),
    Page("consultation:minutes-item-add", {"pk": "minutes"}),
    Page("consultation:minutes-passage-add", {"pk": "minutes", "item": "minutes_item"}),
    Page("consultation:minutes-promise-add#point", {"pk": "minutes", "item": "minutes_item", "kind": "=point"}),
    Page("consultation:minutes-promise-add#back", {"pk": "minutes", "item": "minutes_item", "kind": "=back"}),
    Page("consultation:minutes-passage", {"pk": "minutes", "passage": "passage"}),
    Page("consultation:minutes-attend", {"pk": "minutes"}),
    Page("consultation:minutes-count", {"pk": "minutes"}),
    Page("consultation:minutes-read", {"pk": "sent_minutes"}),
    Page("consultation:minutes-read#held", {"pk": "minutes"}),
    Page("consultation:minutes-file#docx", {"pk": "sent_minutes", "format": "=docx"}),
    Page("consultation:minutes-file#pdf", {"pk": "sent_minutes", "format": "=pdf"}),
    Page("consultation:minutes-file#other", {"pk": "sent_minutes", "format": "=exe"}),
    Page("consultation:minutes-send", {"pk": "minutes"}),
    Page("consultation:minutes-approve", {"pk": "sent_minutes"}),
    Page("consultation:minutes-lock", {"pk": "sent_minutes"}),
    Page("consultation:minutes-back", {"pk": "sent_minutes"}),
    Page("consultation:minutes-addendum", {"pk": "sent_minutes"}),
    Page("consultation:remark-add", {"pk": "sent_minutes"}),
    Page("consultation:remark-settle", {"pk": "sent_minutes", "remark": "remark"}),
    Page("consultation:minutes-by-link", {"token": "minutes_token"}),
    Page("consultation:minutes-by-link#wrong", {"token": "=1-1-s1.not-signed"}),
)
