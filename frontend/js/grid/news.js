// What others did meanwhile: asked every ten seconds while the page is in sight, and when one comes back to it.
import { filled } from "./words.js"

const PAUSE = 10000
const MOST_SAID = 3

export function startNews(root, cells, words, { say, waitsFor, me }) {
  let after = root.dataset.after
  let asking = false

  function hear(told) {
    after = String(told.after)
    const news = []
    for (const [target, cell] of Object.entries(told.cells)) {
      if (!cells.has(target) || (cell?.version ?? 0) === cells.told(target).version) continue
      cells.hear(target, cell)
      if (waitsFor(target)) continue
      if (cell?.who && cell.who !== me) {
        cells.mark(target, cell.who)
        news.push(filled(words.text.news, { ...cells.nameOf(target), who: cell.who }))
      }
    }
    for (const key of told.gone) {
      for (const node of root.querySelectorAll(`[data-cell^="${key}-"]`)) {
        node.dataset.may = ""
        node.parentElement.classList.add("is-gone")
      }
    }
    if (news.length) say(news.length > MOST_SAID ? filled(words.text.news_many, { count: news.length }) : news.join(" "))
  }

  async function ask() {
    if (asking || document.visibilityState !== "visible") return
    asking = true
    try {
      const answer = await fetch(`${root.dataset.since}?after=${after}`, {
        credentials: "same-origin",
        redirect: "error",
        headers: { Accept: "application/json" },
      })
      if (answer.status === 200) hear(await answer.json())
    } catch {
      // no connection, or signed out: the queue says so
    }
    asking = false
  }

  window.setInterval(ask, Number(root.dataset.pause) || PAUSE)
  window.addEventListener("focus", ask)
  window.addEventListener("online", ask)
  document.addEventListener("visibilitychange", ask)
}
