// Warns before a half-written form is left, unless what was typed is kept as a draft (`isKept`, from drafts.js). The
// browser words the question in its own language.
export function startUnsaved(isKept) {
  const changed = new Set()
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form")
    if (form && (form.matches("[data-unsaved]") || form.elements.draft)) changed.add(form)
  })
  document.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) changed.delete(event.target)
  })
  document.addEventListener("htmx:afterSwap", () => {
    for (const form of changed) if (!form.isConnected) changed.delete(form)
  })
  window.addEventListener("beforeunload", (event) => {
    if ([...changed].some((form) => !isKept(form))) event.preventDefault()
  })
}
