// Down and up go through what was found, from the box that has the focus on, as people try without being told.
const STEPS = { ArrowDown: 1, ArrowUp: -1 }

export function startResults() {
  document.addEventListener("keydown", (event) => {
    const step = STEPS[event.key]
    if (!step || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.isComposing) return
    const box = document.querySelector("[data-search-box]")
    const stops = box ? [box, ...document.querySelectorAll("[data-result]")] : []
    const next = stops[stops.indexOf(document.activeElement) + step]
    if (!next || !stops.includes(document.activeElement)) return
    event.preventDefault()
    next.focus()
  })
}
