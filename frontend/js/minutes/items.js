// Items that nobody had foreseen: added at once, with a key of their own, so that what is written below them waits for nothing.
import { newKey } from "./words.js"

export function openItems(root, { saving, problems, onNew }) {
  const list = root.querySelector("[data-items]")
  const form = root.querySelector("[data-add-item]")
  const pattern = root.querySelector("[data-new-item]").content

  const all = () => [...list.querySelectorAll(".minutes-item")]
  const itemWith = (key) => all().find((one) => one.dataset.item === key || one.dataset.itemKey === key)

  function create(key, title) {
    const item = pattern.cloneNode(true).firstElementChild
    item.dataset.itemKey = key
    item.querySelector("[data-title]").textContent = title
    item.querySelector("[data-number]").textContent = all().length + 1
    const heading = item.querySelector("h2")
    heading.id = `item-title-${key}`
    item.setAttribute("aria-labelledby", heading.id)
    list.querySelector("[data-no-items]")?.remove()
    list.append(item)
    onNew(item)
    return item
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const title = form.elements.title.value.trim()
    if (!title) return form.elements.title.focus()
    const key = newKey()
    form.elements.title.value = ""
    const item = create(key, title)
    saving.push({ kind: "item", target: `item:${key}`, version: 0, title })
    item.focus()
  })

  const keyIn = (op) => op.target.replace("item:", "")

  saving.hear("item", {
    done(answer, op) {
      const item = itemWith(keyIn(op)) ?? create(keyIn(op), op.title)
      item.dataset.item = answer.pk
    },
    stuck(answer, op) {
      const item = itemWith(keyIn(op)) ?? create(keyIn(op), op.title)
      const again = () => {
        saving.drop(op.target)
        saving.push({ kind: "item", target: op.target, version: 0, title: op.title })
      }
      problems.show(op.target, item, answer, { choices: { again, drop: () => saving.drop(op.target) } })
    },
  })

  return {
    all,
    itemWith,
    restore() {
      for (const { op } of saving.waiting("item")) if (!itemWith(keyIn(op))) create(keyIn(op), op.title)
    },
    hear(told) {
      if (itemWith(String(told.pk)) || (told.key && itemWith(told.key))) return
      create(told.key || String(told.pk), told.title).dataset.item = told.pk
    },
  }
}
