// What the queue of autosave.js promises: nothing lost, nothing twice, nothing as somebody else.
import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { op, open, settled, texts, world } from "./world.js"

describe("the plain way", () => {
  test("what is pushed is sent and answered", async () => {
    const { server, browser } = world()
    const page = open(browser)
    page.queue.push(op("a", "one"))
    assert.equal(page.state(), "saving")
    await settled()
    assert.deepEqual(texts(server), ["one"])
    assert.equal(page.state(), "saved")
    assert.ok(page.states.at(-1).at instanceof Date)
    assert.equal(browser.storage.length, 0)
  })

  test("operations go in order, and one request at a time", async () => {
    const { server, browser } = world()
    const page = open(browser)
    for (const target of ["a", "b", "c", "d"]) page.queue.push(op(target, target))
    await settled()
    for (const target of ["e", "f"]) page.queue.push(op(target, target))
    await settled()
    assert.deepEqual(texts(server), ["a", "b", "c", "d", "e", "f"])
    assert.equal(server.mostAtOnce, 1)
  })

  test("what follows on the same target takes over the version of our own answer", async () => {
    const { server, browser } = world()
    const page = open(browser)
    for (const text of ["one", "two", "three"]) page.queue.push(op("a", text))
    await settled()
    assert.deepEqual(texts(server), ["one", "two", "three"])
    assert.equal(server.versions.get("a"), 4)
  })

  test("one that was not sent yet can be replaced by what was typed after it", async () => {
    const { server, browser } = world()
    server.away = true
    const page = open(browser)
    const first = page.queue.push(op("a", "one"))
    await settled()
    for (const text of ["two", "three", "four"]) page.queue.push(op("a", text), { instead: true })
    assert.deepEqual(page.queue.pending().map((one) => one.op.text), ["one", "four"])
    assert.equal(page.queue.pending()[0].op.id, first)
    server.away = false
    page.env.tick()
    await settled()
    assert.deepEqual(texts(server), ["one", "four"])
  })

  test("many at once travel in parts", async () => {
    const { server, browser } = world()
    const page = open(browser)
    for (let at = 0; at < 60; at += 1) page.queue.push(op(`cell ${at}`, String(at)))
    await settled(100)
    assert.equal(server.done.length, 60)
    assert.ok(server.requests.every((one) => one.length <= 20))
  })
})

describe("a lost connection", () => {
  test("nothing is lost, and it goes on by itself", async () => {
    const { server, browser } = world()
    server.away = true
    const page = open(browser)
    page.queue.push(op("a", "one"))
    page.queue.push(op("b", "two"))
    await settled()
    assert.deepEqual(page.states.at(-1), { state: "offline", n: 2 })
    server.away = false
    page.env.wake()
    await settled()
    assert.deepEqual(texts(server), ["one", "two"])
    assert.equal(page.state(), "saved")
  })

  test("it waits longer each time, up to half a minute", async () => {
    const { server, browser } = world()
    server.away = true
    const page = open(browser)
    page.queue.push(op("a", "one"))
    const waits = []
    for (let turn = 0; turn < 8; turn += 1) {
      await settled()
      waits.push(...page.env.waits())
      page.env.tick()
    }
    assert.deepEqual(waits, [2000, 4000, 8000, 16000, 30000, 30000, 30000, 30000])
  })

  test("an answer that got lost does nothing twice", async () => {
    const { server, browser } = world()
    server.losesAnswers = true
    const page = open(browser)
    page.queue.push(op("a", "one"))
    page.queue.push(op("a", "two"))
    await settled()
    server.losesAnswers = false
    page.env.tick()
    await settled()
    assert.deepEqual(texts(server), ["one", "two"])
    assert.equal(page.state(), "saved")
  })

  test("what was left by an earlier visit is sent by the next", async () => {
    const { server, browser } = world()
    server.away = true
    open(browser).queue.push(op("a", "one"))
    await settled()
    server.away = false
    const next = open(browser)
    assert.deepEqual(next.queue.pending().map((one) => one.op.text), ["one"])
    next.queue.push(op("a", "two"))
    await settled()
    assert.deepEqual(texts(server), ["one", "two"])
  })

  for (const status of [429, 500, 503]) {
    test(`a server that answers ${status} is asked again later`, async () => {
      const { server, browser } = world()
      server.down = status
      const page = open(browser)
      page.queue.push(op("a", "one"))
      await settled()
      assert.equal(page.state(), "offline")
      server.down = 0
      page.env.tick()
      await settled()
      assert.deepEqual(texts(server), ["one"])
    })
  }
})

describe("signing out and in", () => {
  test("signed out waits, and goes on with a fresh token once the same person is back", async () => {
    const { server, browser } = world()
    const page = open(browser)
    server.signOut()
    page.queue.push(op("a", "one"))
    await settled()
    assert.deepEqual(page.states.at(-1), { state: "signed_out", n: 1 })
    server.signIn("7")
    page.env.wake()
    await settled()
    assert.deepEqual(texts(server), ["one"])
  })

  test("a stale token is replaced without anybody noticing", async () => {
    const { server, browser } = world()
    const page = open(browser)
    server.signIn("7")
    page.queue.push(op("a", "one"))
    await settled()
    assert.deepEqual(texts(server), ["one"])
    assert.ok(page.states.every((one) => one.state !== "signed_out"))
  })

  test("a page that was signed out gets the token too when another page of ours sends what waited", async () => {
    const { server, browser } = world()
    const page = open(browser)
    server.signOut()
    page.queue.push(op("a", "one"))
    await settled()
    server.signIn("7")
    open(browser)
    await settled()
    assert.deepEqual(texts(server), ["one"])
    assert.equal(page.state(), "saved")
    assert.equal(page.env.token, server.token)
  })

  test("nothing is sent as the other person who signed in at this browser", async () => {
    const { server, browser } = world()
    const page = open(browser)
    server.signIn("8")
    page.queue.push(op("a", "mine"))
    await settled()
    const other = open(browser, { person: "8" })
    assert.deepEqual(other.queue.pending(), [])
    other.queue.push(op("b", "theirs"))
    await settled()
    assert.equal(page.state(), "signed_out")
    assert.deepEqual(texts(server), ["theirs"])
    server.signIn("7")
    page.env.wake()
    await settled()
    assert.deepEqual(texts(server), ["theirs", "mine"])
  })
})
