// What the cells say: as the server told it last, as it stands here with what was not sent yet, and how it is drawn.
import { readData } from "./words.js"

const NOTHING = { version: 0, state: "", sentence: "", reason: "", moved_to: null, who: "", said: "" }

export function openCells(root, words) {
  const server = new Map(Object.entries(readData("grid-cells")))
  const here = new Map()
  const nodes = new Map([...root.querySelectorAll("[data-cell]")].map((node) => [node.dataset.cell, node]))

  const told = (target) => ({ ...NOTHING, ...server.get(target) })
  const get = (target) => here.get(target) ?? told(target)

  function valuesOf(target) {
    const { state, sentence, reason, moved_to } = get(target)
    return { state, sentence, reason, moved_to }
  }

  function draw(target) {
    const node = nodes.get(target)
    if (!node) return
    const cell = get(target)
    const known = words.states[cell.state]
    node.className = `plan-cell plan-cell--${known ? known.tone : "none"}`
    node.classList.toggle("is-waiting", here.has(target))
    const inner = node.querySelector(".plan-cell__in")
    inner.title = here.has(target) ? "" : cell.said
    inner.replaceChildren(stateOf(cell, known))
    const text = cell.sentence || cell.reason
    if (text) inner.append(" ", piece("plan-cell__text", text.slice(0, 140)))
    if (cell.said && !here.has(target)) inner.append(" ", piece("plan-cell__who", cell.said))
  }

  function stateOf(cell, known) {
    const line = piece("plan-cell__state", "")
    const sign = piece("ui-sign", known ? `${known.sign}${cell.assumed ? "?" : ""}` : "–")
    sign.ariaHidden = "true"
    line.append(sign, " ", known ? known.word : piece("govuk-visually-hidden", words.text.none))
    return line
  }

  return {
    get,
    told,
    valuesOf,
    has: (target) => nodes.has(target),
    node: (target) => nodes.get(target),
    mayChange: (target) => nodes.get(target)?.dataset.may === "1",
    nameOf(target) {
      const node = nodes.get(target)
      return { action: node.parentElement.dataset.name, year: node.dataset.label, state: words.states[get(target).state]?.word ?? words.text.none }
    },
    // What somebody here just said, not yet answered.
    say(target, values) {
      here.set(target, { ...told(target), said: "", assumed: false, ...values })
      draw(target)
    },
    // What the server says; what waits here stays in sight.
    hear(target, cell) {
      if (cell) server.set(target, cell)
      else server.delete(target)
      if (!here.has(target)) draw(target)
    },
    settle(target) {
      here.delete(target)
      draw(target)
    },
    mark(target, who) {
      const node = nodes.get(target)
      if (!node || !who) return
      node.classList.add("is-news")
      const note = piece("plan-cell__news", who)
      note.ariaHidden = "true"
      node.querySelector(".plan-cell__in").append(note)
    },
  }
}

export function piece(name, text) {
  const made = document.createElement("span")
  made.className = name
  made.textContent = text
  return made
}
