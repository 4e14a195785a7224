"""The addresses of workplaces, for the catalogue in :mod:`tests.pages`: search and list."""

from tests.page import Page

DIRECTORY: tuple[Page, ...] = ()
