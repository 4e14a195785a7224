// The grid of working years, filled in with the keyboard and saved at once. Without this each cell is a link to its page.
import { openCells } from "./cells.js"
import { startKeys } from "./keys.js"
import { startNews } from "./news.js"
import { openPanel } from "./panel.js"
import { openProblems } from "./problems.js"
import { openSaving } from "./saving.js"
import { startSeveral } from "./several.js"
import { openStatus } from "./status.js"
import { filled, objection, readData } from "./words.js"

export function startGrid(part) {
  const root = part.querySelector("[data-grid]")
  if (!root || !root.querySelector("tr[data-name]")) return
  const words = readData("grid-words")
  const cells = openCells(root, words)
  const status = openStatus(root, words, cells)
  const { say, tell } = status
  const fills = root.dataset.save !== ""

  let saving = { report: () => 0, waitsFor: () => false, back: () => [], again: () => [] }
  if (fills) {
    const problems = openProblems(root, cells, words, {
      onChoose: (target, mine) => {
        saving.settle(target, mine)
        keys.focus(cells.node(target))
      },
      onOpen: (target, mine) => panel.open(target, mine),
    })
    saving = openSaving({ root, cells, problems, tell, say, words, onState: status.show, onSteps: status.steps })
  }
  const panel = fills ? openPanel(root, cells, words, { save: report, say, onClose: (target) => keys.focus(cells.node(target)) }) : null
  const several = startSeveral(root, cells, words, { save: report, say })

  function report(wanted) {
    const count = saving.report(wanted)
    if (count === 1) say(filled(words.text.set, cells.nameOf(wanted[0].target)))
    status.about(keys.current())
    return count
  }

  function step(which, told, nothing) {
    const taken = saving[which]()
    if (!taken.length) return say(nothing)
    const target = taken[0].target
    if (panel.target()) panel.open(target)
    else keys.focus(cells.node(target))
    say(filled(told, cells.nameOf(target)))
    status.about(cells.node(target))
  }

  const back = () => step("back", words.text.back, words.text.nothing_back)
  const again = () => step("again", words.text.again, words.text.nothing_again)

  function type(target, state) {
    const now = cells.get(target)
    if (now.state === state) return
    const known = words.states[state]
    const to = { state, sentence: now.sentence, reason: known.reason ? now.reason : "", moved_to: null }
    const why = objection(words, now, cells.nameOf(target).year, { ...to, reason: to.reason || "?" })
    if (why) tell(why, "warning")
    else if (known.reason) panel.open(target, to)
    else report([{ target, to }])
  }

  function onKey(event, cell) {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    if (event.ctrlKey || event.metaKey) {
      if (fills && key === "z") event.shiftKey ? again() : back()
      else if (fills && key === "y") again()
      else return false
      return true
    }
    if (event.altKey) return false
    if (key === " ") {
      several.toggle(cell.parentElement)
      return true
    }
    const target = cell.dataset.cell
    if (key === "Enter") {
      if (target && fills && cells.mayChange(target)) panel.open(target)
      else cell.querySelector("a")?.click()
      return true
    }
    const state = Object.keys(words.states).find((one) => words.states[one].key === key)
    if (!target || !state || event.key.length !== 1) return false
    if (cells.mayChange(target)) type(target, state)
    else tell(words.text.read_only, "info")
    return true
  }

  const keys = startKeys(root, { onKey, onFocus: status.about })
  root.querySelector("table").addEventListener("click", (event) => {
    const target = event.target.closest("[data-cell]")?.dataset.cell
    if (!target || !fills || !cells.mayChange(target) || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    panel.open(target)
  })
  document.addEventListener("keydown", (event) => {
    if (!fills || event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.target.closest("input, textarea, select")) return
    const key = event.key.toLowerCase()
    if (key !== "z" && key !== "y") return
    event.preventDefault()
    if (key === "y" || event.shiftKey) again()
    else back()
  })
  root.querySelector("[data-grid-back]")?.addEventListener("click", back)
  root.querySelector("[data-grid-again]")?.addEventListener("click", again)
  if (root.dataset.since) startNews(root, cells, words, { say, waitsFor: saving.waitsFor, me: root.dataset.me })
  root.classList.add("is-started")
}
