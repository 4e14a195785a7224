// What this person did on this page, step by step, to take back and to do again. A step may hold many cells.
const MOST = 200

export function openSteps(onChange) {
  const behind = []
  const ahead = []
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)

  return {
    add(step) {
      behind.push(step)
      if (behind.length > MOST) behind.shift()
      ahead.length = 0
      onChange(behind.length, ahead.length)
    },
    back() {
      const step = behind.pop()
      if (step) ahead.push(step)
      onChange(behind.length, ahead.length)
      return step
    },
    again() {
      const step = ahead.pop()
      if (step) behind.push(step)
      onChange(behind.length, ahead.length)
      return step
    },
    // What never came to be cannot be taken back.
    forget(target, after) {
      for (const steps of [behind, ahead]) {
        for (const [place, step] of [...steps.entries()].reverse()) {
          const left = step.filter((one) => one.target !== target || (after && !same(one.after, after)))
          if (left.length === step.length) continue
          if (left.length) steps[place] = left
          else steps.splice(place, 1)
        }
      }
      onChange(behind.length, ahead.length)
    },
  }
}
