"""What is asked of every page that a browser shows, whatever its state: nothing that axe finds, nothing that moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, Request

from tests.browser import HERE

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALL, LARGE = 320, 1280
HEIGHT = 900
EMPTY = f"{HERE}/nothing-of-the-last-page"
MOVED = "moved"
FELT = 0.005
"""From which share of the screen all moves together count. A line that pushes on what stands below it is four times as much; half a row
of a long page that is drawn before its end has come in is a tenth of it, and nobody sees that. Search engines call 0.1 good."""

STYLE, SCRIPT = "/static/dist/app.css", "/static/dist/app.js"
MAP_STYLE, MAP_SCRIPT = "/static/dist/map.css", "/static/dist/map.js"
"""What a page that shows a map fetches on top of that, once the map is looked at; no other page may."""

PASSKEYS = ("/static/mfa/js/webauthn-json.js", "/static/mfa/js/webauthn.js", "/static/account/js/onload.js")
"""What allauth brings along for passkeys, on the pages about them."""

WATCH_SHIFTS = """
  window.layoutShifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      const what = entry.sources.map((source) => source.node?.nodeName + "." + (source.node?.className ?? ""));
      window.layoutShifts.push([entry.value, what.join(", ")]);
    }
  }).observe({ type: "layout-shift", buffered: true });
"""
SETTLED = (
    "document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))"
)
RUN_AXE = """(tags) => (window.axe ?? (bringAxe(), axe)).run(document, {
  runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], elementRef: false,
}).then((found) => found.violations.map((rule) => [
  rule.id, rule.help, rule.nodes.length, rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)),
]))"""
TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= room) return [];
  const held = (node) => { for (let at = node.parentElement; at; at = at.parentElement) {
    if (["auto", "scroll", "hidden"].includes(getComputedStyle(at).overflowX)) return true; } return false; };
  return [...document.body.querySelectorAll("*")]
    .filter((node) => node.getBoundingClientRect().right > room + 0.5 && !held(node))
    .slice(0, 3).map((node) => node.outerHTML.slice(0, 120));
}"""
FOCUSED = """() => {
  const found = document.activeElement, box = found.getBoundingClientRect();
  const inside = box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight;
  found.blur();
  return [found.className || found.nodeName, inside];
}"""


@cache
def axe() -> str:
    """The source of axe, asleep until it is asked for; it comes from outside, so the policy of the page stays as strict as it is."""
    return f"window.bringAxe = function () {{ {AXE.read_text(encoding='utf8')} }};"


def prepare(context: BrowserContext) -> BrowserContext:
    """Let the pages of a window note what moves in them, and hand axe to the window once instead of to each page."""
    context.add_init_script(WATCH_SHIFTS)
    context.add_init_script(axe())
    context.set_default_timeout(20_000)
    return context


class Look:
    """One page in a window, with all that it complained about and asked for while it opened.

    A window keeps its one tab: a new one for each page would cost more than the page.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.pages[0] if context.pages else context.new_page()
        self.complaints: list[str] = []
        self.asked: list[Request] = []
        self.page.on("console", self.hear)
        self.page.on("pageerror", self.hear_error)
        self.page.on("request", self.see_request)

    def hear(self, said: ConsoleMessage) -> None:
        """Note what the browser complains about."""
        if said.type == "error":
            self.complaints.append(said.text)

    def hear_error(self, error: Error) -> None:
        """Note a mistake in a script."""
        self.complaints.append(str(error))

    def see_request(self, request: Request) -> None:
        """Note what the page asks for."""
        self.asked.append(request)

    def __enter__(self) -> Look:
        return self

    def __exit__(self, kind: object, *_error: object) -> None:
        """Leave nothing of this page to the next: no listener, no answer held ready, nothing kept and no clock running.

        The empty page stands at an address of ours: for any other the browser would start a process, and one more to come back.
        """
        if kind is not None:
            self.page.close()
            return
        self.page.remove_listener("console", self.hear)
        self.page.remove_listener("pageerror", self.hear_error)
        self.page.remove_listener("request", self.see_request)
        self.page.unroute_all()
        self.page.evaluate("sessionStorage.clear()")
        self.page.route(EMPTY, lambda route: route.fulfill(body="", content_type="text/html"))
        self.page.goto(EMPTY)
        self.page.unroute_all()

    def open(self, url: str, *statuses: int) -> None:
        """Go to an address and wait until it stands still; it answers with one of these, or 200."""
        response = self.page.goto(url, wait_until="load")
        self.page.evaluate(SETTLED)
        assert response is not None
        assert response.status in (statuses or (200,)), f"gives {response.status}"

    def faults_at_both(self, show: Callable[[], None], *, passkeys: bool = False, skip_link: bool = True) -> list[str]:
        """All that is wrong with a page that is shown on a phone and then on a desk.

        Waking axe takes longer than opening the page again, so axe looks twice where it woke: on the desk, where nothing
        folds itself away, and after that in the same page made narrow.
        """
        return [
            *(f"{SMALL}: {fault}" for fault in self.faults_of_showing(show, SMALL, passkeys)),
            *(f"{SMALL}: {fault}" for fault in (self.focus_faults() if skip_link else ())),
            *(f"{LARGE}: {fault}" for fault in self.faults_of_showing(show, LARGE, passkeys)),
            *(f"{LARGE}: {fault}" for fault in self.axe_faults()),
            *(f"{LARGE}: {fault}" for fault in (self.focus_faults() if skip_link else ())),
            *(f"{LARGE} made {SMALL}: {fault}" for fault in self.faults_made_narrow()),
        ]

    def faults_of_showing(self, show: Callable[[], None], width: int, passkeys: bool) -> list[str]:
        """What goes wrong while a page is shown at a width.

        What moved is looked at once more: on a busy machine the first page of a window may be drawn before its font is
        there, which a second showing, with the font at hand, does not repeat. What moves by itself moves both times.
        """
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        for _ in range(2):
            self.complaints.clear()
            self.asked.clear()
            show()
            faults = self.faults_of_opening(passkeys)
            if not any(fault.startswith(MOVED) for fault in faults):
                break
        return faults

    def faults_made_narrow(self) -> list[str]:
        """What is wrong with a page for a desk in which somebody made the window as narrow as a phone."""
        self.page.set_viewport_size({"width": SMALL, "height": HEIGHT})
        self.page.evaluate(SETTLED)
        return [*self.width_faults(), *self.axe_faults()]

    def faults(self, *, passkeys: bool = False) -> list[str]:
        """All that is wrong with what is on the screen, as it stands there."""
        return [*self.faults_of_opening(passkeys), *self.axe_faults()]

    def faults_of_opening(self, passkeys: bool) -> list[str]:
        """What went wrong while it opened, or stands where it should not."""
        return [*self.console_faults(), *self.file_faults(passkeys), *self.width_faults(), *self.moving_faults()]

    def width_faults(self) -> Iterator[str]:
        """What sticks out of the screen."""
        yield from (f"wider than the screen: {node}" for node in self.page.evaluate(TOO_WIDE))

    def moving_faults(self) -> Iterator[str]:
        """What moved while it opened, if it was so much that somebody would see it."""
        moves = self.page.evaluate("window.layoutShifts")
        if sum(value for value, _what in moves) >= FELT:
            yield from (f"{MOVED} by {value:.4f}: {what}" for value, what in moves)

    def console_faults(self) -> Iterator[str]:
        """What the browser complained about; that an answer was an error is known."""
        yield from (f"console: {line}" for line in self.complaints if "Failed to load resource" not in line)

    def file_faults(self, passkeys: bool) -> Iterator[str]:
        """Each page takes one style sheet and one script of ours, one with a map a second of each; nothing from elsewhere."""
        of_a_map = {MAP_STYLE, MAP_SCRIPT} if self.page.locator("[data-map]").count() else set()
        asked = [(request.url.removeprefix(HERE), request.resource_type) for request in self.asked]
        paths = [path for path, _kind in asked]
        own = [(path, kind) for path, kind in asked if path not in of_a_map]
        styles = list(dict.fromkeys(path for path, kind in own if kind == "stylesheet"))
        scripts = list(dict.fromkeys(path for path, kind in own if kind == "script"))
        if styles != [STYLE]:
            yield f"style sheets: {styles}"
        if scripts[:1] != [SCRIPT] or not set(scripts[1:]) <= set(PASSKEYS if passkeys else ()):
            yield f"scripts: {scripts}"
        yield from (f"asks elsewhere: {path}" for path in paths if path.startswith("http"))

    def axe_faults(self) -> Iterator[str]:
        """What axe finds."""
        found: list[list[Any]] = self.page.evaluate(RUN_AXE, RULES)
        yield from (f"axe {rule}: {words} ({count}×) {' '.join(nodes)}" for rule, words, count, nodes in found)

    def focus_faults(self) -> Iterator[str]:
        """The first press of Tab shows the way past the header; the page is left as it was before."""
        self.page.keyboard.press("Tab")
        name, is_seen = self.page.evaluate(FOCUSED)
        if "govuk-skip-link" not in name or not is_seen:
            yield f"the first Tab leads to {name}{'' if is_seen else ', out of sight'}"
