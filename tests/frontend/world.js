// A browser that a test holds in its hands: storage, clock, locks, channels, and a server that does each operation once.
import { openQueue } from "../../frontend/js/autosave.js"
import { alone } from "../../frontend/js/autosave_store.js"

export class Storage {
  constructor() {
    this.rows = new Map()
    this.full = false
  }
  get length() {
    return this.rows.size
  }
  key(at) {
    return [...this.rows.keys()][at]
  }
  getItem(key) {
    return this.rows.get(key) ?? null
  }
  setItem(key, value) {
    if (this.full) throw new Error("QuotaExceededError")
    this.rows.set(key, String(value))
  }
  removeItem(key) {
    this.rows.delete(key)
  }
}

// Does operations as core/replay.py does: in order, once by id, refused at another version than the one that stands.
export class Server {
  constructor(person = "7") {
    this.person = person
    this.token = "t1"
    this.away = false
    this.losesAnswers = false
    this.down = 0
    this.versions = new Map()
    this.answers = new Map()
    this.done = []
    this.requests = []
    this.atOnce = 0
    this.mostAtOnce = 0
    this.refuses = new Set()
  }

  signOut() {
    this.person = ""
  }
  signIn(person) {
    this.person = person
    this.token = `t${Math.random()}`
  }

  fetch = async (address, options) => {
    this.atOnce += 1
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce)
    await new Promise((resolve) => setImmediate(resolve))
    this.atOnce -= 1
    if (this.away) throw new TypeError("Failed to fetch")
    if (this.down) return reply(this.down, null)
    const posted = options.method === "POST"
    if (posted && options.headers["X-CSRFToken"] !== this.token) return reply(403, null)
    if (!this.person) return { type: "opaqueredirect", status: 0, json: async () => null }
    if (!posted) return reply(200, { token: this.token, person: this.person })
    const sent = JSON.parse(options.body)
    this.requests.push(sent.operations)
    if (sent.person !== this.person) return reply(409, { message: "somebody else" })
    if (sent.operations.some((op) => op.malformed)) return reply(400, { message: "no" })
    const answers = sent.operations.map((op) => this.answer(op))
    if (this.losesAnswers) throw new TypeError("Failed to fetch")
    return reply(200, { answers })
  }

  answer(op) {
    if (this.answers.has(op.id)) return this.answers.get(op.id)
    const stands = this.versions.get(op.target) ?? 1
    const said = { id: op.id, target: op.target, version: op.version }
    if (this.refuses.has(op.id)) return { ...said, status: "refused", message: "no" }
    if (op.version !== stands) return { ...said, status: "collision", version: stands, now: {}, who: "Carla", when: "now" }
    this.versions.set(op.target, stands + 1)
    this.done.push(op)
    const answer = { ...said, status: "done", version: stands + 1 }
    this.answers.set(op.id, answer)
    return answer
  }
}

function reply(status, said) {
  return {
    type: "basic",
    status,
    json: async () => {
      if (said === null) throw new SyntaxError("no JSON")
      return said
    },
  }
}

// Pages of one browser: they share storage and channels, each has its own timers, run by hand.
export class Browser {
  constructor(server, { locks = true } = {}) {
    this.server = server
    this.storage = new Storage()
    this.time = Date.UTC(2026, 5, 16, 7, 42)
    this.channels = []
    this.held = new Set()
    this.count = 0
    this.locks = locks
  }

  page() {
    const timers = new Map()
    const wakers = new Set()
    const env = {
      storage: this.storage,
      token: this.server.token,
      renewed: (token) => {
        env.token = token
      },
      tokenUrl: "/nl/me/token/",
      fetch: this.server.fetch,
      now: () => new Date(this.time++),
      uuid: () => `00000000-0000-4000-8000-${String(++this.count).padStart(12, "0")}`,
      later: (work, wait) => {
        const timer = { wait }
        timers.set(timer, work)
        return timer
      },
      clear: (timer) => timers.delete(timer),
      channel: (name, work) => this.channel(name, work),
      woken: (work) => {
        wakers.add(work)
        return () => wakers.delete(work)
      },
      waits: () => [...timers.keys()].map((timer) => timer.wait),
      tick: () => {
        for (const [timer, work] of [...timers]) {
          timers.delete(timer)
          work()
        }
      },
      wake: () => wakers.forEach((work) => work()),
    }
    if (this.locks) env.locks = { request: (name, options, work) => this.lock(name, work) }
    env.alone = alone(env)
    return env
  }

  async lock(name, work) {
    if (this.held.has(name)) return work(null)
    this.held.add(name)
    try {
      return await work({ name })
    } finally {
      this.held.delete(name)
    }
  }

  channel(name, work) {
    const own = { name, work }
    this.channels.push(own)
    return {
      post: (message) => {
        for (const other of this.channels) if (other !== own && other.name === name) other.work(structuredClone(message))
      },
      close: () => {
        this.channels = this.channels.filter((other) => other !== own)
      },
    }
  }
}

// Let everything that can happen now happen.
export async function settled(times = 30) {
  for (let turn = 0; turn < times; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

export function open(browser, { person = "7", name = "grid" } = {}) {
  const env = browser.page()
  const seen = { states: [], answers: [], env }
  seen.queue = openQueue(
    {
      name,
      url: "/nl/save/",
      person,
      onState: (state) => seen.states.push(state),
      onAnswer: (answer, op) => seen.answers.push({ ...answer, text: op.text }),
    },
    env,
  )
  seen.state = () => seen.states.at(-1)?.state
  return seen
}

export function op(target, text, version = 1) {
  return { kind: "report", target, version, text }
}

export function world(options) {
  const server = new Server()
  return { server, browser: new Browser(server, options) }
}

export const texts = (server) => server.done.map((one) => one.text)
