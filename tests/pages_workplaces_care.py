"""The addresses of workplaces, for the catalogue in :mod:`tests.pages`: self-checks, free places, changes, remarks, the worklist."""

from tests.page import Page

CARE: tuple[Page, ...] = ()
