// From a deed in the grid to an answer of the server: every cell that was set becomes an operation in the queue.
import { openQueue } from "../autosave.js"
import { openSteps } from "./steps.js"

export function openSaving({ root, cells, problems, tell, say, words, onState, onSteps }) {
  const own = new Map() // the version that our own last deed gave a cell: a step back is built on that, on nothing newer
  const steps = openSteps(onSteps)
  const queue = openQueue({
    name: `grid:${root.dataset.grid}`,
    url: root.dataset.save,
    person: document.body.dataset.person,
    onState,
    onAnswer: (answer, op) => (answer.status === "done" ? done(answer, op) : stuck(answer, op)),
  })

  const waitsFor = (target) => queue.pending().some((one) => one.op.target === target && !one.answer)

  function push(kind, target, to, version) {
    problems.drop(target)
    if (to.state || kind === "report") cells.say(target, to)
    else cells.say(target, { version: 0, state: "", sentence: "", reason: "", moved_to: null })
    queue.push({ kind, target, version, ...(to.state ? to : {}) })
  }

  // Set cells as one step; those that stand so already are left alone.
  function report(wanted) {
    const step = wanted
      .map(({ target, to }) => ({ target, before: cells.valuesOf(target), after: to }))
      .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
    for (const { target, after } of step) push("report", target, after, cells.told(target).version)
    if (step.length) steps.add(step)
    return step.length
  }

  function take(step, side, other) {
    for (const one of [...step].reverse()) {
      const kind = one[other].state ? "take_back" : "report" // a year that went is added again, not taken back
      push(kind, one.target, one[side], own.get(one.target) ?? cells.told(one.target).version)
    }
    return step
  }

  function done(answer, op) {
    own.set(op.target, answer.version)
    for (const [target, cell] of Object.entries(answer.cells ?? {})) {
      if (!waitsFor(target) && !problems.has(target)) cells.settle(target)
      cells.hear(target, cell)
    }
    for (const warning of answer.warnings ?? []) tell(warning, "warning")
    for (const news of answer.news ?? []) tell(news, "info")
  }

  function stuck(answer, op) {
    if (answer.status === "held" || !cells.has(op.target)) return
    const last = queue.pending().filter((one) => one.op.target === op.target).at(-1)?.op ?? op
    const mine = { state: last.state ?? "", sentence: last.sentence ?? "", reason: last.reason ?? "", moved_to: last.moved_to ?? null }
    steps.forget(op.target)
    own.delete(op.target)
    cells.settle(op.target)
    if (answer.status === "collision") cells.hear(op.target, answer.now)
    problems.show(op.target, answer, mine)
  }

  // What was left waiting by an earlier visit stands in the cells again.
  for (const { op, answer } of queue.pending()) {
    if (!answer && cells.has(op.target)) cells.say(op.target, op.state ? op : { state: "" })
  }

  return {
    report,
    waitsFor,
    back: () => take(steps.back() ?? [], "before", "after"),
    again: () => take(steps.again() ?? [], "after", "before"),
    // The person has chosen what stays: the other's version, or the own one built on it.
    settle(target, mine) {
      for (const { op } of queue.pending()) if (op.target === target) queue.settle(op.id)
      problems.drop(target)
      if (mine) report([{ target, to: mine }])
    },
    flush: queue.flush,
  }
}
