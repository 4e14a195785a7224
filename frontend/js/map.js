// The map of the directory. Only a page that shows one loads this; all its words come from the page.
import * as L from "leaflet/dist/leaflet-src.esm.js"

const BELGIUM = [[49.5, 2.5], [51.5, 6.4]]
/** From so near on there is room for the names of municipalities. */
const NEAR = 9.5
const INK = "#17252f"
const EDGE = "#6f808c"

const text = (tag, words, className = "") => {
  const node = document.createElement(tag)
  node.textContent = words
  if (className) node.className = className
  return node
}
const safe = (words) => text("span", words).innerHTML

async function ask(address, signal) {
  const answer = await fetch(address, { signal, headers: { Accept: "application/json" } })
  if (!answer.ok) throw new Error(String(answer.status))
  return answer.json()
}

/** The municipalities: their shapes, or dots, each with its name. */
function drawTowns(map, towns) {
  const layer = L.geoJSON(towns, {
    interactive: false,
    style: { color: EDGE, weight: 1, fillColor: "#fff", fillOpacity: map.hasTiles ? 0 : 0.7 },
    pointToLayer: (_feature, place) => L.circleMarker(place, { radius: 3, color: INK, weight: 1, fillOpacity: 1 }),
  }).addTo(map)
  for (const { properties } of towns.features) {
    if (!properties.label || map.hasTiles) continue
    const [longitude, latitude] = properties.label
    const icon = L.divIcon({ className: "wp-town", html: text("span", properties.name), iconSize: [0, 0] })
    L.marker([latitude, longitude], { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }).addTo(map)
  }
  return layer.getBounds()
}

function popupOf(points) {
  const list = document.createElement("ul")
  list.className = "wp-popup"
  for (const point of points) {
    const link = text("a", point.name)
    link.href = point.url
    const item = document.createElement("li")
    item.append(link)
    if (point.where) item.append(text("span", point.where, "ui-muted"))
    list.append(item)
  }
  return list
}

/** What lies at one address is one mark with several names. */
function together(points) {
  const found = new Map()
  for (const point of points) {
    const key = `${point.latitude.toFixed(5)},${point.longitude.toFixed(5)}`
    found.set(key, [...(found.get(key) ?? []), point])
  }
  return found
}

class Marks {
  constructor(map, words) {
    this.map = map
    this.words = words
    this.shown = new Map()
  }

  /** Leave what stays where it is, so that nobody loses the mark or the window they are in. */
  show({ points, cells }) {
    const wanted = new Map()
    for (const [place, held] of together(points)) wanted.set(`${place} ${held.map((one) => one.url)}`, () => this.point(held))
    for (const cell of cells) wanted.set(`${cell.latitude},${cell.longitude},${cell.number}`, () => this.cell(cell))
    for (const [key, mark] of this.shown) {
      if (wanted.has(key) || mark.isPopupOpen()) continue
      mark.remove()
      this.shown.delete(key)
    }
    for (const [key, make] of wanted) if (!this.shown.has(key)) this.shown.set(key, make())
  }

  mark(place, className, size, label, inside = "") {
    const icon = L.divIcon({ className, html: text("span", inside), iconSize: [size, size] })
    const mark = L.marker([place.latitude, place.longitude], { icon, keyboard: true, riseOnHover: true }).addTo(this.map)
    mark.getElement().setAttribute("aria-label", label)
    return mark
  }

  point(held) {
    const names = held.map((one) => (one.where ? `${one.name}, ${one.where}` : one.name))
    const mark = this.mark(held[0], "wp-pin", 24, names.join("; "), held.length > 1 ? held.length : "")
    mark.bindPopup(popupOf(held), { maxWidth: 260, minWidth: 160 })
    mark.on("popupopen", ({ popup }) => {
      const close = popup.getElement().querySelector(".leaflet-popup-close-button")
      close?.setAttribute("aria-label", this.words.close)
      popup.getElement().querySelector("a[href]")?.focus({ preventScroll: true })
    })
    mark.on("popupclose", () => mark.getElement()?.focus({ preventScroll: true }))
    return mark
  }

  cell(cell) {
    const size = 36 + Math.min(24, 6 * Math.log10(cell.number))
    const mark = this.mark(cell, "wp-pin wp-pin--many", size, this.words.several.replace("{n}", cell.number), cell.number)
    mark.on("click", () => this.map.setView(mark.getLatLng(), this.map.getZoom() + 2))
    return mark
  }
}

function boxOf(map) {
  const bounds = map.getBounds()
  const within = (number, most) => Math.max(-most, Math.min(most, number)).toFixed(5)
  return [
    within(bounds.getWest(), 180),
    within(bounds.getSouth(), 90),
    within(bounds.getEast(), 180),
    within(bounds.getNorth(), 90),
  ].join(",")
}

function keepFilled(map, frame, words) {
  const marks = new Marks(map, words)
  const said = frame.querySelector("[data-map-said]")
  let running
  const fill = async () => {
    if (!map.getContainer().offsetWidth) return
    running?.abort()
    running = new AbortController()
    const query = new URLSearchParams(words.query)
    query.set("bbox", boxOf(map))
    try {
      const found = await ask(`${words.points}?${query}`, running.signal)
      marks.show(found)
      said.textContent = { 0: words.none, 1: words.one }[found.total] ?? words.many.replace("{n}", found.total)
    } catch (error) {
      if (error.name !== "AbortError") said.textContent = words.away
    }
  }
  map.on("moveend", fill)
  return fill()
}

window.regietafelMap = async (frame) => {
  const words = frame.dataset
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches
  const map = L.map(frame.querySelector("[data-map-canvas]"), {
    zoomControl: false,
    attributionControl: false,
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    inertia: !calm,
    scrollWheelZoom: false,
    zoomSnap: words.tiles ? 1 : 0.25,
    minZoom: 6,
    maxZoom: 18,
  })
  map.hasTiles = Boolean(words.tiles)
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map)
  const credits = L.control.attribution({ prefix: false }).addTo(map)
  if (words.tiles) L.tileLayer(words.tiles, { attribution: safe(words.attribution), maxZoom: 18 }).addTo(map)
  map.on("zoomend", () => map.getContainer().classList.toggle("wp-map__canvas--far", map.getZoom() < NEAR))
  map.getContainer().addEventListener("keydown", (event) => {
    if (event.key === "Escape") map.closePopup()
  })
  map.fitBounds(BELGIUM)
  const towns = await ask(words.shapes)
  const bounds = drawTowns(map, towns)
  if (towns.credit) credits.addAttribution(safe(towns.credit))
  if (bounds.isValid()) map.fitBounds(bounds.pad(0.02), { animate: false, maxZoom: 12 })
  await keepFilled(map, frame, words)
  new ResizeObserver(() => map.invalidateSize()).observe(map.getContainer())
}
