// What the queue of autosave.js does when a thing cannot be done, nothing is kept, or two pages are at it.
import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { op, open, settled, texts, world } from "./world.js"

describe("when it cannot be done", () => {
  test("a collision comes back, with all that was built on it, and the rest goes on", async () => {
    const { server, browser } = world()
    server.versions.set("a", 5)
    server.away = true
    const page = open(browser)
    for (const [target, text] of [["a", "one"], ["b", "two"], ["a", "three"]]) page.queue.push(op(target, text))
    await settled()
    server.away = false
    page.env.tick()
    await settled()
    assert.deepEqual(texts(server), ["two"])
    assert.deepEqual(
      page.answers.map((one) => [one.text, one.status]),
      [["one", "collision"], ["three", "held"], ["two", "done"]],
    )
    assert.deepEqual(page.states.at(-1), { state: "attention", n: 2 })
  })

  test("a collision that nobody saw to is told again at the next visit", async () => {
    const { server, browser } = world()
    server.versions.set("a", 5)
    const page = open(browser)
    page.queue.push(op("a", "one"))
    await settled()
    const next = open(browser)
    await settled()
    assert.deepEqual(next.answers.map((one) => [one.text, one.status]), [["one", "collision"]])
    next.queue.settle(next.answers[0].id)
    assert.deepEqual(next.queue.pending(), [])
    assert.equal(next.state(), "saved")
  })

  test("typing on after a collision replaces what was set aside", async () => {
    const { server, browser } = world()
    server.versions.set("a", 5)
    const page = open(browser)
    page.queue.push(op("a", "one"))
    await settled()
    page.queue.push(op("a", "two", 5))
    await settled()
    assert.deepEqual(texts(server), ["two"])
    assert.equal(page.state(), "saved")
  })

  test("a refusal does not stop what has another target", async () => {
    const { server, browser } = world()
    const page = open(browser)
    server.refuses.add("no")
    page.queue.push({ ...op("a", "one"), id: "no" })
    page.queue.push(op("b", "two"))
    await settled()
    assert.deepEqual(page.answers.map((one) => one.status), ["refused", "done"])
  })

  test("one that the server cannot read spoils nothing for the others", async () => {
    const { server, browser } = world()
    server.away = true
    const page = open(browser)
    page.queue.push(op("a", "one"))
    page.queue.push({ ...op("b", "two"), malformed: true })
    page.queue.push(op("c", "three"))
    await settled()
    server.away = false
    page.env.tick()
    await settled()
    assert.deepEqual(texts(server), ["one", "three"])
    assert.deepEqual(page.answers.find((one) => one.text === "two").message, "no")
  })
})

describe("a browser that keeps nothing", () => {
  for (const [what, storage] of [["full", "full"], ["forbidden", null]]) {
    test(`storage ${what}: it is sent all the same, and the page knows that it is not kept`, async () => {
      const { server, browser } = world()
      if (storage) browser.storage.full = true
      else browser.storage = null
      server.away = true
      const page = open(browser)
      page.queue.push(op("a", "one"))
      page.queue.push(op("a", "two"))
      await settled()
      assert.equal(page.queue.isKept(), false)
      assert.equal(page.queue.pending().length, 2)
      server.away = false
      page.env.tick()
      await settled()
      assert.deepEqual(texts(server), ["one", "two"])
      assert.equal(page.queue.isKept(), true)
    })
  }

  test("what stands there and cannot be read is left alone", async () => {
    const { server, browser } = world()
    browser.storage.setItem("regietafel:7:grid:op:0", "{ half")
    const page = open(browser)
    page.queue.push(op("a", "one"))
    await settled()
    assert.deepEqual(texts(server), ["one"])
  })
})

for (const locks of [true, false]) {
  describe(`two pages of the same person, ${locks ? "with locks" : "without locks"}`, () => {
    test("send nothing twice and both hear the answer", async () => {
      const { server, browser } = world({ locks })
      server.away = true
      const [one, two] = [open(browser), open(browser)]
      one.queue.push(op("a", "one"))
      two.queue.push(op("b", "two"))
      await settled()
      server.away = false
      one.env.tick()
      two.env.tick()
      await settled()
      two.env.tick()
      one.env.tick()
      await settled()
      assert.deepEqual(texts(server).sort(), ["one", "two"])
      assert.equal(server.requests.flat().length, 2)
      assert.deepEqual(two.answers.map((answer) => answer.text).sort(), ["one", "two"])
      assert.equal(one.state(), "saved")
      assert.equal(two.state(), "saved")
    })

    test("that change the same thing collide like two people", async () => {
      const { server, browser } = world({ locks })
      const [one, two] = [open(browser), open(browser)]
      one.queue.push(op("a", "one"))
      two.queue.push(op("a", "two"))
      for (let turn = 0; turn < 3; turn += 1) {
        await settled()
        one.env.tick()
        two.env.tick()
      }
      await settled()
      assert.deepEqual(texts(server), ["one"])
      assert.deepEqual(two.answers.map((answer) => answer.status), ["done", "collision"])
    })
  })
}
