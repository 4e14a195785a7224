"""The addresses of workplaces, for the catalogue in :mod:`tests.pages`: import and export."""

from tests.page import Page

SHEETS: tuple[Page, ...] = ()
