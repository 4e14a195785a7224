// On a phone the filters start folded, so that the list is what one sees first.
const PHONE = "(max-width: 640px)"

export function startFilters(part) {
  if (!window.matchMedia(PHONE).matches) return
  for (const filters of part.querySelectorAll("[data-filters]")) {
    if (!filters.querySelector("[aria-invalid=true]")) filters.open = false
  }
}
