"""The addresses of signals, for the catalogue in :mod:`tests.pages`: signals and the short form."""

from tests.page import Page

REPORTING: tuple[Page, ...] = ()
