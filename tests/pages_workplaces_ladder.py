"""The addresses of workplaces, for the catalogue in :mod:`tests.pages`: the ladder and its gaps."""

from tests.page import Page

LADDER: tuple[Page, ...] = ()
