"""The addresses of action points, report-backs and the calendar, for the catalogue in :mod:`tests.pages`."""

from tests.page import Page

PROMISES = (
    Page("consultation:points"),
    Page("consultation:points#filtered", query="mine=1&state=overdue&q=a"),
    Page("consultation:point-add"),
    Page("consultation:point-edit", {"pk": "point"}),
    Page("consultation:point-settle", {"pk": "point"}),
    Page("consultation:point-reopen", {"pk": "point"}),
    Page("consultation:point-remove", {"pk": "point"}),
    Page("consultation:point-restore", {"pk": "removed_point"}),
    Page("consultation:report-backs"),
    Page("consultation:report-backs#filtered", query="state=all&to=municipalities"),
    Page("consultation:report-back-add"),
    Page("consultation:report-back", {"pk": "report_back"}),
    Page("consultation:report-back#towns", {"pk": "report_back_to_towns"}),
    Page("consultation:report-back-edit", {"pk": "report_back"}),
    Page("consultation:report-back-agenda", {"pk": "report_back", "meeting": "receiving_meeting"}),
    Page("consultation:report-back-told", {"pk": "report_back_to_towns"}),
    Page("consultation:report-back-untold", {"pk": "report_back_to_towns"}),
    Page("consultation:report-back-remove", {"pk": "report_back"}),
    Page("consultation:report-back-restore", {"pk": "removed_report_back"}),
    Page("consultation:calendar"),
    Page("consultation:calendar#month", query="month=2026-06"),
    Page("consultation:calendar#list", query="view=list&mine=1"),
    Page("consultation:feeds"),
    Page("consultation:feed-withdraw", {"pk": "feed"}),
    Page("consultation:public-calendar"),
    Page("calendar-public"),
    Page("calendar-feed", {"token": "feed_token"}),
    Page("calendar-feed#wrong", {"token": "=nothing-that-was-given"}),
)
