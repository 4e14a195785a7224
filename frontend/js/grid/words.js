// The words of the grid, and the states with their signs, letters and steps: all of it data from the page.
export function readData(id) {
  return JSON.parse(document.getElementById(id).textContent)
}

export function filled(text, values) {
  return text.replace(/%\((\w+)\)s/g, (_all, name) => values[name] ?? "")
}

// Why a cell cannot be set to this, in words; nothing if it can. The server asks the same and has the last word.
export function objection(words, cell, year, to) {
  const known = words.states[to.state]
  if (cell.state && cell.state !== to.state && !words.states[cell.state].next.includes(to.state)) {
    return filled(words.text.step, {
      before: words.states[cell.state].word,
      after: known.word,
      possible: words.states[cell.state].next.map((one) => words.states[one].word).join(", "),
    })
  }
  if (known.only_begun && Number(year) > words.year) return filled(words.text.too_early, { year })
  if (known.reason && !to.reason.trim()) return words.text.reason
  return ""
}
