"""The overlegmatrix takes at most four times what Django itself takes for a bare page with the same cells."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils import timezone

from regietafel.consultation.models import Body, Seat
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests import cast
from tests.consultation.crowd import make_crowd

pytestmark = pytest.mark.django_db
MOST, ROUNDS = 4.0, 5
SLACK = 1.25
"""For a machine that does other things meanwhile; what is measured is on the page about performance."""
BARE = """<table><tr>{% for head in heads %}<th>{{ head }}</th>{% endfor %}</tr>
{% for name, cells in rows %}<tr><th>{{ name }}</th>{% for cell in cells %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}</table>"""


def bare(region: Region) -> str:
    """Three questions and one template, without a frame, a permission or a word around it."""
    heads = list(Organisation.objects.filter(region=region).order_by("pk").values_list("pk", "name"))
    bodies = list(Body.objects.filter(region=region).values_list("pk", "name"))
    seats = Seat.objects.filter(body__region=region).values_list("body", "organisation", "role")
    roles = {(body, organisation): role for body, organisation, role in seats}
    rows = [(name, [roles.get((body, pk), "") for pk, _head in heads]) for body, name in bodies]
    return str(Template(BARE).render(Context({"heads": [head for _pk, head in heads], "rows": rows})))


def seconds(work: Callable[[], object]) -> float:
    """The seconds of the processor that it takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


@pytest.mark.parametrize("every", [1, 8], ids=["all cells filled", "one in eight"])
def test_the_matrix_costs_at_most_four_bare_pages(
    every: int, region: Region, director: User, client_of: Callable[[cast.Person], Client]
) -> None:
    make_crowd(region, 60, 200, every=every, today=timezone.localdate())
    client, address = client_of(director), f"/nl/r/{region.slug}/consultation/matrix/"
    for _warm in range(2):
        client.get(address)
        bare(region)
    rounds = [(seconds(lambda: bare(region)), seconds(lambda: client.get(address))) for _round in range(ROUNDS)]
    assert min(page / basis for basis, page in rounds) <= MOST * SLACK
