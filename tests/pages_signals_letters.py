"""The addresses of signals, for the catalogue in :mod:`tests.pages`: notes, co-signatories, letters and replies."""

from tests.page import Page

LETTERS: tuple[Page, ...] = ()
