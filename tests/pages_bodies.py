"""The addresses of bodies, their seats and norms, for the catalogue in :mod:`tests.pages`."""

from tests.page import Page

BODIES = (
    Page("consultation:list"),
    Page("consultation:list#filtered", query="q=overleg&stance=own&level=regional&kind=working_group&ended=on"),
    Page("consultation:body", {"slug": "body"}),
    Page("consultation:body#past", {"slug": "body"}, query="on=31/12/2021"),
    Page("consultation:body-add"),
    Page("consultation:body-edit", {"slug": "body"}),
    Page("consultation:body-end", {"slug": "body"}),
    Page("consultation:body-resume", {"slug": "body"}),
    Page("consultation:body-remove", {"slug": "body"}),
    Page("consultation:body-restore", {"slug": "removed_body"}),
    Page("consultation:seat-add", {"slug": "body"}),
    Page("consultation:seat-edit", {"slug": "body", "pk": "seat"}),
    Page("consultation:seat-end", {"slug": "body", "pk": "seat"}),
    Page("consultation:norm-add", {"slug": "body"}),
    Page("consultation:norm-edit", {"slug": "body", "pk": "body_norm"}),
    Page("consultation:norm-replace", {"slug": "body", "pk": "body_norm"}),
    Page("consultation:norm-drop", {"slug": "body", "pk": "body_norm"}),
    Page("consultation:count", {"slug": "body"}),
    Page("consultation:count-drop", {"slug": "body", "pk": "held_count"}),
)
