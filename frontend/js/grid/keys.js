// The keyboard in the grid: one cell has the focus, arrows move it, everything else is handed on.
const MOVES = {
  ArrowUp: ([row, column]) => [row - 1, column],
  ArrowDown: ([row, column]) => [row + 1, column],
  ArrowLeft: ([row, column]) => [row, column - 1],
  ArrowRight: ([row, column]) => [row, column + 1],
  Home: ([row], _last, whole) => [whole ? 0 : row, 0],
  End: ([row], [lastRow, lastColumn], whole) => [whole ? lastRow : row, lastColumn],
  PageUp: ([row, column], _last, _whole, page) => [row - page, column],
  PageDown: ([row, column], _last, _whole, page) => [row + page, column],
}

export function startKeys(root, { onKey, onFocus }) {
  const table = root.querySelector("table")
  const rows = [...table.querySelectorAll("tr[data-name]")].map((row) => [...row.children])
  const places = new Map(rows.flatMap((cells, row) => cells.map((cell, column) => [cell, [row, column]])))
  let current = rows[0][1] ?? rows[0][0]

  table.setAttribute("role", "grid")
  for (const cell of places.keys()) {
    cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "gridcell")
    cell.tabIndex = -1
    for (const inner of cell.querySelectorAll("a, input")) inner.tabIndex = -1
  }
  current.tabIndex = 0
  root.removeAttribute("tabindex")

  function focus(cell) {
    current.tabIndex = -1
    current = cell
    current.tabIndex = 0
    current.focus({ preventScroll: true })
    current.scrollIntoView({ block: "nearest", inline: "nearest" })
  }

  function pageLength() {
    const height = current.parentElement.offsetHeight || 48
    return Math.max(1, Math.floor((root.clientHeight - 64) / height) - 1)
  }

  function move(event) {
    const step = MOVES[event.key]
    if (!step || event.altKey || event.shiftKey || (event.ctrlKey && !["Home", "End"].includes(event.key))) return false
    const last = [rows.length - 1, rows[0].length - 1]
    const wanted = step(places.get(current), last, event.ctrlKey || event.metaKey, pageLength())
    const [row, column] = wanted.map((place, index) => Math.min(Math.max(place, 0), last[index]))
    focus(rows[row][column])
    return true
  }

  table.addEventListener("keydown", (event) => {
    if (!places.has(event.target) || event.isComposing) return
    if (move(event) || onKey(event, event.target)) {
      event.preventDefault()
      event.stopPropagation()
    }
  })
  table.addEventListener("focusin", (event) => {
    const cell = event.target.closest("th, td")
    if (!places.has(cell)) return
    if (cell !== current) {
      current.tabIndex = -1
      current = cell
      current.tabIndex = 0
    }
    onFocus(cell)
  })
  return { focus, current: () => current }
}
