// Folds in the header close with Escape, by a click beside them, and when another one opens.
const OPEN = "[data-menu][open]"

function close(menu, { back = false } = {}) {
  menu.open = false
  if (back) menu.querySelector("summary").focus()
}

export function startMenus() {
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
