// Where the queue of autosave.js lives, and what it asks of the browser: each can be replaced in a test.

const PATIENCE = 20000
const LEASE = PATIENCE + 5000

// One key for each operation, so that two pages that write at the same time do not overwrite each other's list. What
// the browser will not keep (private window, full) stays in memory as long as the page is open.
export function openStore(env, person, name) {
  const prefix = `regietafel:${person}:${name}:`
  const memory = new Map()
  let counter = 0

  function keys() {
    try {
      return Array.from({ length: env.storage.length }, (_, at) => env.storage.key(at)).filter((key) => key.startsWith(`${prefix}op:`))
    } catch {
      return []
    }
  }

  function read(key) {
    try {
      const entry = JSON.parse(env.storage.getItem(key))
      return entry?.op?.id && entry.op.target ? [key, entry] : null
    } catch {
      return null
    }
  }

  function write(key, entry) {
    try {
      env.storage.setItem(key, JSON.stringify(entry))
      memory.delete(key)
    } catch {
      memory.set(key, entry)
      forget(key)
    }
  }

  function forget(key) {
    try {
      env.storage.removeItem(key)
    } catch {
      // it was never there
    }
  }

  function pairs() {
    const kept = keys()
      .filter((key) => !memory.has(key))
      .map(read)
      .filter((pair) => pair !== null)
    return [...kept, ...memory].sort(([one], [other]) => (one < other ? -1 : 1))
  }

  function keyOf(id) {
    return pairs().find(([, entry]) => entry.op.id === id)?.[0]
  }

  return {
    prefix,
    all: () => pairs().map(([, entry]) => entry),
    isKept: () => memory.size === 0,
    add(entry) {
      counter += 1
      const order = `${String(env.now().getTime()).padStart(15, "0")}-${String(counter).padStart(6, "0")}`
      write(`${prefix}op:${order}-${entry.op.id}`, entry)
    },
    change(id, values) {
      const key = keyOf(id)
      if (key) write(key, { ...(memory.get(key) ?? read(key)[1]), ...values })
    },
    drop(id) {
      const key = keyOf(id)
      if (!key) return false
      memory.delete(key)
      forget(key)
      return true
    },
  }
}

// Run the work if no other page of ours is at it; without Web Locks a note with a time says who is.
export function alone(env) {
  return async (name, work) => {
    if (env.locks) return env.locks.request(name, { ifAvailable: true }, (lock) => work(Boolean(lock)))
    const me = env.uuid()
    const holder = () => {
      try {
        return JSON.parse(env.storage.getItem(name)) ?? {}
      } catch {
        return {}
      }
    }
    const hold = (until) => {
      try {
        env.storage.setItem(name, JSON.stringify({ me, until }))
      } catch {
        // nobody else can read it either: then there is nobody to wait for
      }
    }
    if (holder().until > env.now().getTime()) return work(false)
    hold(env.now().getTime() + LEASE)
    try {
      return await work(holder().me === me || holder().me === undefined)
    } finally {
      if (holder().me === me) hold(0)
    }
  }
}

// The browser as the queue sees it.
export function browser() {
  const env = {
    storage: storageOf(window),
    locks: navigator.locks,
    token: tokenOf(document.body),
    tokenUrl: document.body.dataset.tokenUrl,
    renewed: renewToken,
    fetch: (address, options) => window.fetch(address, { ...options, signal: AbortSignal.timeout?.(PATIENCE) }),
    now: () => new Date(),
    uuid: () => crypto.randomUUID?.() ?? fromRandom(crypto.getRandomValues(new Uint8Array(16))),
    later: (work, milliseconds) => window.setTimeout(work, milliseconds),
    clear: (timer) => window.clearTimeout(timer),
    channel(name, work) {
      if (!window.BroadcastChannel) return { post() {}, close() {} }
      const channel = new BroadcastChannel(name)
      channel.addEventListener("message", (event) => work(event.data))
      return { post: (message) => channel.postMessage(message), close: () => channel.close() }
    },
    woken(work) {
      const seen = () => document.visibilityState === "visible" && work()
      window.addEventListener("online", work)
      document.addEventListener("visibilitychange", seen)
      window.addEventListener("focus", work)
      return () => {
        window.removeEventListener("online", work)
        document.removeEventListener("visibilitychange", seen)
        window.removeEventListener("focus", work)
      }
    },
  }
  env.alone = alone(env)
  return env
}

function storageOf(window) {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

function tokenOf(body) {
  try {
    return JSON.parse(body.getAttribute("hx-headers"))["X-CSRFToken"] ?? ""
  } catch {
    return ""
  }
}

// The forms of a page that stayed open over a new sign-in can be sent again.
function renewToken(token) {
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }))
}

// crypto.randomUUID exists on https only; a demo on somebody's own network has the other half.
function fromRandom(bytes) {
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("")
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
}
