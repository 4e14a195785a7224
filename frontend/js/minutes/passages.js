// Texts and decisions under the items: each is an operation in the queue as soon as one stops typing for a moment.
import { filled, newKey } from "./words.js"

const PAUSE = 500
const ROWS = 2
const MOST_ROWS = 40

export function openPassages(root, words, { saving, problems, status, itemWith }) {
  const pattern = root.querySelector("[data-new-passage]").content
  const timers = new Map()

  const formOf = (target) => root.querySelector(`[data-passage="${CSS.escape(target.replace("passage:", ""))}"]`)
  const boxOf = (form) => form.querySelector("textarea")
  const targetOf = (form) => `passage:${form.dataset.passage}`
  const itemOf = (form) => {
    const item = form.closest("[data-item], [data-item-key]")
    return item.dataset.itemKey || item.dataset.item
  }

  function attach(form) {
    const box = boxOf(form)
    form.classList.add("is-live")
    form.dataset.saved ??= box.value
    grow(box)
    box.addEventListener("input", () => {
      grow(box)
      later(form)
    })
    box.addEventListener("blur", () => now(form))
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      now(form)
    })
    form.querySelector("[data-remove]").addEventListener("click", () => takeAway(form))
  }

  // As high as its text, measured once: a text of a megabyte is not measured at all.
  function grow(box) {
    if (box.value.length > words.most) return (box.rows = MOST_ROWS)
    box.rows = ROWS
    const line = Number.parseFloat(window.getComputedStyle(box).lineHeight) || 24
    box.rows = Math.min(MOST_ROWS, ROWS + Math.max(0, Math.ceil((box.scrollHeight - box.clientHeight) / line)))
  }

  function later(form) {
    window.clearTimeout(timers.get(form))
    timers.set(form, window.setTimeout(() => now(form), PAUSE))
    status.typing(timers.size)
  }

  function now(form) {
    window.clearTimeout(timers.get(form))
    timers.delete(form)
    status.typing(timers.size)
    if (boxOf(form).value !== form.dataset.saved) send(form)
  }

  function send(form, version = Number(form.dataset.version)) {
    const text = boxOf(form).value
    const target = targetOf(form)
    problems.drop(target)
    const over = [...text].length - words.most
    form.classList.toggle("is-too-long", over > 0)
    if (over > 0) return tooLong(form, target, over)
    form.dataset.saved = text
    const op = { kind: "passage", target, version, item: itemOf(form), kind_of_passage: form.dataset.kind, text }
    saving.push(op, { instead: true })
  }

  function tooLong(form, target, over) {
    const message = filled(words.text.too_long, { over, most: words.most })
    problems.show(target, form, { status: "refused", message }, { choices: {} })
    status.say(message)
  }

  function create(item, kind, { key = newKey(), text = "", version = 0 } = {}) {
    const form = pattern.cloneNode(true).firstElementChild
    form.dataset.passage = key
    form.dataset.kind = kind
    form.dataset.version = version
    form.dataset.saved = text
    form.classList.add(`minutes-passage--${kind}`)
    const label = form.querySelector("[data-label]")
    label.textContent = words.kinds[kind] ?? ""
    label.htmlFor = boxOf(form).id = `passage-${key}`
    boxOf(form).value = text
    item.querySelector("[data-passages]").append(form)
    attach(form)
    return form
  }

  function takeAway(form) {
    const before = boxOf(form).value
    boxOf(form).value = ""
    now(form)
    const item = form.closest(".minutes-item")
    if (!before.trim()) {
      if (!saving.waitsFor(targetOf(form)) && form.dataset.version === "0") form.remove()
      else form.hidden = true
    } else {
      form.hidden = true
      offerBack(form, before)
    }
    status.say(words.text.removed)
    item.focus({ preventScroll: true })
  }

  function offerBack(form, before) {
    const line = document.createElement("p")
    line.className = "minutes-back"
    const button = document.createElement("button")
    button.type = "button"
    button.className = "govuk-button govuk-button--secondary govuk-button--small"
    button.textContent = words.text.put_back
    button.addEventListener("click", () => {
      line.remove()
      form.hidden = false
      boxOf(form).value = before
      now(form)
      grow(boxOf(form))
      boxOf(form).focus()
    })
    line.append(`${words.text.removed} `, button)
    form.after(line)
  }

  function done(answer, op) {
    const form = formOf(op.target) ?? born(op)
    if (!form) return
    form.dataset.version = answer.version
    if (!saving.waitsFor(op.target)) problems.drop(op.target)
  }

  // Another page of ours wrote it, or an earlier visit.
  function born(op) {
    const item = itemWith(op.item)
    return item && op.text.trim() ? create(item, op.kind_of_passage, { key: op.target.replace("passage:", ""), text: op.text }) : null
  }

  function stuck(answer, op) {
    const form = formOf(op.target) ?? born(op)
    if (!form) return
    form.hidden = false
    if (boxOf(form).value === form.dataset.saved) boxOf(form).value = op.text
    if (answer.status === "collision") return collided(form, answer, op)
    problems.show(op.target, form, answer, {
      choices: { again: () => again(form), drop: () => saving.drop(op.target) },
    })
  }

  function collided(form, answer, op) {
    const theirs = answer.now.text
    const mine = () => boxOf(form).value
    const settle = (text) => {
      const before = mine()
      saving.drop(op.target)
      form.dataset.version = answer.version
      boxOf(form).value = text ?? before
      form.dataset.saved = theirs
      grow(boxOf(form))
      if (boxOf(form).value !== theirs) send(form, answer.version)
      boxOf(form).focus()
    }
    problems.show(op.target, form, answer, {
      theirs,
      mine: mine(),
      choices: { theirs: () => settle(theirs), mine: () => settle(), both: () => settle(`${theirs}\n\n${mine()}`) },
    })
  }

  function again(form) {
    saving.drop(targetOf(form))
    send(form)
  }

  // How the passage stands on the server: shown where the person has nothing of their own in it.
  function hear(told) {
    const target = `passage:${told.key}`
    const form = formOf(target)
    if (saving.waitsFor(target) || problems.has(target)) return
    if (!form) {
      const item = itemWith(String(told.item))
      if (item && told.text.trim()) create(item, told.kind, told).classList.add("is-news")
      return
    }
    const box = boxOf(form)
    if (Number(form.dataset.version) >= told.version || box.value !== form.dataset.saved || box === document.activeElement) return
    box.value = form.dataset.saved = told.text
    form.dataset.version = told.version
    form.hidden = !told.text.trim()
    form.classList.add("is-news")
    grow(box)
  }

  for (const form of root.querySelectorAll("[data-passage]")) attach(form)
  saving.hear("passage", { done, stuck })

  return {
    create,
    hear,
    restore() {
      for (const { op } of saving.waiting("passage")) {
        const form = formOf(op.target) ?? born(op)
        if (!form) continue
        boxOf(form).value = form.dataset.saved = op.text
        form.hidden = !op.text.trim()
        grow(boxOf(form))
      }
    },
    flush() {
      for (const form of [...timers.keys()]) now(form)
    },
    isTooLong: () => root.querySelector(".is-too-long") !== null,
  }
}
