// How many were there, exact or about.
import { filled } from "./words.js"

export function startHeads(root, words, { saving, problems }) {
  const form = root.querySelector("[data-heads]")
  const { count, about } = form.elements
  const target = "meeting:count"
  let seen = { count: form.dataset.count ? Number(form.dataset.count) : null, about: Boolean(form.dataset.about) }

  function values() {
    const text = count.value.trim()
    return { count: /^\d+$/.test(text) ? Number(text) : null, about: about.checked && text !== "" }
  }

  function send() {
    problems.drop(target)
    const to = values()
    if (to.count === seen.count && to.about === seen.about) return
    saving.push({ kind: "count", target, version: Number(form.dataset.version), seen, ...to })
    seen = to
  }

  function put(to) {
    count.value = to.count ?? ""
    about.checked = to.about
    seen = to
  }

  count.addEventListener("change", send)
  about.addEventListener("change", send)
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    send()
  })

  const told = (one) => (one.count === null ? words.text.nothing : `${one.count}${one.about ? ` (${words.text.about})` : ""}`)

  saving.hear("count", {
    done(answer, op) {
      form.dataset.version = answer.version
      if (!saving.waitsFor(target)) put({ count: op.count, about: op.about })
    },
    stuck(answer, op) {
      const mine = { count: op.count, about: op.about }
      form.closest("details").open = true
      const settle = (to) => {
        saving.drop(target)
        form.dataset.version = answer.version
        seen = answer.now ?? seen
        count.value = to.count ?? ""
        about.checked = to.about
        send()
      }
      problems.show(target, form, answer, {
        theirs: answer.now ? told(answer.now) : "",
        mine: filled(told(mine), {}),
        choices: { theirs: () => settle(answer.now), mine: () => settle(mine), again: () => settle(mine), drop: () => saving.drop(target) },
      })
    },
  })

  return {
    restore() {
      const last = saving.waiting("count").at(-1)
      if (last) put({ count: last.op.count, about: last.op.about })
    },
  }
}
