// Fetches the script of the map when a map is looked at: where there is room at once, on a phone after a press on a button.
const ROOM = "(min-width: 60em)"

function fetchOnce(tag, place, address) {
  const found = document.querySelector(`[data-fetched="${CSS.escape(address)}"]`)
  if (found) return found.ready
  const node = document.createElement(tag)
  node.dataset.fetched = address
  node[place] = address
  if (tag === "link") node.rel = "stylesheet"
  node.ready = new Promise((done, failed) => {
    node.addEventListener("load", done)
    node.addEventListener("error", failed)
  })
  document.head.append(node)
  return node.ready
}

async function open(map) {
  if (map.dataset.begun) return
  map.dataset.begun = "yes"
  try {
    await Promise.all([
      fetchOnce("link", "href", map.dataset.style),
      fetchOnce("script", "src", map.dataset.script),
    ])
    await window.regietafelMap(map)
  } catch {
    map.querySelector("[data-map-said]").textContent = map.dataset.away
  }
}

function startMap(map) {
  const button = map.querySelector("[data-map-open]")
  const show = button.textContent
  button.addEventListener("click", () => {
    const on = map.classList.toggle("wp-map--open")
    button.setAttribute("aria-expanded", String(on))
    button.textContent = on ? button.dataset.hide : show
    if (on) open(map)
  })
  const room = window.matchMedia(ROOM)
  if (room.matches) open(map)
  else room.addEventListener("change", () => room.matches && open(map))
}

export function startMaps(part) {
  part.querySelectorAll("[data-map]").forEach(startMap)
}
