// Keeps what is typed in a longer form as a draft while it is typed. The other half is core/drafts.py; words come from
// ui/drafts.html. Gives a function that says whether what stands in a form is safe if the page is left now.
import { openQueue } from "./autosave.js"
import { browser } from "./autosave_store.js"

const AFTER_TYPING = 1200
const WHILE_TYPING = 8000
const NEVER_KEPT = new Set(["csrfmiddlewaretoken", "draft"])

export function startDrafts(document, env = document.body.dataset.person ? browser() : null) {
  const { person, draftsUrl } = document.body.dataset
  if (!person) return () => false
  const place = document.querySelector("[data-drafts]")
  const form = [...document.forms].find((one) => one.elements.draft)
  const desk = place && form ? openDesk(document, place, form, env) : null
  const settings = { name: "drafts", url: draftsUrl, person }
  const queue = openQueue({ ...settings, onState: (state) => desk?.show(state), onAnswer: (answer, op) => heard(answer, op) }, env)
  const left = new Set(queue.pending().map((one) => one.op.id)) // by an earlier visit
  const own = new Set(left)
  const moved = new Map()

  function push(op) {
    own.add(queue.push(op, { instead: true }))
  }

  // Another window went on with the same draft: what was typed here becomes a draft of its own.
  function fork(op) {
    if (!own.has(op.id) || !queue.settle(op.id)) return
    const target = moved.get(op.target) ?? env.uuid()
    moved.set(op.target, target)
    desk?.move(op.target, target)
    push({ ...op, id: env.uuid(), target, version: 0 })
  }

  function heard(answer, op) {
    if (answer.status === "collision" || answer.status === "held") return fork(op)
    if (answer.status === "refused") queue.settle(op.id)
    desk?.heard(answer, op, left.has(op.id))
  }

  if (!desk) return () => false
  desk.begin(queue, push)
  return (asked) => asked === form && desk.isKept()
}

function openDesk(document, place, form, env) {
  const status = place.querySelector("[data-draft-state]")
  const found = place.querySelector("[data-draft-found]")
  const here = document.location.pathname
  let queue
  let push
  let version = Number(place.dataset.version)
  let soon
  let typedSince = 0
  let dirty = false
  let refused = ""

  const sitting = () => form.elements.draft.value

  function begin(opened, pushing) {
    queue = opened
    push = pushing
    ;(form.querySelector(".ui-buttons") ?? form).after(status)
    form.addEventListener("input", typed)
    form.addEventListener("change", typed)
    form.addEventListener("submit", keep)
    document.defaultView.addEventListener("pagehide", keep)
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep())
  }

  function typed() {
    const now = env.now().getTime()
    typedSince ||= now
    dirty = true
    env.clear(soon)
    soon = env.later(keep, Math.max(0, Math.min(AFTER_TYPING, typedSince + WHILE_TYPING - now)))
  }

  function keep() {
    env.clear(soon)
    if (!dirty) return
    dirty = false
    typedSince = 0
    refused = ""
    const title = titleOf(document)
    const { ticket } = place.dataset
    push({ kind: "draft", target: sitting(), version, ticket, title, here, contents: contentsOf(form) })
  }

  function move(from, to) {
    if (from !== sitting()) return
    form.elements.draft.value = to
    version = 0
  }

  function heard(answer, op, wasLeft) {
    if (op.target === sitting()) {
      if (answer.status === "done") {
        version = answer.version
        if (answer.said) tell(answer.said, false)
      } else refused = answer.message || status.dataset.unkept
      if (refused) tell(refused, true)
    } else if (wasLeft && answer.status === "done" && !answer.ended && op.here === here && !dirty && found.hidden) {
      const link = found.querySelector("a")
      link.href = `${here}?draft=${op.target}`
      found.hidden = false
    }
  }

  function show({ state }) {
    if (refused) return
    if (state === "saving") tell(status.dataset.saving, false)
    if (state === "offline") tell(queue && !queue.isKept() ? status.dataset.unkept : status.dataset.offline, true)
    if (state === "signed_out") tell(queue && !queue.isKept() ? status.dataset.unkept : status.dataset.signedOut, true)
  }

  // Read aloud only what somebody should know: a draft that was kept once more is no news.
  function tell(words, aloud) {
    status.setAttribute("aria-live", aloud ? "polite" : "off")
    status.classList.toggle("ui-drafts__state--trouble", aloud)
    status.hidden = false
    if (status.textContent !== words) status.textContent = words
  }

  function isKept() {
    keep()
    return !refused && queue.isKept()
  }

  return { begin, move, heard, show, isKept }
}

// What the list of drafts calls it: what the page is about, and what one does there.
function titleOf(document) {
  const words = [".ui-head__caption", "h1"].map((place) => document.querySelector(place)?.textContent.trim())
  return words.filter(Boolean).join(": ")
}

// What the browser would send, without files and secrets.
function contentsOf(form) {
  const secret = new Set([...form.querySelectorAll("input[type=password]")].map((field) => field.name))
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !NEVER_KEPT.has(name) && !secret.has(name))
}
