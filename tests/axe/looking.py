"""What is asked of every page that a browser shows, whatever its state: nothing that axe finds, nothing that moves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Request

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALL, LARGE = 320, 1280
STYLE, SCRIPT = "/static/dist/app.css", "/static/dist/app.js"

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
RUN_AXE = """(tags) => axe.run(document, {
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
  return [found.className || found.nodeName, inside];
}"""


@cache
def axe() -> str:
    """The source of axe; it is evaluated from outside, so the policy of the page stays as strict as it is."""
    return AXE.read_text(encoding="utf8")


def prepare(context: BrowserContext) -> BrowserContext:
    """Let the pages of a window note what moves in them."""
    context.add_init_script(WATCH_SHIFTS)
    context.set_default_timeout(20_000)
    return context


class Look:
    """One page in a window, with all that it complained about and asked for while it opened."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.asked: list[Request] = []
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request))

    def __enter__(self) -> Look:
        return self

    def __exit__(self, *_error: object) -> None:
        self.page.close()

    def open(self, url: str) -> int:
        """Go to an address and wait until it stands still; says the status."""
        response = self.page.goto(url, wait_until="load")
        self.page.evaluate(SETTLED)
        assert response is not None
        return response.status

    def faults(self, *, passkeys: bool = False, skip_link: bool = True) -> list[str]:
        """All that is wrong with what is on the screen."""
        return [
            *self.console_faults(),
            *self.file_faults(passkeys),
            *self.axe_faults(),
            *(f"wider than the screen: {node}" for node in self.page.evaluate(TOO_WIDE)),
            *(f"moved by {value:.4f}: {what}" for value, what in self.page.evaluate("window.layoutShifts")),
            *(self.focus_faults() if skip_link else ()),
        ]

    def console_faults(self) -> Iterator[str]:
        """What the browser complained about; that an answer was an error is known."""
        yield from (f"console: {line}" for line in self.complaints if "Failed to load resource" not in line)

    def file_faults(self, passkeys: bool) -> Iterator[str]:
        """Each page takes one style sheet and one script of ours, and nothing from elsewhere."""
        paths = [request.url.removeprefix("http://localhost") for request in self.asked]
        kinds = [request.resource_type for request in self.asked]
        styles = list(dict.fromkeys(path for path, kind in zip(paths, kinds, strict=True) if kind == "stylesheet"))
        scripts = list(dict.fromkeys(path for path, kind in zip(paths, kinds, strict=True) if kind == "script"))
        if styles != [STYLE]:
            yield f"style sheets: {styles}"
        if scripts[:1] != [SCRIPT] or not set(scripts[1:]) <= set(PASSKEYS if passkeys else ()):
            yield f"scripts: {scripts}"
        yield from (f"asks elsewhere: {path}" for path in paths if path.startswith("http"))

    def axe_faults(self) -> Iterator[str]:
        """What axe finds."""
        self.page.evaluate(axe())
        found: list[list[Any]] = self.page.evaluate(RUN_AXE, RULES)
        yield from (f"axe {rule}: {words} ({count}×) {' '.join(nodes)}" for rule, words, count, nodes in found)

    def focus_faults(self) -> Iterator[str]:
        """The first press of Tab shows the way past the header."""
        self.page.keyboard.press("Tab")
        name, is_seen = self.page.evaluate(FOCUSED)
        if "govuk-skip-link" not in name or not is_seen:
            yield f"the first Tab leads to {name}{'' if is_seen else ', out of sight'}"
