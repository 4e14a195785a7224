"""Fixtures for all tests: the cast, a client for each of them, and a clean cache."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from hypothesis import settings as trying
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker

from regietafel.organisations.models import Organisation
from regietafel.people.models import RoleKind, User
from regietafel.search.engines import engine
from regietafel.territories.models import Municipality, Region
from tests import cast, migrated
from tests.machine import pytest_collection_modifyitems

if TYPE_CHECKING:
    from tests.browser import Chrome

__all__ = ["pytest_collection_modifyitems"]

sys.dont_write_bytecode = False
"""Reading all tests takes a worker longer than running many of them: each suite finds them as the one before it left them."""

trying.register_profile("quick", max_examples=25, deadline=None)
trying.register_profile("deep", max_examples=1000, deadline=None)
trying.load_profile(os.environ.get("REGIETAFEL_TEST_PROFILE", "quick"))


def pytest_collection_finish() -> None:
    """Look less often for what nobody holds any more, and not in what was read before the first test and stays to the end."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest, django_db_modify_db_settings: None) -> bool:
    """Whether the database begins as an earlier run left it right after its migrations; a worker has its own copy."""
    return migrated.take(migrated.kept_file()) or bool(request.config.getvalue("reuse_db"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_keepdb: bool, django_db_blocker: DjangoDbBlocker) -> None:
    """The database, kept for the next run before any test touches it."""
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            migrated.keep(migrated.kept_file())


@pytest.fixture(scope="session")
def chrome() -> Iterator[Chrome]:
    """The one Chromium of this process, for stories and for looks at pages."""
    from tests.browser import Chrome

    opened = Chrome()
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def _clean_slate() -> Iterator[None]:
    """No counted attempts and no language left over from another test."""
    cache.clear()
    with translation.override("nl"):
        yield


@pytest.fixture(autouse=True)
def _no_index_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test commits it takes away again, but no model stands behind the search index, so nothing else empties it."""
    asked = request.node.get_closest_marker("django_db")
    commits = bool(asked and asked.kwargs.get("transaction")) or "transactional_db" in request.fixturenames
    if commits:
        request.getfixturevalue("transactional_db")
    yield
    if commits:
        engine().clear()


@pytest.fixture
def mail_files(settings: Settings, tmp_path: Path) -> Path:
    """The folder in which mail arrives during this test."""
    settings.EMAIL_BACKEND = "regietafel.notices.filemail.Backend"
    settings.MAIL_FILE_DIR = tmp_path / "mail"
    return tmp_path / "mail"


@pytest.fixture
def municipality(db: None) -> Municipality:
    """The first municipality of the region."""
    return cast.make_municipality("90001", "Kleibeke")


@pytest.fixture
def second_municipality(db: None) -> Municipality:
    """The other municipality of the region."""
    return cast.make_municipality("90002", "Leiedorp")


@pytest.fixture
def region(municipality: Municipality, second_municipality: Municipality) -> Region:
    """The region that a test is about."""
    return cast.make_region("leiestreek", "Leiestreek", municipality, second_municipality)


@pytest.fixture
def other_region(db: None) -> Region:
    """The region whose people must see nothing of the first, and the other way round."""
    return cast.make_region("polderland", "Polderland", cast.make_municipality("90003", "Zeewegem"))


@pytest.fixture
def organisation(region: Region) -> Organisation:
    """The organisation through which the partner takes part."""
    return cast.make_organisation(region, "Werkhuis De Klaver", short_name="De Klaver")


@pytest.fixture
def edited_organisation(region: Region) -> Organisation:
    """The organisation whose own page the editor keeps."""
    return cast.make_organisation(region, "Kringwinkel Het Anker")


@pytest.fixture
def shared_organisation(db: None) -> Organisation:
    """An organisation that works in all regions."""
    return cast.make_organisation(None, "Vlaamse Dienst Werk", short_name="VDW")


@pytest.fixture
def other_organisation(other_region: Region) -> Organisation:
    """An organisation of the other region."""
    return cast.make_organisation(other_region, "Maatwerk Zeezicht")


@pytest.fixture
def director(region: Region) -> User:
    """Runs the role for the region."""
    person = cast.make_person("director@leiestreek.example", "Dirk Regisseur")
    cast.give_role(person, region, RoleKind.DIRECTOR)
    return person


@pytest.fixture
def colleague(region: Region) -> User:
    """Works with the director."""
    person = cast.make_person("colleague@leiestreek.example", "Carla Collega")
    cast.give_role(person, region, RoleKind.TEAM)
    return person


@pytest.fixture
def partner(region: Region, organisation: Organisation) -> User:
    """Takes part in the network through an organisation."""
    person = cast.make_person("partner@deklaver.example", "Pia Partner")
    cast.give_role(person, region, RoleKind.PARTNER, organisation=organisation)
    return person


@pytest.fixture
def editor(region: Region, edited_organisation: Organisation) -> User:
    """Keeps the page of one organisation."""
    person = cast.make_person("editor@hetanker.example", "Edith Invuller")
    cast.give_role(person, region, RoleKind.EDITOR, organisation=edited_organisation)
    return person


@pytest.fixture
def head_of_service(region: Region, municipality: Municipality) -> User:
    """Reads along for a municipality."""
    person = cast.make_person("head@kleibeke.example", "Hilde Diensthoofd")
    cast.give_role(person, region, RoleKind.MUNICIPALITY, municipality=municipality)
    return person


@pytest.fixture
def other_director(other_region: Region) -> User:
    """Runs the role for the other region."""
    person = cast.make_person("director@polderland.example", "Oscar Regisseur")
    cast.give_role(person, other_region, RoleKind.DIRECTOR)
    return person


@pytest.fixture
def admin(db: None) -> User:
    """Keeps what all regions share, and has a seat in none."""
    return cast.make_person("admin@regietafel.example", "Ada Beheerder", is_platform_admin=True)


@pytest.fixture
def stranger() -> AnonymousUser:
    """Has no account."""
    return AnonymousUser()


@pytest.fixture
def everyone(
    director: User,
    colleague: User,
    partner: User,
    editor: User,
    head_of_service: User,
    other_director: User,
    admin: User,
    stranger: AnonymousUser,
) -> dict[str, cast.Person]:
    """The whole cast by name, in the order of ``cast.ROLES``."""
    people = (director, colleague, partner, editor, head_of_service, other_director, admin, stranger)
    return dict(zip(cast.ROLES, people, strict=True))


@pytest.fixture
def client_of() -> Callable[[cast.Person], Client]:
    """Make a browser in which a person is signed in; a stranger's is just a browser."""

    def sign_in(person: cast.Person) -> Client:
        client = Client()
        if isinstance(person, User):
            client.force_login(person)
        return client

    return sign_in
