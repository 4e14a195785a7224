// What could not be saved as it was typed: told in place, with both texts and a choice. Nothing goes without being seen.
import { filled } from "./words.js"

export function openProblems(root, words) {
  const pattern = root.querySelector("[data-problem]").content
  const shown = new Map()

  function drop(target) {
    shown.get(target)?.remove()
    shown.delete(target)
  }

  // choices: theirs, mine, both after a collision, again, drop after a refusal; those that are not given have no button.
  function show(target, place, answer, { theirs = "", mine = "", choices }) {
    drop(target)
    const box = pattern.cloneNode(true).firstElementChild
    const collided = answer.status === "collision"
    const fill = (name, text) => (box.querySelector(`[data-fill=${name}]`).textContent = text)
    fill("what", collided ? filled(words.text.collision, { who: answer.who, when: answer.when }) : answer.message)
    fill("theirs", theirs)
    fill("mine", mine)
    for (const part of box.querySelectorAll("[data-only]")) part.hidden = part.dataset.only !== answer.status
    for (const button of box.querySelectorAll("[data-do]")) {
      if (!choices[button.dataset.do]) button.hidden = true
      button.addEventListener("click", () => {
        drop(target)
        choices[button.dataset.do]()
      })
    }
    place.append(box)
    shown.set(target, box)
    return box
  }

  return { show, drop, has: (target) => shown.has(target), any: () => shown.size > 0 }
}
