"""The addresses of workplaces, for the catalogue in :mod:`tests.pages`: adding and changing, contact moments, merging."""

from tests.page import Page

KEEPING: tuple[Page, ...] = ()
