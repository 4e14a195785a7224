"""A prepared world for walks over all pages: two regions that are full of words that only some may ever read.

Each word begins with ``zq`` and says who it is for, see :data:`MARKERS`. The numbers of the rows say where they
belong: rows of the other region are 9000 and up, so that no number of one region can be mistaken for one of another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser

from regietafel.membership.models import Affiliation
from regietafel.organisations.models import Organisation
from regietafel.people.models import RegionRole, RoleKind, User
from regietafel.plans.models import Framework, PlanStatus
from regietafel.search.indexing import rebuild
from regietafel.territories.models import Municipality, Region
from tests import cast
from tests.plans import make
from tests.world_mail_in import add_stray
from tests.world_plans import PlanSpec, add_plan
from tests.world_regions import add_account_mail, add_named_openly, add_region_rows, add_shared

TEAM = frozenset({"director", "colleague"})
NETWORK = TEAM | {"partner", "head_of_service"}
EVERYONE = frozenset(cast.ROLES)

MARKERS: dict[str, frozenset[str]] = {
    "zqdraft": TEAM,
    "zqdecided": NETWORK,
    "zqpublished": EVERYONE,
    "zqremoved": TEAM,
    "zqhistory": NETWORK,
    "zqwork": NETWORK,
    "zqtable": NETWORK,
    "zqinvited": TEAM,
    "zqsuccessor": TEAM | {"admin"},
    "zqmail": frozenset({"director"}),
    "zqread": frozenset({"director"}),
    "zqletter": TEAM,
    "zqnotes": TEAM,
    "zqminutes": TEAM | {"partner"},
    "zqformer": frozenset({"admin"}),
    "zqaccount": frozenset({"admin"}),
    "zqcode": frozenset(),
    "zqcolleague": NETWORK | {"editor"},
    "zqaddress": NETWORK | {"editor"},
    "zqpartner": TEAM | {"partner"},
    "zqelsewhere": frozenset({"other_director"}),
}
"""Word → who may read it, wherever it turns up."""

PLAN_THINGS = frozenset(
    {"goal", "removed_goal", "action", "removed_action", "evidence", "indicator", "plan", "removed_plan"}
    | {"chase", "chase_letter"}
)
"""Things that hang on one plan."""

SHARED_THINGS = frozenset(
    {
        "admin",
        "account_mail",
        "stray_mail",
        "framework",
        "framework_code",
        "priority",
        "shared_organisation",
        "removed_shared_organisation",
    }
)
"""Things that are the same whatever the region."""

REMOVABLE = frozenset(
    {"organisation", "group", "function", "work", "goal", "action", "document", "reading"}
    | {"meeting", "event", "body", "point", "report_back", "workplace", "workplace_number"}
    | {"meeting", "event", "body", "point", "report_back", "workplace", "contact_moment"}
    | {"signal", "dossier", "subject", "regional_framework"}
    | {"signal", "dossier", "library_item"}
    | {"signal", "dossier"}
    | {"declaration", "agreement"}
    | {"signal", "dossier", "subject", "regional_framework"}
)
"""Things of which one waits in the bin."""

BY_A_WORD = (
    *("framework_code", "kept_region", "token", "lead_key", "chase_token", "feed_token", "meeting_token"),
    *("event", "draft_event", "open_event", "held_event", "removed_event", "confirm_token", "manage_token"),
    *("body", "removed_body", "minutes_token", "workplace", "removed_workplace"),
    *("check_token", "places_token", "remark_token"),
    *("sign_token", "letter_token", "desk_token"),
    "heard_token",
    *("decide_token", "subject_town"),
    *("body", "removed_body", "minutes_token", "reminder_token", "mail_off_token", "workplace", "removed_workplace"),
)
"""Things that an address names by a word, not by a number."""

LOCAL_THINGS = frozenset({"plan_slug", "removed_plan_slug", "version_number"})
"""Things that more than one plan has by the same name."""

PARTS = (
    "signature",
    "chosen_goal",
    "removed_agreement_year",
    "subject_town",
    "dossier_figure",
    "cosignatory",
    "letter",
    "draft_letter",
    "removed_letter",
    "removed_reply",
    "reply",
    "evidence",
    "indicator",
    "chase_letter",
    "priority",
    "served_municipality",
    "director_role",
    "director_invitation",
    "read_node",
    "seat",
    "body_norm",
    "held_count",
    "offer",
    "gone_offer",
    "told_step",
    "told",
    "second_workplace_key",
    "second_organisation",
    "second_dossier",
    "capacity",
    "workplace_pk",
    "agenda_item",
    "proposed_item",
    "removed_agenda_item",
    "registration",
    "wish",
    "receiving_meeting",
    "minutes_item",
    "passage",
    "remark",
    "filing",
)
"""Things that an address names after the row on which they hang."""

OWN, OTHER, NOWHERE = 1000, 9000, 880088
MOMENTS = ("draft", "running", "published", "closed")


@dataclass(frozen=True)
class Place:
    """Where an address points: the values for its variable parts."""

    moment: str
    things: dict[str, Any] = field(default_factory=dict)

    def but(self, moment: str, **things: Any) -> Place:
        """The same place with some things of elsewhere."""
        return Place(moment, {**self.things, **things})


@dataclass
class World:
    """The people by role, and the places that addresses can point to."""

    people: dict[str, cast.Person]
    places: dict[str, Place]
    region: Region
    other_region: Region


def make_world() -> World:
    """Make all of it; the caller decides when it goes away again."""
    region = cast.make_region("leiestreek", "Leiestreek", town(90001, "Kleibeke"), town(90002, "Leiedorp"))
    other = cast.make_region("polderland", "Polderland", town(90003, "Zeewegem"))
    framework = make.make_framework()
    people = make_people(region, other)
    platform = {
        "admin": people["admin"].pk,
        "account_mail": add_account_mail(OWN + 8),
        "stray_mail": add_stray(),
        **add_shared(OWN + 20),
    }
    own_rows = {**add_region_rows(region, OWN, people, ""), **platform}
    other_rows = {**add_region_rows(other, OTHER, people, "zqelsewhere "), **platform}
    places = {
        moment: own_place(region, framework, moment, OWN + 100 * position, own_rows)
        for position, moment in enumerate(MOMENTS, start=1)
    }
    spec = PlanSpec("elsewhere", OTHER + 100, "zqelsewhere", PlanStatus.RUNNING, published=False)
    places["elsewhere"] = Place(
        "elsewhere", {"region_slug": other.slug, **other_rows, **add_plan(other, framework, spec, other_rows)}
    )
    spec = PlanSpec("opened", OTHER + 200, "zqpublished", PlanStatus.RUNNING, published=True)
    opened_rows = {**other_rows, **add_named_openly(other, OTHER + 3)}
    places["elsewhere-published"] = Place(
        "elsewhere-published",
        {"region_slug": other.slug, **other_rows, **add_plan(other, framework, spec, opened_rows)},
    )
    add_wrong_places(places)
    rebuild()
    return World(people, places, region, other)


def town(nis: int, name: str) -> Municipality:
    """A municipality."""
    return cast.make_municipality(str(nis), name)


def own_place(region: Region, framework: Framework, moment: str, base: int, rows: dict[str, Any]) -> Place:
    """A plan of the region in one of its moments; those that the public may not read say so in all their words."""
    status = {"draft": PlanStatus.DRAFT, "closed": PlanStatus.CLOSED}.get(moment, PlanStatus.RUNNING)
    marker = {"draft": "zqdraft", "published": "zqpublished"}.get(moment, "zqdecided")
    spec = PlanSpec(moment, base, marker, status, published=moment == "published")
    return Place(moment, {"region_slug": region.slug, **rows, **add_plan(region, framework, spec, rows)})


def add_wrong_places(places: dict[str, Place]) -> None:
    """Addresses that nobody should get anything from, whoever asks."""
    running, elsewhere, draft = places["running"], places["elsewhere"], places["draft"]
    rows = {name: value for name, value in running.things.items() if isinstance(value, int) and name != "year"}
    nowhere = {
        **dict.fromkeys(rows, NOWHERE),
        **dict.fromkeys(BY_A_WORD, "there-is-none"),
    }
    places["missing row"] = running.but("missing row", **nowhere)
    places["missing draft"] = draft.but("missing draft", **nowhere)
    places["missing part"] = running.but("missing part", **dict.fromkeys(PARTS, NOWHERE))
    places["missing year"] = running.but("missing year", year=2099, version_number=99)
    no_plan = {"plan_slug": "there-is-none", "removed_plan_slug": "there-is-none"}
    places["missing plan"] = running.but("missing plan", **no_plan)
    places["missing region"] = running.but("missing region", region_slug="there-is-none")
    theirs = {name: value for name, value in elsewhere.things.items() if name not in {"region_slug", *LOCAL_THINGS}}
    places["smuggled row"] = running.but("smuggled row", **theirs)
    places["smuggled part"] = running.but("smuggled part", **{name: theirs[name] for name in PARTS})
    places["smuggled plan"] = elsewhere.but("smuggled plan", region_slug=running.things["region_slug"])
    places["crossed plan"] = draft.but("crossed plan", plan_slug=running.things["plan_slug"])
    places["crossed part"] = running.but("crossed part", **{name: draft.things[name] for name in PARTS})
    removed = {name: running.things[f"removed_{name}"] for name in REMOVABLE}
    places["removed row"] = running.but("removed row", **removed)
    places["removed plan"] = running.but("removed plan", plan_slug=running.things["removed_plan_slug"])


def make_people(region: Region, other: Region) -> dict[str, cast.Person]:
    """The cast of the tests, with names that give away who should not have read them."""
    klaver = Organisation.objects.create(pk=OWN + 1, region=region, name="Werkhuis De Klaver", short_name="De Klaver")
    anker = Organisation.objects.create(pk=OWN + 2, region=region, name="Kringwinkel Het Anker")
    found: dict[str, cast.Person] = {
        "director": cast.make_person("director@leiestreek.example", "Dirk Regisseur"),
        "colleague": cast.make_person("colleague@zqaddress.example", "Carla zqcolleague"),
        "partner": cast.make_person("partner@zqpartner.example", "Pia Partner"),
        "editor": cast.make_person("editor@hetanker.example", "Edith Invuller"),
        "head_of_service": cast.make_person("head@kleibeke.example", "Hilde Diensthoofd"),
        "other_director": cast.make_person("director@polderland.example", "Oscar Regisseur"),
        "admin": cast.make_person("admin@regietafel.example", "Ada Beheerder", is_platform_admin=True),
    }
    seats = {
        "director": (OWN + 1, region, RoleKind.DIRECTOR),
        "colleague": (OWN + 2, region, RoleKind.TEAM),
        "partner": (OWN + 3, region, RoleKind.PARTNER),
        "editor": (OWN + 4, region, RoleKind.EDITOR),
        "head_of_service": (OWN + 5, region, RoleKind.MUNICIPALITY),
        "other_director": (OTHER + 1, other, RoleKind.DIRECTOR),
    }
    for name, (pk, where, kind) in seats.items():
        person = found[name]
        assert isinstance(person, User)
        town = Municipality.objects.get(nis="90001") if kind == RoleKind.MUNICIPALITY else None
        role = RegionRole.objects.create(pk=pk, user=person, region=where, kind=kind, municipality=town)
        if name in {"partner", "editor"}:
            Affiliation.objects.create(role=role, organisation=klaver if name == "partner" else anker)
    return {**found, "stranger": AnonymousUser()}
