// The shortlist of workplaces: buttons that remember, in this browser only, what the address holds without a script.
const MOST = 20
const place = (region) => `regietafel.list.${region}`

function stored(region) {
  try {
    const found = JSON.parse(localStorage.getItem(place(region)) ?? "[]")
    return Array.isArray(found) ? found.filter((slug) => typeof slug === "string").slice(0, MOST) : []
  } catch {
    return []
  }
}

function store(region, slugs) {
  try {
    if (slugs.length) localStorage.setItem(place(region), JSON.stringify(slugs.slice(0, MOST)))
    else localStorage.removeItem(place(region))
  } catch {
    // A browser that keeps nothing still has the list in the address.
  }
}

function asked(slugs) {
  return slugs.map((slug) => `w=${encodeURIComponent(slug)}`).join("&")
}

function tellCount(region) {
  const slugs = stored(region)
  for (const link of document.querySelectorAll(`[data-my-list="${CSS.escape(region)}"]`)) {
    link.href = link.href.split("?")[0] + (slugs.length ? `?${asked(slugs)}` : "")
    link.querySelector("[data-my-list-count]").textContent = String(slugs.length)
  }
}

/** What stood on the list of the address is taken over, so that both ways of keeping meet. */
function takeOver(region) {
  const address = new URL(location.href)
  const given = address.searchParams.getAll("w")
  if (!given.length) return
  store(region, [...new Set([...stored(region), ...given])])
  address.searchParams.delete("w")
  history.replaceState(history.state, "", address)
}

function show(button, on) {
  button.setAttribute("aria-pressed", String(on))
  button.firstChild.textContent = on ? button.dataset.keepOn : button.dataset.keepOff
}

function makeButton(link) {
  const region = link.dataset.keepRegion
  const button = document.createElement("button")
  button.type = "button"
  button.className = link.className
  Object.assign(button.dataset, link.dataset)
  const about = document.createElement("span")
  about.className = "govuk-visually-hidden"
  about.textContent = `: ${link.dataset.keepAbout}`
  button.append(document.createTextNode(""), about)
  const slug = button.dataset.keep
  show(button, stored(region).includes(slug))
  button.addEventListener("click", () => {
    const others = stored(region).filter((one) => one !== slug)
    const on = others.length === stored(region).length
    store(region, on ? [...others, slug] : others)
    show(button, stored(region).includes(slug))
    tellCount(region)
  })
  link.replaceWith(button)
}

export function startKeeping(part) {
  const links = [...part.querySelectorAll("a[data-keep]")]
  for (const region of new Set(links.map((link) => link.dataset.keepRegion))) takeOver(region)
  links.forEach(makeButton)
  for (const link of part.querySelectorAll("[data-my-list]")) tellCount(link.dataset.myList)
  for (const list of part.querySelectorAll("[data-kept-list]")) {
    list.addEventListener("click", (event) => {
      const gone = event.target.closest("[data-keep-drop]")?.dataset.keepDrop
      const region = list.dataset.keptList
      if (gone) store(region, stored(region).filter((slug) => slug !== gone))
    })
  }
  const empty = part.querySelector("[data-kept-empty]")
  const slugs = empty ? stored(empty.dataset.keptEmpty) : []
  if (slugs.length && !location.search.includes("w=")) location.replace(`?${asked(slugs)}`)
}
