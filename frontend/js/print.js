// What is folded on the screen opens on paper, and closes again afterwards.
export function openForPrint() {
  let opened = []
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open], [data-filters])")]
    for (const fold of opened) fold.open = true
  })
  window.addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false
  })
}
