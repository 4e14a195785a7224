// Keys for those who want them (a setting of the account). A letter typed in a field is always just a letter.
const TYPING = "input, textarea, select, [contenteditable=true]"

function isTyping(target) {
  return target instanceof Element && target.closest(TYPING) !== null
}

function isShown(element) {
  return element.getClientRects().length > 0
}

export function startShortcuts() {
  if (document.body.dataset.shortcuts !== "on") return
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTyping(event.target)) return
    const wanted = [...document.querySelectorAll("[data-key]")].find(
      (one) => one.dataset.key === event.key && isShown(one),
    )
    if (!wanted) return
    event.preventDefault()
    if (wanted.matches(TYPING)) wanted.focus()
    else wanted.click()
  })
}
