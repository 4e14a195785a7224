// Several rows at once: what the form does on the server happens here cell by cell, as one step that can be taken back.
import { filled, objection } from "./words.js"

export function startSeveral(root, cells, words, { save, say }) {
  const form = document.getElementById("grid-several")
  if (!form) return { toggle: () => {} }
  const count = form.querySelector("[data-several-count]")
  const result = form.querySelector("[data-several-result]")
  const boxes = [...root.querySelectorAll("input[name=rows]")]
  const chosen = () => boxes.filter((box) => box.checked)

  function show() {
    const number = chosen().length
    count.textContent = number === 1 ? words.text.row_chosen : filled(words.text.rows_chosen, { count: number })
    for (const box of boxes) box.closest("tr").setAttribute("aria-selected", String(box.checked))
    form.closest("details").open ||= number > 1
  }

  function submit(event) {
    event.preventDefault()
    const { year, state, sentence, reason } = form.elements
    const refused = []
    const wanted = []
    for (const box of chosen()) {
      const target = `${box.value}-${year.value}`
      const now = cells.get(target)
      const asks = words.states[state.value].reason
      const to = {
        state: state.value,
        sentence: sentence.value.trim() || now.sentence,
        reason: asks ? reason.value.trim() || now.reason : "",
        moved_to: state.value === "moved" ? now.moved_to : null,
      }
      const why = now.state ? objection(words, now, year.value, to) : filled(words.text.not_in_year, { year: year.value })
      if (why || !cells.mayChange(target)) refused.push(`${cells.nameOf(target).action}: ${why || words.text.read_only}`)
      else wanted.push({ target, to })
    }
    const changed = save(wanted)
    for (const box of chosen()) box.checked = false
    show()
    tell(changed, refused)
  }

  function tell(changed, refused) {
    const first = changed === 1 ? words.text.row_changed : filled(words.text.rows_changed, { count: changed })
    const lines = refused.map((one) => {
      const item = document.createElement("li")
      item.textContent = one
      return item
    })
    result.replaceChildren(...lines)
    say([first, refused.length ? filled(words.text.rows_refused, { count: refused.length }) : "", ...refused].filter(Boolean).join(" "))
  }

  form.addEventListener("submit", submit)
  for (const box of boxes) box.addEventListener("change", show)
  return {
    toggle(row) {
      const box = row.querySelector("input[name=rows]")
      if (!box) return
      box.checked = !box.checked
      show()
      say(`${row.dataset.name}: ${box.checked ? words.text.chosen : words.text.not_chosen}`)
    },
  }
}
