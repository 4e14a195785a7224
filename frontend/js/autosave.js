// One queue for everything that saves by itself: kept here until the server answered, sent in order, never twice, never
// as somebody else. The other half is core/replay.py; how to use it stands in docs/editing.md.
//
//   const queue = openQueue({ name, url, person, onState, onAnswer })
//   queue.push({ kind, target, version, ...payload })     gives the id; { instead: true } replaces one that was not sent yet
//   queue.pending()                                       what waits: [{ op, answer }], answer is null or a collision, …
//   queue.settle(id)                                      the person has seen to a collision or refusal: it may go; false if it had gone
//   queue.flush()                                         send now;  queue.close()  stop listening
//
//   onState({ state, n, at })   saved (at) | saving (n) | offline (n) | signed_out (n) | attention (n)
//   onAnswer(answer, op)        status done | collision | refused | held (behind one of the former on the same target)
import { browser, openStore } from "./autosave_store.js"

const MOST = 20
const MOST_CHARACTERS = 200000
const MOST_WHILE_LEAVING = 20000 // a browser sends 64 KB on for pages that are left, in all
const FIRST_WAIT = 1000
const LONGEST_WAIT = 30000
const OTHER_PERSON = 409

export function openQueue({ name, url, person, onState = () => {}, onAnswer = () => {} }, env = browser()) {
  const store = openStore(env, person, name)
  const known = new Set(store.all().map((entry) => entry.op.id))
  let token = env.token
  let wait = FIRST_WAIT
  let timer
  let running = null
  let trouble = ""
  let savedAt = null
  let closed = false
  let paused = false

  function waiting() {
    return store.all().filter((entry) => !entry.answer)
  }

  function tell() {
    if (closed) return
    const aside = store.all().filter((entry) => entry.answer).length
    const n = waiting().length
    if (n && trouble) onState({ state: trouble, n })
    else if (n) onState({ state: "saving", n })
    else if (aside) onState({ state: "attention", n: aside })
    else onState({ state: "saved", n: 0, at: savedAt })
  }

  function push(op, { instead = false } = {}) {
    const full = { ...op, id: op.id ?? env.uuid() }
    const same = store.all().filter((entry) => entry.op.target === full.target)
    for (const entry of same) if (entry.answer) store.drop(entry.op.id)
    const last = same.filter((entry) => !entry.answer && known.has(entry.op.id)).at(-1)
    known.add(full.id)
    if (instead && last && !last.sent) {
      store.change(last.op.id, { op: { ...full, id: last.op.id, version: last.op.version } })
      known.delete(full.id)
      full.id = last.op.id
    } else {
      store.add({ op: full, after: last ? last.op.id : null, sent: false, answer: null })
    }
    tell()
    flush()
    return full.id
  }

  function settle(id) {
    const wasThere = store.drop(id)
    tell()
    return wasThere
  }

  // The next operations that may travel together: in order, one for each target, each with nothing unanswered before it.
  function batch() {
    const targets = new Set()
    const found = []
    let size = 0
    for (const entry of waiting()) {
      size += JSON.stringify(entry.op).length
      if (targets.has(entry.op.target)) continue
      if (found.length === MOST || (found.length && size > MOST_CHARACTERS)) break
      targets.add(entry.op.target)
      found.push(entry)
    }
    return found
  }

  function flush() {
    env.clear(timer)
    if (closed || !waiting().length) return running ?? Promise.resolve()
    running ??= env.alone(`${store.prefix}lock`, round).finally(() => {
      running = null
      if (!closed && waiting().length) timer = env.later(flush, paused ? wait : 0)
    })
    return running
  }

  async function round(mine) {
    paused = false
    if (!mine) return pause("") // another page of ours is sending; look again later
    while (!closed) {
      const entries = batch()
      tell()
      if (!entries.length) return
      const outcome = await send(entries)
      if (outcome !== "answered") return pause(outcome)
      wait = FIRST_WAIT
      trouble = ""
    }
  }

  function pause(why) {
    paused = true
    trouble = why
    wait = why ? Math.min(wait * 2, LONGEST_WAIT) : FIRST_WAIT
    tell()
  }

  async function send(entries, again = false) {
    if (!token && !(await askToken())) return trouble || "offline"
    for (const entry of entries) store.change(entry.op.id, { sent: true })
    const body = JSON.stringify({ person, operations: entries.map((entry) => entry.op) })
    const keepalive = body.length < MOST_WHILE_LEAVING
    const answer = await ask(url, { method: "POST", body, keepalive, headers: { "Content-Type": "application/json", "X-CSRFToken": token } })
    if (answer.kind === "offline") return "offline"
    if (answer.kind === "signed_out" || answer.status === OTHER_PERSON) return signedOut()
    if (answer.status === 200 && answer.said?.answers) return take(entries, answer.said.answers)
    if (answer.status === 403 && !again) {
      token = ""
      return (await askToken()) ? send(entries, true) : trouble
    }
    if (answer.status >= 500 || answer.status === 429 || answer.status === 408 || answer.status === 200) return "offline"
    if (entries.length > 1) return send(entries.slice(0, 1), again) // one of them spoils it for all: find out which
    return take(entries, [{ id: entries[0].op.id, target: entries[0].op.target, status: "refused", message: answer.said?.message ?? "" }])
  }

  function signedOut() {
    token = ""
    return "signed_out"
  }

  async function askToken() {
    const answer = await ask(env.tokenUrl, { method: "GET" })
    if (answer.status === 200 && answer.said?.token && answer.said.person === person) {
      token = answer.said.token
      env.renewed(token)
      return true
    }
    trouble = answer.kind === "signed_out" || answer.status === 200 ? "signed_out" : "offline"
    return false
  }

  async function ask(address, options) {
    try {
      const response = await env.fetch(address, {
        ...options,
        credentials: "same-origin",
        redirect: "manual",
        headers: { Accept: "application/json", ...options.headers },
      })
      if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) return { kind: "signed_out" }
      return { kind: "answer", status: response.status, said: await response.json().catch(() => null) }
    } catch {
      return { kind: "offline" }
    }
  }

  function take(entries, answers) {
    const byId = new Map(answers.map((answer) => [answer.id, answer]))
    for (const { op } of entries) {
      const answer = byId.get(op.id)
      if (!answer) return "offline"
      if (answer.status === "done") done(op, answer)
      else setAside(op, answer)
    }
    return "answered"
  }

  function done(op, answer) {
    for (const entry of store.all()) {
      if (entry.after === op.id) store.change(entry.op.id, { after: null, op: { ...entry.op, version: answer.version } })
    }
    store.drop(op.id)
    savedAt = env.now()
    report(answer, op)
  }

  // A collision or refusal stays here until the person has seen to it; what was built on it waits beside it.
  function setAside(op, answer) {
    store.change(op.id, { answer })
    report(answer, op)
    for (const entry of store.all()) {
      if (entry.after === op.id && !entry.answer) {
        setAside(entry.op, { id: entry.op.id, target: op.target, status: "held", behind: op.id })
      }
    }
  }

  function report(answer, op) {
    channel.post({ answer, op })
    onAnswer(answer, op)
  }

  // Another page of ours was answered. If it signed in again while we were out, the forms here need its token too.
  const channel = env.channel(store.prefix, async ({ answer, op }) => {
    if (answer.status === "done") savedAt = env.now()
    if (trouble === "signed_out" && !(await askToken())) return tell()
    trouble = ""
    onAnswer(answer, op)
    tell()
  })
  const sleep = env.woken(() => {
    wait = FIRST_WAIT
    flush()
  })
  // What was left by an earlier visit is told once the page has the queue in its hands.
  queueMicrotask(() => {
    for (const entry of store.all()) if (entry.answer) onAnswer(entry.answer, entry.op)
    if (store.all().length) tell()
    flush()
  })

  return {
    push,
    settle,
    flush,
    pending: () => store.all().map(({ op, answer }) => ({ op, answer })),
    isKept: () => store.isKept(),
    close() {
      closed = true
      env.clear(timer)
      channel.close()
      sleep()
    },
  }
}
