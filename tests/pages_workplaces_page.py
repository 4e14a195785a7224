"""The addresses of workplaces, for the catalogue in :mod:`tests.pages`: one workplace, shortlist, map."""

from tests.page import Page

PAGE = (
    Page("workplaces:workplace", {"slug": "workplace"}),
    Page("workplaces:workplace-print", {"slug": "workplace"}),
    Page("workplaces:map"),
    Page("workplaces:map-points", query="bbox=2,50,4,52"),
    Page("workplaces:map-shapes"),
    Page("workplaces:shortlist"),
    Page("workplaces:shortlist#some", query="w=fietspunt-1000&w=there-is-none"),
    Page("workplaces:compare"),
    Page("workplaces:compare#some", query="w=fietspunt-1000&w=atelier-1000"),
)
