// Dropping a file on the form, and how much of it was sent. Without this the form sends it as any form does.
function startOne(form) {
  const box = form.querySelector("[data-upload-drop]")
  const input = form.querySelector("input[type=file]")
  const progress = form.querySelector("[data-upload-progress]")
  for (const kind of ["dragenter", "dragover"]) {
    box.addEventListener(kind, (event) => {
      event.preventDefault()
      box.classList.add("is-over")
    })
  }
  for (const kind of ["dragleave", "drop"]) box.addEventListener(kind, () => box.classList.remove("is-over"))
  box.addEventListener("drop", (event) => {
    event.preventDefault()
    if (!event.dataTransfer.files.length) return
    input.files = event.dataTransfer.files
    input.focus()
  })
  const troubles = [...form.querySelectorAll("[data-trouble]")]
  // An answer that is no page of the form shows nowhere by itself: say what it means, and leave the form as it is.
  const tell = (code) => {
    const known = troubles.find((one) => one.dataset.trouble === code)
    const shown = code && (known || troubles.find((one) => one.dataset.trouble === "other"))
    for (const one of troubles) one.hidden = one !== shown
  }
  form.addEventListener("htmx:beforeRequest", () => tell(""))
  form.addEventListener("htmx:responseError", (event) => tell(String(event.detail.xhr.status)))
  for (const kind of ["sendError", "timeout"]) form.addEventListener(`htmx:${kind}`, () => tell("0"))
  form.addEventListener("htmx:xhr:loadstart", () => (progress.hidden = false))
  form.addEventListener("htmx:xhr:loadend", () => (progress.hidden = true))
  form.addEventListener("htmx:xhr:progress", (event) => {
    const { loaded, total } = event.detail
    if (total) progress.querySelector("progress").value = (100 * loaded) / total
  })
}

export function startUploads(part) {
  for (const form of part.querySelectorAll("[data-upload]")) startOne(form)
}
