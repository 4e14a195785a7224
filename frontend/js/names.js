// Typing @ in a text box offers the people who can be called by name. Without this, @ and the whole name do the same.
const CALL = /(?:^|[^\p{L}\p{N}_@.])@([\p{L}\p{N}][\p{L}\p{N} '’-]{0,60})?$/u
const MOST = 8

let known = null

function names() {
  known ??= fetch(document.body.dataset.namesUrl, { headers: { Accept: "application/json" } })
    .then((answer) => (answer.ok && !answer.redirected ? answer.json() : { names: [] }))
    .then((found) => found.names)
    .catch(() => {
      known = null
      return []
    })
  return known
}

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
}

export function matching(all, typed) {
  const asked = plain(typed)
  const begins = (name) => plain(name).startsWith(asked)
  const within = (name) => plain(name).split(/\s+/).some((word) => word.startsWith(asked))
  return [...all.filter(begins), ...all.filter((name) => !begins(name) && within(name))].slice(0, MOST)
}

export function calledBefore(text) {
  const found = CALL.exec(text)
  return found ? (found[1] ?? "") : null
}

class Offer {
  constructor(box) {
    this.box = box
    this.list = document.createElement("ul")
    this.list.className = "ui-names"
    this.list.id = `${box.id}_names`
    this.list.setAttribute("role", "listbox")
    this.list.setAttribute("aria-label", document.body.dataset.namesLabel)
    this.list.addEventListener("pointerdown", (event) => {
      const chosen = event.target.closest("[role=option]")
      if (!chosen) return
      event.preventDefault()
      this.choose(chosen)
    })
  }

  get isOpen() {
    return this.list.isConnected
  }

  show(found) {
    this.list.replaceChildren(
      ...found.map((name, number) => {
        const option = document.createElement("li")
        option.id = `${this.list.id}_${number}`
        option.setAttribute("role", "option")
        option.textContent = name
        return option
      }),
    )
    this.box.after(this.list)
    this.box.setAttribute("aria-controls", this.list.id)
    this.mark(0)
  }

  mark(number) {
    const options = [...this.list.children]
    this.at = (number + options.length) % options.length
    options.forEach((one, other) => one.setAttribute("aria-selected", String(other === this.at)))
    this.box.setAttribute("aria-activedescendant", options[this.at].id)
  }

  hide() {
    this.list.remove()
    this.box.removeAttribute("aria-activedescendant")
    this.box.removeAttribute("aria-controls")
  }

  choose(option) {
    const { box } = this
    const before = box.value.slice(0, box.selectionStart)
    const from = before.length - (calledBefore(before)?.length ?? 0)
    box.setRangeText(`${option.textContent} `, from, box.selectionStart, "end")
    this.hide()
    box.dispatchEvent(new Event("input", { bubbles: true }))
  }
}

const offers = new WeakMap()

async function look(box) {
  const offer = offers.get(box) ?? new Offer(box)
  offers.set(box, offer)
  const asked = () => calledBefore(box.value.slice(0, box.selectionStart))
  if (asked() === null) return offer.hide()
  const all = await names()
  if (document.activeElement !== box) return
  const typed = asked()
  const found = typed === null ? [] : matching(all, typed).filter((name) => plain(name) !== plain(typed.trim()))
  return found.length ? offer.show(found) : offer.hide()
}

function press(event, offer) {
  const moves = { ArrowDown: 1, ArrowUp: -1 }
  if (event.key in moves) offer.mark(offer.at + moves[event.key])
  else if (event.key === "Enter" || event.key === "Tab") offer.choose(offer.list.children[offer.at])
  else if (event.key === "Escape") offer.hide()
  else return
  event.preventDefault()
  event.stopPropagation()
}

export function startNames() {
  if (!document.body.dataset.namesUrl) return
  document.addEventListener("input", (event) => {
    const box = event.target
    if (box instanceof HTMLTextAreaElement && box.id && !event.isComposing) look(box)
  })
  document.addEventListener(
    "keydown",
    (event) => {
      const offer = offers.get(event.target)
      if (offer?.isOpen && !event.isComposing) press(event, offer)
    },
    true,
  )
  document.addEventListener("focusout", (event) => offers.get(event.target)?.hide())
}
