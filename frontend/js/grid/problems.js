// What could not be saved as it was typed: told in place, with both values and a choice. Nothing goes without being seen.
import { filled } from "./words.js"

export function openProblems(root, cells, words, { onChoose, onOpen }) {
  const list = root.querySelector("[data-grid-problems]")
  const pattern = root.querySelector("[data-grid-problem]").content
  const shown = new Map()

  function drop(target) {
    shown.get(target)?.remove()
    shown.delete(target)
    cells.node(target)?.classList.remove("is-stuck")
  }

  function show(target, answer, mine) {
    drop(target)
    const box = pattern.cloneNode(true).firstElementChild
    const fill = (name, text) => {
      const place = box.querySelector(`[data-fill=${name}]`)
      if (text) place.textContent = text
      else place.closest("[data-line]").hidden = true
    }
    const name = cells.nameOf(target)
    const collided = answer.status === "collision"
    fill("title", `${name.action}, ${name.year}`)
    fill("what", collided ? told(answer) : answer.message)
    fill("theirs", collided ? inWords(answer.now) : "")
    fill("mine", inWords(mine))
    for (const button of box.querySelectorAll("[data-only]")) button.hidden = button.dataset.only !== answer.status
    box.querySelector("[data-do=theirs]").addEventListener("click", () => choose(target))
    box.querySelector("[data-do=mine]").addEventListener("click", () => choose(target, mine))
    box.querySelector("[data-do=drop]").addEventListener("click", () => choose(target))
    box.querySelector("[data-do=open]").addEventListener("click", () => onOpen(target, mine))
    toPage(box, target, answer, mine)
    list.append(box)
    shown.set(target, box)
    cells.node(target)?.classList.add("is-stuck")
  }

  function choose(target, mine) {
    onChoose(target, mine)
  }

  function told({ now, who }) {
    const state = words.states[now?.state]?.word ?? words.text.none
    return filled(words.text.collision, { who: who || now?.who, at: now?.at ?? "", state })
  }

  function inWords(values) {
    if (!values?.state) return ""
    return [words.states[values.state].word, values.sentence, values.reason].filter(Boolean).join(" – ")
  }

  // The page with both versions side by side is reached by sending the form of the year, as it would be without us.
  function toPage(box, target, answer, mine) {
    const form = box.querySelector("form")
    const link = cells.node(target).querySelector("a")
    if (!link || answer.status !== "collision" || !mine.state) return form.remove()
    form.action = link.href
    for (const [name, value] of Object.entries({ ...mine, version: Math.max(0, answer.version - 1) })) {
      form.elements[name].value = value ?? ""
    }
  }

  return { show, drop, has: (target) => shown.has(target) }
}
