// What is always in sight: whether all is saved, what the cell under the eye says in full and who said it, what happened.
import { piece } from "./cells.js"
import { filled } from "./words.js"

const LOUD = ["offline", "signed_out", "attention"]

export function openStatus(root, words, cells) {
  const state = root.querySelector("[data-grid-state]")
  const spoken = root.querySelector("[data-grid-say]")
  const told = root.querySelector("[data-grid-told]")
  const about = root.querySelector("[data-grid-about]")
  const signIn = root.querySelector("[data-grid-sign-in]")

  function say(text) {
    spoken.textContent = spoken.textContent === text ? `${text}\u00a0` : text
  }

  function show({ state: name, n, at }) {
    const moment = at ?? new Date()
    const hour = moment.getHours()
    const minute = String(moment.getMinutes()).padStart(2, "0")
    const text = n === 1 && words.text[`${name}_one`] ? words.text[`${name}_one`] : words.text[name]
    if (name !== "saved" || at) state.textContent = filled(text, { count: n, hour, minute })
    if (state.dataset.gridState !== name && LOUD.includes(name)) say(state.textContent)
    state.dataset.gridState = name
    signIn.hidden = name !== "signed_out"
  }

  return {
    say,
    show,
    tell(text, tone) {
      told.textContent = text
      told.dataset.tone = tone
      say(text)
    },
    about(cell) {
      const target = cell.dataset.cell
      if (!about || !target) return about?.replaceChildren()
      const name = cells.nameOf(target)
      const now = cells.get(target)
      about.replaceChildren(
        piece("plan-about__where", `${name.action}, ${name.year}: ${name.state}`),
        piece("plan-about__text", [now.sentence, now.reason].filter(Boolean).join(" – ")),
        piece("plan-about__who", now.said),
      )
    },
    steps(behind, ahead) {
      const give = (name, count) => root.querySelector(`[data-grid-${name}]`)?.toggleAttribute("disabled", !count)
      give("back", behind)
      give("again", ahead)
    },
  }
}
