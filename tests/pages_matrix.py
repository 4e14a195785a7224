"""The addresses of the overlegmatrix, for the catalogue in :mod:`tests.pages`."""

from tests.page import Page

MATRIX = (
    Page("consultation:matrix"),
    Page("consultation:matrix#filtered", query="by=sectors&level=regional&stance=own&year=2026&on=31/12/2023"),
    Page("consultation:matrix#wrong", query="by=x&level=x&theme=x&year=x&on=x"),
    Page("consultation:matrix-print", query="by=municipalities"),
    Page("consultation:matrix-export#csv", {"format": "=csv"}),
    Page("consultation:matrix-export#xlsx", {"format": "=xlsx"}, query="by=municipalities"),
    Page("consultation:matrix-export#other", {"format": "=exe"}),
    Page("consultation:blind-spot-add"),
    Page("consultation:blind-spot-lift", {"pk": "blind_spot"}),
    Page("consultation:blind-spot-restore", {"pk": "lifted_blind_spot"}),
)
