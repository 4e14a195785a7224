"""Take the pictures of the guide and of the README, from a demo region of its own.

    make screenshots          the pictures under docs/
    make screenshots ALL=1    also every page that the director can reach, at two widths, under build/screenshots/

The server that is looked at runs in a place that is thrown away afterwards.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

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
MOST_PAGES = 120


@dataclass(frozen=True)
class Picture:
    """One picture of the guide: where it is kept, what it shows, and who looks. ``{action}`` is the example action."""

    file: str
    path: str
    who: str | None = DIRECTOR
    height: int = 900


PICTURES = (
    Picture("images/plan.png", f"{PLAN}/", height=1100),
    Picture("nl/images/aanmelden.png", "/nl/account/login/", who=None, height=800),
    Picture("nl/images/start.png", f"{REGION}/"),
    Picture("nl/images/actieplan.png", f"{PLAN}/", height=1100),
    Picture("nl/images/actie.png", "{action}"),
    Picture("nl/images/plan-maken.png", f"{REGION}/plans/new/"),
    Picture("nl/images/betrokkenen.png", "{action}parties/"),
    Picture("nl/images/werkjaar.png", "{action}years/2024/"),
    Picture("nl/images/dekking.png", f"{PLAN}/coverage/"),
    Picture("nl/images/werk-noteren.png", f"{REGION}/work/new/"),
    Picture("nl/images/uitnodigen.png", f"{REGION}/people/invite/"),
    Picture("nl/images/functies.png", f"{REGION}/people/functions/"),
    Picture("nl/images/organisaties.png", f"{REGION}/organisations/"),
    Picture("nl/images/logboek.png", f"{REGION}/records/"),
    Picture("nl/images/instellingen.png", "/nl/me/"),
    Picture("nl/images/beleidskader.png", "/nl/platform/frameworks/wse-2023-2025/", who=ADMIN),
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


def take_guide(browser: Browser, address: str) -> None:
    """The pictures under docs/."""
    people = {who: page_of(browser, address, who, WIDTHS["desktop"], 900) for who in {one.who for one in PICTURES}}
    finder = people[DIRECTOR]
    finder.goto(f"{address}{PLAN}/")
    action = urlsplit(finder.get_by_role("link", name=ACTION, exact=True).first.get_attribute("href") or "").path
    for picture in PICTURES:
        page, file = people[picture.who], DOCS / picture.file
        answer = page.goto(address + picture.path.format(action=action))
        if answer is None or answer.status != 200:
            raise SystemExit(f"{picture.path} does not answer as it should")
        page.set_viewport_size({"width": WIDTHS["desktop"], "height": picture.height})
        file.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=file)
        print(file.relative_to(ROOT))


def take_all(browser: Browser, address: str) -> None:
    """Every page that the director reaches by links, one for each kind of address."""
    for width_name, width in WIDTHS.items():
        page = page_of(browser, address, DIRECTOR, width, 900)
        waiting, seen = [f"{REGION}/", "/nl/", "/nl/me/", "/nl/public/zuid-west-vlaanderen/"], set[str]()
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
        print(f"{width_name}: {len(seen)} kinds of pages in {ALL.relative_to(ROOT)}")


def main() -> None:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="also every page that the director can reach")
    asked = parser.parse_args()
    chromium = machine.chromium()
    if chromium is None:
        raise SystemExit(machine.CHROMIUM_MISSING)
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        take_guide(browser, address)
        if asked.all:
            take_all(browser, address)
        browser.close()


if __name__ == "__main__":
    main()
