// Says how many characters are left while typing; read aloud only after a pause, so that it does not chatter.
const PAUSE = 900

function say(place, field) {
  const left = Number(field.dataset.countTo) - [...field.value.replace(/\r?\n/g, "\r\n")].length
  const words = left < 0 ? place.dataset.countOver : place.dataset.countLeft
  place.textContent = `${words} ${Math.abs(left)}`
  place.toggleAttribute("data-over", left < 0)
}

export function startCounts(part) {
  for (const field of part.querySelectorAll("[data-count-to]")) {
    const place = document.getElementById(`${field.id}_count`)
    if (!place) continue
    let waiting
    say(place, field)
    field.addEventListener("input", () => {
      say(place, field)
      clearTimeout(waiting)
      waiting = setTimeout(() => {
        place.setAttribute("role", "status")
        say(place, field)
      }, PAUSE)
    })
  }
}
