// On a phone the filters start folded, so that the list is what one sees first. Until this has run the style sheet
// keeps them out of sight there, or the list would jump up under the reader's finger.
const PHONE = "(max-width: 640px)"

export function startFilters(part) {
  const onPhone = window.matchMedia(PHONE).matches
  for (const filters of part.querySelectorAll("[data-filters]")) {
    if (onPhone && !filters.querySelector("[aria-invalid=true]")) filters.open = false
    filters.dataset.filters = "started"
  }
}
