// What somebody else wrote meanwhile: asked for now and then, and when one comes back to the page.
const EVERY = 15000

export function startNews(root, { chairs, items, passages }) {
  let asking = false

  async function ask() {
    if (asking || document.visibilityState !== "visible") return
    asking = true
    try {
      const response = await fetch(root.dataset.now, { headers: { Accept: "application/json" }, redirect: "manual", credentials: "same-origin" })
      if (response.status === 200) hear(await response.json())
    } catch {
      // without a connection there is no news
    } finally {
      asking = false
    }
  }

  function hear(told) {
    for (const one of told.items) items.hear(one)
    for (const one of told.passages) passages.hear(one)
    for (const one of told.chairs) chairs.hear(one)
  }

  window.setInterval(ask, EVERY)
  window.addEventListener("focus", ask)
  document.addEventListener("visibilitychange", ask)
}
