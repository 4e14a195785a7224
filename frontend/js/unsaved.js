// Warns before a half-written form is left. The browser words the question in its own language.
export function startUnsaved() {
  const changed = new Set()
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-unsaved]")
    if (form) changed.add(form)
  })
  document.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) changed.delete(event.target)
  })
  document.addEventListener("htmx:afterSwap", () => {
    for (const form of changed) if (!form.isConnected) changed.delete(form)
  })
  window.addEventListener("beforeunload", (event) => {
    if (changed.size > 0) event.preventDefault()
  })
}
