"""The addresses of workplaces, for the catalogue in :mod:`tests.pages`: the ladder and its gaps."""

from tests.page import Page

LADDER: tuple[Page, ...] = (
    Page("workplaces:ladder"),
    Page("workplaces:ladder#beside", query="measure=distance&km=12,5&rung=5&per=&on=31/12/2025&beside=01/06/2014"),
    Page("workplaces:ladder#forms", query="measure=number&by=forms-then&km=0"),
    Page("workplaces:ladder#wrong", query="measure=x&km=veel&rung=9&per=-1&by=x&on=x&beside=01/01/2100"),
    Page("workplaces:ladder-print", query="beside=01/06/2014"),
    Page("workplaces:ladder-export#csv", {"format": "=csv"}),
    Page("workplaces:ladder-export#xlsx", {"format": "=xlsx"}, query="measure=places&beside=01/06/2014"),
    Page("workplaces:ladder-export#other", {"format": "=exe"}),
    Page("workplaces:ladder-picture#map", {"picture": "=map"}),
    Page("workplaces:ladder-picture#bars", {"picture": "=bars"}, query="rung=6"),
    Page("workplaces:ladder-picture#other", {"picture": "=taart"}),
)
