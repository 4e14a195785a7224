// The overlegmatrix has one stop for the Tab key: from there arrow keys go from cell to cell, and a line says where one is.
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

export function startMatrix(part) {
  for (const table of part.querySelectorAll("table[data-matrix]")) startOne(table)
}

function startOne(table) {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => row.cells.length > 1)
  if (!rows.length) return
  const heads = [...table.tHead.rows[0].cells]
  const say = document.querySelector("[data-matrix-say]")
  let [down, right] = [0, 1]
  const cellAt = () => rows[down].cells[right]
  cellAt().tabIndex = 0

  function go(toDown, toRight) {
    cellAt().removeAttribute("tabindex")
    down = Math.min(Math.max(toDown, 0), rows.length - 1)
    right = Math.min(Math.max(toRight, 1), heads.length - 1)
    cellAt().tabIndex = 0
    cellAt().focus()
  }

  // An empty cell under an organisation can be marked as a blind spot.
  function markAddress(cell) {
    const organisation = heads[cell.cellIndex].dataset.o
    const body = cell.closest("tr").cells[0].querySelector("a")?.pathname.split("/").at(-2)
    if (!say?.dataset.matrixMark || !organisation || !body || cell.textContent.trim()) return ""
    return `${say.dataset.matrixMark}?${new URLSearchParams({ body, organisation })}`
  }

  function tell(cell) {
    if (!say) return
    const row = cell.closest("tr")
    const said = cell.querySelector("i")?.textContent || `${heads[cell.cellIndex].textContent.trim()}: ${cell.textContent.trim() || say.dataset.matrixEmpty}`
    say.textContent = `${row.cells[0].firstChild.textContent.trim()} · ${said}`
    const address = markAddress(cell)
    if (!address) return
    const link = document.createElement("a")
    link.href = address
    link.textContent = say.dataset.matrixMarkLabel
    say.append(" ", link)
  }

  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td")
    if (!cell || event.ctrlKey || event.altKey || event.metaKey) return
    const step = STEPS[event.key]
    if (step) go(down + step[0], right + step[1])
    else if (event.key === "Enter" && markAddress(cell)) window.location.assign(markAddress(cell))
    else if (event.key === "Home") go(down, 1)
    else if (event.key === "End") go(down, heads.length - 1)
    else return
    event.preventDefault()
  })
  table.addEventListener("focusin", (event) => {
    const cell = event.target.closest("td")
    if (cell) tell(cell)
  })
  table.addEventListener("mousedown", (event) => {
    const cell = event.target.closest("td")
    if (!cell || event.target.closest("a")) return
    go(rows.indexOf(cell.closest("tr")), cell.cellIndex)
  })
}
