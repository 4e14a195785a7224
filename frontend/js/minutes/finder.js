// Type two letters of whoever comes in; Enter notes the first as present, and adds as a guest who is not in the list.
import { filled } from "./words.js"

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()

export function startFinder(root, words, chairs) {
  const box = root.querySelector("[data-finder]")
  const hint = root.querySelector("[data-finder-hint]")
  const usual = hint.textContent

  function found() {
    const wanted = folded(box.value.trim())
    if (wanted.length < 2) return null
    return chairs.all().filter((row) => {
      const title = folded(chairs.titleOf(row))
      return title.startsWith(wanted) || title.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)) || title.includes(` ${wanted}`)
    })
  }

  function show() {
    const rows = found()
    for (const row of chairs.all()) {
      row.classList.toggle("is-found", rows?.[0] === row)
      row.hidden = rows !== null && !rows.includes(row)
    }
    if (rows === null) hint.textContent = usual
    else if (rows.length) hint.textContent = filled(words.text.enter, { who: chairs.titleOf(rows[0]) })
    else hint.textContent = filled(words.text.enter_guest, { who: box.value.trim() })
  }

  function clear() {
    box.value = ""
    show()
  }

  box.addEventListener("input", show)
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return
    if (event.key === "Escape") return clear()
    if (event.key !== "Enter") return
    event.preventDefault()
    const rows = found()
    if (rows === null) return
    if (rows.length) chairs.note(rows[0], "present")
    else chairs.addGuest({ name: box.value.trim() }, "guest")
    clear()
  })
}
