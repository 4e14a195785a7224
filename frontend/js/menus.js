// Folds in the header close with Escape, by a click beside them, and when another one opens.
// A menu with data-menu-later holds a link to a page with its entries; they are fetched when it is opened first.
const OPEN = "[data-menu][open]"

function close(menu, { back = false } = {}) {
  menu.open = false
  if (back) menu.querySelector("summary").focus()
}

async function fill(menu) {
  menu.removeAttribute("data-menu-later")
  const panel = menu.querySelector(".ui-menu__panel")
  const answer = await fetch(panel.querySelector("a").href, { headers: { "HX-Request": "true" } }).catch(() => null)
  // Whatever went wrong: the link stays, and leads to the page that says what.
  if (!answer || !answer.ok || answer.redirected) return
  panel.innerHTML = await answer.text()
}

export function startMenus() {
  // `toggle` does not bubble, so it is caught on the way down.
  document.addEventListener(
    "toggle",
    (event) => {
      const menu = event.target
      if (menu instanceof Element && menu.matches("[data-menu-later][open]")) fill(menu)
    },
    true,
  )
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll(OPEN)) {
      if (!menu.contains(event.target)) close(menu)
    }
  })
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return
    for (const menu of document.querySelectorAll(OPEN)) {
      close(menu, { back: menu.contains(document.activeElement) })
    }
  })
  document.addEventListener("focusin", (event) => {
    for (const menu of document.querySelectorAll(OPEN)) {
      if (!menu.contains(event.target)) close(menu)
    }
  })
}
