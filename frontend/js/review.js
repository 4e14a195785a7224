// The review of a reading: the passage of the chosen node is lit up and brought into view beside it.
function show(line) {
  const box = line.closest("[data-scrolls]")
  const side = getComputedStyle(box).overflowY !== "visible"
  if (!side) return
  const above = line.getBoundingClientRect().top - box.getBoundingClientRect().top
  if (above < 0 || above > box.clientHeight - 60) box.scrollTop += above - box.clientHeight / 3
}

function light(review, chosen) {
  for (const line of review.querySelectorAll(".intake-line.is-lit")) line.classList.remove("is-lit")
  const lines = chosen.dataset.lines
    .trim()
    .split(/\s+/)
    .map((number) => review.querySelector(`#line-${number}`))
    .filter(Boolean)
  for (const line of lines) line.classList.add("is-lit")
  if (lines.length) show(lines[0])
}

function point(event) {
  const link = event.target.closest("[data-line]")
  const line = link && document.getElementById(`line-${link.dataset.line}`)
  const box = line && line.closest("[data-scrolls]")
  if (!box || getComputedStyle(box).overflowY === "visible") return
  event.preventDefault()
  for (const other of box.querySelectorAll(".is-pointed")) other.classList.remove("is-pointed")
  line.classList.add("is-pointed")
  show(line)
}

export function startReview(part) {
  const review = part.closest?.("[data-review]") ?? part.querySelector?.("[data-review]")
  const chosen = review?.querySelector("[data-chosen]")
  if (!chosen) return
  light(review, chosen)
  if (!review.dataset.started) {
    review.dataset.started = "yes"
    document.addEventListener("click", point)
    const { top, bottom } = chosen.getBoundingClientRect()
    if (top < innerHeight && bottom > 0) return
  } else {
    chosen.focus({ preventScroll: true })
  }
  chosen.closest("li").scrollIntoView({ block: "nearest" })
}
