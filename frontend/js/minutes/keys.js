// The item that one is at: its buttons get the letters, arrows lead to the next, Escape out of a text. Letters only for who wants them.
export function startKeys(root, words, items, begin) {
  const wanted = document.body.dataset.shortcuts === "on"
  let current = null

  function goTo(item) {
    if (!item || item === current) return
    for (const button of current?.querySelectorAll("[data-new]") ?? []) button.removeAttribute("data-key")
    current?.classList.remove("is-current")
    current = item
    current.classList.add("is-current")
    if (wanted) for (const button of item.querySelectorAll("[data-new]")) button.dataset.key = words.keys[button.dataset.new]
  }

  function attach(item) {
    item.addEventListener("focusin", () => goTo(item))
    for (const button of item.querySelectorAll("[data-new]")) {
      button.addEventListener("click", () => {
        goTo(item)
        begin(item, button.dataset.new)
      })
    }
  }

  root.addEventListener("keydown", (event) => {
    const item = event.target.closest(".minutes-item")
    if (!item || event.isComposing) return
    if (event.key === "Escape" && event.target !== item) {
      event.preventDefault()
      item.focus({ preventScroll: true })
    } else if (event.target === item && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const all = items()
      const next = all[all.indexOf(item) + (event.key === "ArrowDown" ? 1 : -1)]
      if (!next) return
      event.preventDefault()
      next.focus()
    }
  })

  return { attach, goTo }
}
