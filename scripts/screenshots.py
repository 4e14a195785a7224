"""Take the pictures of the guide and of the README, from a demo region of its own.

    make screenshots          the pictures under docs/
    make screenshots ALL=1    also every page that somebody reaches, at two widths, under build/screenshots/

The server that is looked at runs in a place that is thrown away afterwards.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

from openpyxl import load_workbook
from playwright.sync_api import Browser, FilePayload, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import machine  # noqa: E402 - only importable once the line above has run
from tests.processes.process import environment, free_port, started, wait_until  # noqa: E402

DOCS, ALL = ROOT / "docs", ROOT / "build" / "screenshots"
REGION = "/nl/r/zuid-west-vlaanderen"
PLAN = f"{REGION}/plans/2023-2025"
ACTION = "ROSE algemene vergadering"
DIRECTOR, ADMIN = "regisseur@demo.example", "beheer@demo.example"
PASSWORD = "regietafel-demo"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
WIDTHS = {"desktop": 1280, "phone": 320}
MOST_PAGES = 200
STARTS = {
    DIRECTOR: (f"{REGION}/", "/nl/", "/nl/me/", "/nl/public/zuid-west-vlaanderen/"),
    ADMIN: ("/nl/platform/",),
    None: ("/nl/", "/nl/account/login/", "/nl/demo/mail/"),
}
"""Who walks through all pages, and where they begin."""


@dataclass(frozen=True)
class Picture:
    """One picture of the guide: where it is kept, what it shows, and who looks.

    ``{action}`` is the example action, ``{round}`` a round of questions and ``{answer}`` the page behind a link of it.
    What is ``typed`` in the long text of a form is left there, so that the picture shows how one finds it back.
    """

    file: str
    path: str
    who: str | None = DIRECTOR
    height: int = 900
    first: Callable[[Page], None] | None = None
    width: int = WIDTHS["desktop"]
    typed: str = ""


def read_back(page: Page) -> None:
    """Fill in some cells of the sheet of the working years, and send it back."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "werkjaren.xlsx"
        file.write_bytes(page.request.get(page.url.replace("import/", "export.xlsx?year=2025")).body())
        book = load_workbook(file)
        cells = book.worksheets[0]
        cells["G2"], cells["F3"] = "Drie keer samengekomen, telkens met een tiental partners.", "klaar"
        cells["F4"], cells["H4"] = "✕ geschrapt", "Geen middelen meer dit jaar."
        book.save(file)
        page.set_input_files("input[type=file]", file)
        page.click("main button[type=submit]")
        page.get_by_text("“klaar”").wait_for()


def read_document(page: Page) -> None:
    """Send a plan to be read, and go to the names in it when it was."""
    page.set_input_files("input[type=file]", ROOT / "tests" / "reading" / "samples" / "genummerd.txt")
    page.click("main form button[type=submit]")
    page.get_by_role("link", name="Namen opzoeken").click(timeout=60_000)
    page.wait_for_load_state()


def see_the_plan(page: Page) -> None:
    """Go from there to what would be made of it."""
    read_document(page)
    page.get_by_role("button", name="Keuzes bewaren en verder").click()
    page.get_by_text("Wat er gemaakt wordt").wait_for()


PLAN_IN_A_FILE = (Path(__file__).parent / "guide_plan.md").read_text(encoding="utf8")


def read_a_plan(page: Page) -> None:
    """Send a document with a plan in it, wait until it is read, and open the first action."""
    file = FilePayload(name="actieplan.md", mimeType="text/markdown", buffer=PLAN_IN_A_FILE.encode())
    page.set_input_files("input[type=file]", file)
    page.click("main button[type=submit]")
    page.get_by_role("link", name="Kijk na wat gelezen is").click(timeout=60_000)
    page.get_by_role("link", name="Overleg met de maatwerkbedrijven").click()
    page.locator(".intake-line.is-lit").nth(1).wait_for()
    page.set_viewport_size({"width": WIDTHS["desktop"], "height": 1050})
    page.goto(page.url.partition("#")[0])


PICTURES = (
    Picture("images/plan.png", f"{PLAN}/", height=1100),
    Picture("nl/images/aanmelden.png", "/nl/account/login/", who=None, height=800),
    Picture("nl/images/start.png", f"{REGION}/"),
    Picture("nl/images/beslissingen.png", f"{REGION}/agreements/decisions/"),
    Picture("nl/images/wacht-op-mij.png", "/nl/me/waiting/", height=1000),
    Picture("nl/images/actieplan.png", f"{PLAN}/", height=1100),
    Picture("nl/images/zoeken.png", f"{REGION}/search/?q=netwerk"),
    Picture("nl/images/actie.png", "{action}"),
    Picture("nl/images/plan-maken.png", f"{REGION}/plans/new/"),
    Picture("nl/images/namen-opzoeken.png", f"{REGION}/readings/new/", height=1100, first=read_document),
    Picture("nl/images/plan-overnemen.png", f"{REGION}/readings/new/", height=1400, first=see_the_plan),
    Picture("nl/images/betrokkenen.png", "{action}parties/"),
    Picture("nl/images/werkjaren.png", f"{PLAN}/working-years/", height=1400),
    Picture("nl/images/werkjaar.png", "{action}years/2024/"),
    Picture("nl/images/bevraging.png", f"{PLAN}/rounds/new/", height=1100),
    Picture("nl/images/bevraging-opvolgen.png", "{round}"),
    Picture("nl/images/bevraging-telefoon.png", "{answer}", who=None, height=1000, width=390),
    Picture("nl/images/werkjaren-inlezen.png", f"{PLAN}/working-years/import/", height=1050, first=read_back),
    Picture("nl/images/plan-inlezen.png", f"{REGION}/readings/new/", height=1050, first=read_a_plan),
    Picture("nl/images/bewijsstukken.png", "{action}years/2024/evidence/"),
    Picture("nl/images/dekking.png", f"{PLAN}/coverage/"),
    Picture("nl/images/werk-noteren.png", f"{REGION}/work/new/"),
    Picture("nl/images/uitnodigen.png", f"{REGION}/people/invite/"),
    Picture("nl/images/functies.png", f"{REGION}/people/functions/"),
    Picture("nl/images/organisaties.png", f"{REGION}/organisations/"),
    Picture("nl/images/logboek.png", f"{REGION}/records/"),
    Picture("nl/images/instellingen.png", "/nl/me/"),
    Picture("nl/images/beleidskader.png", "/nl/platform/frameworks/wse-2023-2025/", who=ADMIN),
    Picture("nl/images/overlegmatrix.png", f"{REGION}/consultation/matrix/", height=1100),
    Picture("nl/images/wegwijzer.png", "/nl/workplaces/zuid-west-vlaanderen/", who=None, height=1200),
    Picture(
        "nl/images/werkplek.png", "/nl/workplaces/zuid-west-vlaanderen/fietsatelier-de-ketting/", who=None, height=1200
    ),
    Picture("nl/images/werkplekken.png", f"{REGION}/workplaces/"),
    Picture("nl/images/werklijst.png", f"{REGION}/workplaces/worklist/"),
    Picture("nl/images/ladder.png", f"{REGION}/workplaces/ladder/", height=1300),
    Picture("nl/images/bibliotheek.png", f"{REGION}/library/"),
    Picture("nl/images/signalen.png", f"{REGION}/signals/", height=1300),
    Picture("nl/images/overeenkomsten.png", f"{REGION}/agreements/", height=1000),
    Picture("nl/images/jaaractieplan.png", f"{REGION}/agreements/1/2023/", height=1300),
    Picture("nl/images/concept.png", "{action}edit/", typed="Hier schrijf ik straks verder."),
)


def answers(address: str) -> bool:
    """Whether the server is up."""
    try:
        return bool(urlopen(address, timeout=5).status == 200)
    except OSError:
        return False


@contextmanager
def demo() -> Iterator[str]:
    """The address of a demo server that lasts as long as the pictures take."""
    with tempfile.TemporaryDirectory() as place:
        port, log = free_port(), Path(place) / "log"
        address = f"http://127.0.0.1:{port}"
        with started("run", "--port", str(port), env=environment(Path(place) / "data"), log=log):
            if not wait_until(lambda: answers(f"{address}/-/health"), seconds=120):
                raise SystemExit(f"The demo did not start:\n{log.read_text()}")
            yield address


def page_of(browser: Browser, address: str, who: str | None, width: int, height: int) -> Page:
    """A page in which that person is signed in."""
    page = browser.new_context(viewport={"width": width, "height": height}, locale="nl-BE").new_page()
    if who:
        page.goto(f"{address}/nl/account/login/")
        page.fill("input[name=login]", who)
        page.fill("input[name=password]", PASSWORD)
        page.press("input[name=password]", "Enter")
        page.wait_for_url(lambda url: "/account/login" not in url)
    return page


def take_guide(browser: Browser, address: str, only: Sequence[str]) -> None:
    """The pictures under docs/, or those of which the file is named."""
    wanted = [one for one in PICTURES if not only or Path(one.file).stem in only]
    people = {who: page_of(browser, address, who, WIDTHS["desktop"], 900) for who in {one.who for one in PICTURES}}
    finder = people[DIRECTOR]
    finder.goto(f"{address}{PLAN}/")
    action = urlsplit(finder.get_by_role("link", name=ACTION, exact=True).first.get_attribute("href") or "").path
    give_addresses(finder, address)
    found = {"action": action}
    for picture in wanted:
        page, file = people[picture.who], DOCS / picture.file
        if "{round}" in picture.path:
            found |= ask_the_leads(finder, address)
        answer = page.goto(address + picture.path.format(**found))
        if answer is None or answer.status != 200:
            raise SystemExit(f"{picture.path} does not answer as it should")
        if picture.typed:
            page.locator("form.ui-form textarea").first.press_sequentially(picture.typed)
            page.get_by_text("Concept bewaard").wait_for()
            page.reload()
        if picture.first:
            picture.first(page)
        page.set_viewport_size({"width": picture.width, "height": picture.height})
        file.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=file)
        print(file.relative_to(ROOT))


def give_addresses(page: Page, address: str) -> None:
    """Write down where the leads of the demo are written to."""
    page.goto(f"{address}{PLAN}/rounds/new/")
    leads = page.eval_on_selector_all("a[href*='/rounds/leads/']", "all => all.map(one => one.href)")
    for number, lead in enumerate(leads, start=1):
        page.goto(lead)
        page.fill("[name=name]", f"Trekker {number}")
        page.fill("[name=address]", f"trekker{number}@voorbeeld.example")
        page.press("[name=address]", "Enter")
        page.wait_for_url("**/rounds/new/")


def ask_the_leads(page: Page, address: str) -> dict[str, str]:
    """Send a round, answer some of it, and say where it is watched and where one more letter is answered."""
    page.goto(f"{address}{PLAN}/rounds/new/")
    page.click("button[value=send]")
    page.wait_for_url(re.compile(r"/rounds/\d+/"))
    watched = urlsplit(page.url).path
    page.goto(f"{address}/nl/demo/mail/")
    links = sorted(set(re.findall(r"/nl/answer/[^\s\"<&]+", page.content())))
    page.goto(address + links[0])
    for state in page.locator("input[value=done]").all():
        state.check(force=True)
    page.click(".chase-end button")
    page.goto(address + watched)
    return {"round": watched, "answer": links[-1]}


def take_all(browser: Browser, address: str) -> None:
    """Every page that somebody reaches by links, one for each kind of address; the director goes first."""
    for width_name, width in WIDTHS.items():
        seen: set[str] = set()
        for who, starts in STARTS.items():
            page = page_of(browser, address, who, width, 900)
            take_reached(page, address, [*starts], seen, width_name)
            page.context.close()
        print(f"{width_name}: {len(seen)} kinds of pages in {ALL.relative_to(ROOT)}")


def take_reached(page: Page, address: str, waiting: list[str], seen: set[str], width_name: str) -> None:
    """Follow the links from some pages, and take each kind of page that was not seen yet."""
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop(0)
        kind = re.sub(r"\d+", "n", path)
        if kind in seen or re.search(r"export|\.(xlsx|csv|json)|/me/data", path):
            continue
        seen.add(kind)
        answer = page.goto(address + path)
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        name = re.sub(r"[^a-z0-9]+", "-", kind.lower()).strip("-")
        ALL.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=ALL / f"{name}-{width_name}.png", full_page=True)
        links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
        waiting += [urlsplit(link).path for link in links if link.startswith(address) and "/nl/" in link]


def main() -> None:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="also every page that somebody reaches")
    parser.add_argument(
        "--only", nargs="+", default=(), metavar="NAME", help="only the pictures of the guide called so"
    )
    asked = parser.parse_args()
    chromium = machine.chromium()
    if chromium is None:
        raise SystemExit(machine.CHROMIUM_MISSING)
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        take_guide(browser, address, asked.only)
        if asked.all:
            take_all(browser, address)
        browser.close()


if __name__ == "__main__":
    main()
