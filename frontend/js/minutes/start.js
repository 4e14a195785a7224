// Minutes written while people talk: everything on the page is saved by itself, with a connection or without.
import { openChairs } from "./chairs.js"
import { startFinder } from "./finder.js"
import { startHeads } from "./heads.js"
import { openItems } from "./items.js"
import { startKeys } from "./keys.js"
import { startNews } from "./news.js"
import { openPassages } from "./passages.js"
import { openProblems } from "./problems.js"
import { openPromises } from "./promises.js"
import { openSaving } from "./saving.js"
import { openStatus } from "./status.js"
import { readData } from "./words.js"

export function startMinutes(part) {
  const root = part.querySelector("[data-minutes]")
  if (!root) return
  const words = readData("minutes-words")
  const status = openStatus(root, words)
  const saving = openSaving(root, status)
  const problems = openProblems(root, words)
  const shared = { saving, problems, status }

  const chairs = openChairs(root, words, shared)
  const items = openItems(root, { ...shared, onNew: (item) => keys.attach(item) })
  const passages = openPassages(root, words, { ...shared, itemWith: items.itemWith })
  const promises = openPromises(root, words, { ...shared, itemWith: items.itemWith })
  const heads = startHeads(root, words, shared)
  const keys = startKeys(root, words, items.all, begin)

  function begin(item, kind) {
    const made = kind === "point" || kind === "back" ? promises.create(item, kind) : passages.create(item, kind)
    made.querySelector("textarea, input").focus()
  }

  for (const item of items.all()) keys.attach(item)
  keys.goTo(items.all()[0])
  startFinder(root, words, chairs)

  // What an earlier visit left waiting stands on the page again; items first, for passages stand below them.
  items.restore()
  passages.restore()
  promises.restore()
  chairs.restore()
  heads.restore()
  startNews(root, { chairs, items, passages })

  const leave = () => {
    passages.flush()
    promises.flush()
  }
  window.addEventListener("pagehide", leave)
  document.addEventListener("visibilitychange", leave)
  window.addEventListener("beforeunload", (event) => {
    leave()
    if (passages.isTooLong() || !saving.isKept()) event.preventDefault()
  })
  root.classList.add("is-started")
}
