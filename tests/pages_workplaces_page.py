"""The addresses of workplaces, for the catalogue in :mod:`tests.pages`: one workplace, shortlist, map."""

from tests.page import Page

PAGE = (
    Page("workplaces:workplace", {"slug": "workplace"}),
    Page("workplaces:workplace-print", {"slug": "workplace"}),
)
