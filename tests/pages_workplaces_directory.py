"""The addresses of workplaces, for the catalogue in :mod:`tests.pages`: search and list."""

from tests.page import Page

DIRECTORY: tuple[Page, ...] = (
    Page("workplaces:search"),
    Page("workplaces:search#asked", query="q=fietspunt&where=Kleibeke&km=10&rung=3&form=arbeidszorg"),
    Page("workplaces:search#nothing", query="q=kanarei&where=Kleibeke&km=5&rung=6"),
    Page("workplaces:at", {"pk": "workplace_number"}),
)
