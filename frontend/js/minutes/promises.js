// Action points and report-backs under the items: three boxes each, sent as soon as one leaves a box or stops typing.
import { newKey } from "./words.js"

const PAUSE = 800
const NAMES = ["what", "who", "due_on"]

export function openPromises(root, words, { saving, problems, status, itemWith }) {
  const timers = new Map()
  const patternOf = (kind) => root.querySelector(`[data-new-promise="${kind}"]`).content

  const targetOf = (form) => `${form.dataset.promiseKind}:${form.dataset.promise}`
  const formOf = (target) => [...root.querySelectorAll("[data-promise]")].find((one) => targetOf(one) === target)
  const fieldOf = (form, name) => form.querySelector(`[name=${name}]`)
  const valuesOf = (form) => Object.fromEntries(NAMES.map((name) => [name, fieldOf(form, name).value.trim()]))
  const marked = (values) => JSON.stringify(NAMES.map((name) => values[name] ?? ""))
  const told = (values) => NAMES.map((name) => values[name]).filter(Boolean).join(" – ")
  const itemOf = (form) => {
    const item = form.closest(".minutes-item")
    return item.dataset.itemKey || item.dataset.item
  }

  function put(form, values) {
    for (const name of NAMES) fieldOf(form, name).value = values[name] ?? ""
    form.dataset.saved = marked(valuesOf(form))
  }

  function attach(form) {
    form.dataset.saved ??= marked(valuesOf(form))
    for (const name of NAMES) fieldOf(form, name).readOnly = false
    form.addEventListener("input", () => {
      window.clearTimeout(timers.get(form))
      timers.set(form, window.setTimeout(() => now(form), PAUSE))
    })
    form.addEventListener("change", () => now(form))
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || !event.target.matches("input")) return
      event.preventDefault()
      now(form)
      form.closest(".minutes-item").focus({ preventScroll: true })
    })
    form.querySelector("[data-remove]").addEventListener("click", () => takeOut(form))
  }

  // A report-back without a receiver is not one yet: it waits on the page until somebody is named.
  function now(form) {
    window.clearTimeout(timers.get(form))
    timers.delete(form)
    const values = valuesOf(form)
    if (marked(values) === form.dataset.saved || !values.what) return
    if (form.dataset.promiseKind === "back" && !values.who) return
    send(form, values)
  }

  function send(form, values, version = Number(form.dataset.version || 0)) {
    const target = targetOf(form)
    problems.drop(target)
    form.dataset.saved = marked(values)
    saving.push({ kind: "promise", target, version, item: itemOf(form), ...values }, { instead: true })
  }

  function takeOut(form) {
    const target = targetOf(form)
    problems.drop(target)
    form.hidden = true
    if (form.dataset.version !== "0" || saving.waitsFor(target)) send(form, { what: "", who: "", due_on: "" })
    status.say(words.text.removed)
    form.closest(".minutes-item").focus({ preventScroll: true })
  }

  function create(item, kind, { key = newKey(), values = {}, version = 0 } = {}) {
    const form = patternOf(kind).cloneNode(true).firstElementChild
    form.dataset.promise = key
    form.dataset.version = version
    put(form, values)
    item.querySelector("[data-passages]").append(form)
    attach(form)
    return form
  }

  function born(op) {
    const item = itemWith(op.item)
    const [kind, key] = op.target.split(":")
    return item && op.what ? create(item, kind, { key, values: op }) : null
  }

  saving.hear("promise", {
    done(answer, op) {
      const form = formOf(op.target) ?? born(op)
      if (form) form.dataset.version = answer.version
    },
    stuck(answer, op) {
      const form = formOf(op.target) ?? born(op)
      if (!form) return
      form.hidden = false
      const settle = (values, version) => {
        saving.drop(op.target)
        form.dataset.version = version
        if (values) put(form, values)
        else send(form, valuesOf(form), version)
      }
      problems.show(op.target, form, answer, {
        theirs: answer.now ? told(answer.now) : "",
        mine: told(valuesOf(form)),
        choices: {
          theirs: () => settle(answer.now, answer.version),
          mine: () => settle(null, answer.version),
          again: () => settle(null, Number(form.dataset.version || 0)),
          drop: () => saving.drop(op.target),
        },
      })
    },
  })

  for (const form of root.querySelectorAll("[data-promise]")) attach(form)

  return {
    create,
    restore() {
      for (const { op } of saving.waiting("promise")) {
        const form = formOf(op.target) ?? born(op)
        if (!form) continue
        if (op.what) put(form, op)
        form.hidden = !op.what
      }
    },
    flush() {
      for (const form of [...timers.keys()]) now(form)
    },
  }
}
