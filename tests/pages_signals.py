"""The addresses of signals, for the catalogue in :mod:`tests.pages`, put together."""

from tests.page import Page
from tests.pages_signals_dossiers import DOSSIERS
from tests.pages_signals_letters import LETTERS
from tests.pages_signals_reporting import REPORTING
from tests.pages_signals_telling import TELLING

SIGNALS: tuple[Page, ...] = (*REPORTING, *DOSSIERS, *LETTERS, *TELLING)
