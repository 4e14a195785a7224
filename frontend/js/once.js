// A second click on the same button sends nothing. The button stays readable and keeps its value.
const sent = new WeakSet()

export function startOnce() {
  document.addEventListener("submit", (event) => {
    const form = event.target
    if (form.method === "get" || event.defaultPrevented) return
    if (sent.has(form)) {
      event.preventDefault()
      return
    }
    sent.add(form)
    for (const button of form.querySelectorAll("[data-once]")) button.setAttribute("aria-disabled", "true")
  })
  // Back in the browser brings the page as it was left: the form may be sent again.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return
    for (const form of document.forms) {
      sent.delete(form)
      for (const button of form.querySelectorAll("[data-once]")) button.removeAttribute("aria-disabled")
    }
  })
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest("form")
    if (!form) return
    sent.delete(form)
    for (const button of form.querySelectorAll("[data-once]")) button.removeAttribute("aria-disabled")
  })
}
