// Who is there: the buttons of each row, set at once; a pressed one takes the note away again.
import { filled, newKey } from "./words.js"

export function openChairs(root, words, { saving, problems, status }) {
  const list = root.querySelector("[data-chairs]")
  const pattern = root.querySelector("[data-new-chair]").content
  const guest = root.querySelector("[data-guest-form]")

  const all = () => [...list.querySelectorAll("[data-chair]")]
  const rowOf = (target) => all().find((one) => `attendance:${one.dataset.chair}` === target)
  const titleOf = (row) => {
    const parts = [row.querySelector("[data-organisation]").textContent, row.querySelector("[data-who]").textContent]
    return parts.filter((part) => part.trim()).join(": ")
  }
  const valuesOf = (row) => {
    const { name, replaces, organisation } = row.querySelector("form").elements
    return { name: name.value, replaces: replaces.value, organisation: organisation?.value ?? "" }
  }

  function draw(row, presence) {
    row.dataset.presence = presence
    for (const button of row.querySelectorAll("button[data-presence]")) {
      button.setAttribute("aria-pressed", String(button.dataset.presence === presence))
    }
    count()
  }

  function count() {
    const rows = all()
    for (const one of root.querySelectorAll("[data-counts] [data-count]")) {
      const n = rows.filter((row) => (row.dataset.presence || row.dataset.expected) === one.dataset.count).length
      one.querySelector("strong").textContent = n
      one.hidden = n === 0
    }
  }

  function note(row, presence) {
    const target = `attendance:${row.dataset.chair}`
    const seat = row.querySelector("form").elements.seat.value
    problems.drop(target)
    row.dataset.expected = ""
    draw(row, presence)
    saving.push(
      { kind: "attend", target, version: Number(row.dataset.version), seat, presence, ...valuesOf(row) },
      { instead: true },
    )
    const said = presence ? words.text.noted : words.text.taken_away
    status.say(filled(said, { who: titleOf(row), presence: words.presences[presence] ?? "" }))
  }

  function attach(row) {
    row.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault()
      const wanted = event.submitter?.dataset.presence ?? "present"
      note(row, row.dataset.presence === wanted ? "" : wanted)
    })
    for (const field of row.querySelectorAll(".minutes-chair__fields input")) {
      field.addEventListener("change", () => {
        row.querySelector("[data-who]").textContent = row.querySelector("form").elements.name.value
        note(row, row.dataset.presence || "present")
      })
    }
  }

  function create(key, { title = "", name = "", replaces = "", organisation = "", presence = "", version = 0 }) {
    const row = pattern.cloneNode(true).firstElementChild
    const { elements } = row.querySelector("form")
    row.dataset.chair = key
    row.dataset.version = version
    row.dataset.expected = ""
    elements.key.value = key
    elements.name.value = name
    elements.replaces.value = replaces
    elements.organisation.value = organisation
    row.querySelector("[data-organisation]").textContent = organisation
    row.querySelector("[data-who]").textContent = title || name
    row.querySelector("[role=group]").setAttribute("aria-label", title || name || organisation)
    list.querySelector("[data-no-chairs]")?.remove()
    list.append(row)
    attach(row)
    draw(row, presence)
    return row
  }

  function addGuest(values, presence) {
    const row = create(newKey(), values)
    note(row, presence)
    return row
  }

  guest.addEventListener("submit", (event) => {
    event.preventDefault()
    const { name, organisation, replaces } = guest.elements
    if (!name.value.trim() && !organisation.value.trim()) return name.focus()
    addGuest({ name: name.value, organisation: organisation.value, replaces: replaces.value }, event.submitter?.value || "guest")
    guest.reset()
    name.focus()
  })

  function valuesIn(op) {
    return { name: op.name, replaces: op.replaces, organisation: op.organisation, presence: op.presence }
  }

  saving.hear("attend", {
    done(answer, op) {
      const row = rowOf(op.target) ?? create(op.target.replace("attendance:", ""), valuesIn(op))
      row.dataset.version = answer.version
    },
    stuck(answer, op) {
      const row = rowOf(op.target) ?? create(op.target.replace("attendance:", ""), valuesIn(op))
      const theirs = answer.now?.presence ?? ""
      const told = (one) => [words.presences[one.presence] ?? words.text.nothing, one.name, one.replaces].filter(Boolean).join(", ")
      const settle = (presence) => {
        saving.drop(op.target)
        row.dataset.version = answer.version
        if (presence === null) draw(row, theirs)
        else note(row, presence)
      }
      problems.show(op.target, row, answer, {
        theirs: answer.now ? told(answer.now) : "",
        mine: told(op),
        choices: { theirs: () => settle(null), mine: () => settle(op.presence), again: () => settle(op.presence), drop: () => saving.drop(op.target) },
      })
    },
  })

  for (const row of all()) attach(row)
  count()

  return {
    all,
    titleOf,
    note,
    addGuest,
    hear(told) {
      const target = `attendance:${told.key}`
      if (saving.waitsFor(target) || problems.has(target)) return
      const row = rowOf(target)
      if (!row) return create(told.key, told)
      if (Number(row.dataset.version) >= told.version) return
      row.dataset.version = told.version
      row.dataset.expected = ""
      const { elements } = row.querySelector("form")
      elements.name.value = told.name
      elements.replaces.value = told.replaces
      draw(row, told.presence)
    },
    restore() {
      for (const { op } of saving.waiting("attend")) {
        const row = rowOf(op.target) ?? create(op.target.replace("attendance:", ""), valuesIn(op))
        draw(row, op.presence)
      }
    },
  }
}
