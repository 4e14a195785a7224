// From a deed on the page to an answer of the server: one queue, and for each kind of deed somebody who hears the answer.
import { openQueue } from "../autosave.js"

export function openSaving(root, status) {
  const hearers = {}
  const queue = openQueue({
    name: `minutes:${root.dataset.minutes}`,
    url: root.dataset.save,
    person: document.body.dataset.person,
    onState: status.show,
    onAnswer(answer, op) {
      const hearer = hearers[op.kind]
      if (answer.status === "done") hearer?.done(answer, op)
      else if (answer.status !== "held") hearer?.stuck(answer, last(op))
    },
  })

  // What was typed after the deed that got stuck waits behind it: that is what the person means by now.
  function last(op) {
    return queue.pending().filter((one) => one.op.target === op.target).at(-1)?.op ?? op
  }

  return {
    hear(kind, hearer) {
      hearers[kind] = hearer
    },
    push: queue.push,
    isKept: queue.isKept,
    flush: queue.flush,
    waitsFor: (target) => queue.pending().some((one) => one.op.target === target),
    waiting: (kind) => queue.pending().filter((one) => one.op.kind === kind),
    drop(target) {
      for (const { op } of queue.pending()) if (op.target === target) queue.settle(op.id)
    },
  }
}
