// Keys for those who want them (a setting of the account). A letter typed in a field is always just a letter.
// An element may have several (`data-key="j ArrowDown"`). Enter on a link and arrows in a part that scrolls stay theirs.
const TYPING = "input, textarea, select, [contenteditable=true]"

function isTyping(target) {
  return target instanceof Element && target.closest(TYPING) !== null
}

function hasOwnUse(event) {
  const at = event.target instanceof Element ? event.target : document.body
  if (event.key === "Enter" || event.key === " ") return at.closest("a, button, summary") !== null
  return event.key.startsWith("Arrow") && at.closest("[data-scrolls], [data-search-box], [data-result]") !== null
}

function isShown(element) {
  return element.getClientRects().length > 0
}

export function startShortcuts() {
  if (document.body.dataset.shortcuts !== "on") return
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTyping(event.target)) return
    if (hasOwnUse(event)) return
    const wanted = [...document.querySelectorAll("[data-key]")].find(
      (one) => one.dataset.key.split(" ").includes(event.key) && isShown(one),
    )
    if (!wanted) return
    event.preventDefault()
    if (wanted.matches(TYPING)) wanted.focus()
    else wanted.click()
  })
}
