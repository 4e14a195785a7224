// What is always in sight: whether all is saved, and since when; what happened is said aloud.
import { filled } from "./words.js"

const LOUD = ["offline", "signed_out", "attention"]

export function openStatus(root, words) {
  const state = root.querySelector("[data-minutes-state]")
  const spoken = root.querySelector("[data-minutes-say]")
  const signIn = root.querySelector("[data-minutes-sign-in]")
  let told = { state: "saved", n: 0, at: null }
  let typing = 0

  function say(text) {
    spoken.textContent = spoken.textContent === text ? `${text}\u00a0` : text
  }

  function show(next) {
    told = next
    draw()
    signIn.hidden = told.state !== "signed_out"
  }

  function draw() {
    const { state: name, n, at } = told
    if (typing && name === "saved") {
      state.textContent = words.text.typing
    } else {
      const moment = at ?? new Date()
      const values = { count: n, hour: moment.getHours(), minute: String(moment.getMinutes()).padStart(2, "0") }
      const text = n === 1 && words.text[`${name}_one`] ? words.text[`${name}_one`] : words.text[name]
      if (name !== "saved" || at) state.textContent = filled(text, values)
    }
    if (state.dataset.minutesState !== name && LOUD.includes(name)) say(state.textContent)
    state.dataset.minutesState = name
  }

  return {
    say,
    show,
    typing(count) {
      typing = count
      draw()
    },
  }
}
