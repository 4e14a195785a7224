"""The addresses of signals, for the catalogue in :mod:`tests.pages`: who must still hear something."""

from tests.page import Page

TELLING: tuple[Page, ...] = ()
