// One cell beside the grid: state, sentence, reason. What is changed is saved when one leaves a field, and when one closes.
import { filled, objection } from "./words.js"

export function openPanel(root, cells, words, { save, say, onClose }) {
  const panel = root.querySelector("[data-grid-panel]")
  const form = panel.querySelector("form")
  const more = panel.querySelector("[data-panel-more]")
  const evidence = panel.querySelector("[data-panel-evidence]")
  const fault = panel.querySelector("[data-panel-fault]")
  const groups = Object.fromEntries(["reason", "moved_to"].map((name) => [name, form.elements[name].closest(".govuk-form-group")]))
  let target = null

  function typed() {
    const state = form.elements.state.value
    const known = words.states[state]
    return {
      state,
      sentence: form.elements.sentence.value.trim(),
      reason: known?.reason ? form.elements.reason.value.trim() : "",
      moved_to: state === "moved" && form.elements.moved_to.value ? Number(form.elements.moved_to.value) : null,
    }
  }

  function arrange() {
    const state = words.states[form.elements.state.value]
    groups.reason.hidden = !state?.reason
    groups.moved_to.hidden = form.elements.state.value !== "moved"
    const from = cells.get(target).state
    for (const radio of form.elements.state) {
      radio.disabled = Boolean(from) && radio.value !== from && !words.states[from].next.includes(radio.value)
    }
  }

  function open(wanted, proposed = {}) {
    if (target && target !== wanted) commit()
    target = wanted
    const values = { ...cells.valuesOf(target), ...proposed }
    const name = cells.nameOf(target)
    panel.querySelector("[data-panel-title]").textContent = name.action
    panel.querySelector("[data-panel-year]").textContent = name.year
    panel.querySelector("[data-panel-said]").textContent = cells.get(target).said
    form.elements.state.value = values.state || "planned"
    form.elements.sentence.value = values.sentence
    form.elements.reason.value = values.reason
    form.elements.moved_to.value = values.moved_to ?? ""
    for (const option of form.elements.moved_to.options) option.hidden = Boolean(option.value) && option.value <= name.year
    fault.textContent = ""
    arrange()
    panel.hidden = false
    root.classList.add("has-panel")
    cells.node(target).classList.add("is-open")
    const asks = proposed.state && words.states[proposed.state].reason
    const first = asks ? form.elements.reason : [...form.elements.state].find((radio) => radio.checked)
    first.focus()
    if (asks) say(words.text.reason)
    look()
  }

  // Evidence is read from the page of the year; without a connection the rest of the panel still works.
  async function look() {
    const asked = target
    const page = cells.node(asked).querySelector("a").href
    more.hidden = !cells.told(asked).version
    for (const link of more.querySelectorAll("a[data-at]")) link.href = page + link.dataset.at
    evidence.replaceChildren()
    if (more.hidden) return
    try {
      const answer = await fetch(page, { credentials: "same-origin", redirect: "error" })
      const read = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html")
      if (asked === target) evidence.append(...read.querySelectorAll("section[aria-labelledby=evidence] > :not(h2, details)"))
    } catch {
      if (asked === target) evidence.textContent = words.text.no_evidence
    }
  }

  // Save what differs; answers whether all is well.
  function commit() {
    if (!target) return true
    const to = typed()
    const before = cells.valuesOf(target)
    if (JSON.stringify(to) === JSON.stringify(before)) return true
    if (!before.state && to.state === "planned" && !to.sentence && !form.dataset.touched) return true
    const why = objection(words, cells.get(target), cells.nameOf(target).year, to)
    fault.textContent = why
    if (why) say(why)
    else save([{ target, to }])
    return !why
  }

  function close() {
    if (!target) return
    const well = commit()
    const was = target
    if (!well) say(filled(words.text.not_saved, cells.nameOf(was)))
    cells.node(was).classList.remove("is-open")
    target = null
    delete form.dataset.touched
    panel.hidden = true
    root.classList.remove("has-panel")
    onClose(was)
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault()
    form.dataset.touched = "yes"
    if (commit()) close()
  })
  form.addEventListener("change", (event) => {
    form.dataset.touched = "yes"
    arrange()
    const needs = words.states[form.elements.state.value]?.reason
    if (event.target.name === "state" && needs && !form.elements.reason.value.trim()) form.elements.reason.focus()
    else commit()
  })
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close()
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit()
    else return
    event.preventDefault()
  })
  panel.querySelector("[data-panel-close]").addEventListener("click", close)
  window.addEventListener("pagehide", commit)
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && commit())

  return { open, close, target: () => target }
}
