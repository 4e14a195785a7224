// A number with two buttons behind it, for a thumb: behind, so that the box stays where it was when they come.
// Without them it is a box in which one types.
const MOST = 999

function button(sign, label, name, onPress) {
  const made = document.createElement("button")
  made.type = "button"
  made.className = "ui-stepper__button"
  made.textContent = sign
  made.setAttribute("aria-label", `${name}: ${label}`)
  made.addEventListener("click", onPress)
  return made
}

function step(input, by) {
  const now = input.value === "" ? 0 : Number(input.value) + by
  input.value = String(Math.min(MOST, Math.max(0, Number.isFinite(now) ? now : 0)))
  input.dispatchEvent(new Event("input", { bubbles: true }))
}

export function startSteppers(part) {
  for (const box of part.querySelectorAll("[data-stepper]")) {
    const input = box.querySelector("input[inputmode=numeric]")
    if (!input || box.querySelector(".ui-stepper__button")) continue
    const name = box.querySelector("label")?.textContent.trim() ?? ""
    const row = document.createElement("div")
    row.className = "ui-stepper"
    input.before(row)
    row.append(
      input,
      button("−", box.dataset.less, name, () => step(input, -1)),
      button("+", box.dataset.more, name, () => step(input, 1)),
    )
  }
}
