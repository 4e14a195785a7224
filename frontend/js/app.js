// Everything here is a convenience: each page does its work without it. Words come from the page, never from here.
import "htmx.org/dist/htmx.esm.js"
import { startCounts } from "./counts.js"
import { startDrafts } from "./drafts.js"
import { startFilters } from "./filters.js"
import { focusMarked } from "./focus.js"
import { startGrid } from "./grid/start.js"
import { startKeeping } from "./keep.js"
import { startMaps } from "./maps.js"
import { startMatrix } from "./matrix.js"
import { startMenus } from "./menus.js"
import { startMinutes } from "./minutes/start.js"
import { startNames } from "./names.js"
import { startOnce } from "./once.js"
import { openForPrint } from "./print.js"
import { startReorder } from "./reorder.js"
import { startResults } from "./results.js"
import { startReview } from "./review.js"
import { startShortcuts } from "./shortcuts.js"
import { startSteppers } from "./stepper.js"
import { giveTablesRoles } from "./tables.js"
import { startUploads } from "./upload.js"
import { startUnsaved } from "./unsaved.js"

function onEachPart(part) {
  startCounts(part)
  startFilters(part)
  startReorder(part)
  giveTablesRoles(part)
  startGrid(part)
  startMatrix(part)
  startKeeping(part)
  startMaps(part)
  startUploads(part)
  startReview(part)
  startMinutes(part)
  startSteppers(part)
  focusMarked(part)
}

document.documentElement.classList.add("js-on")
startMenus()
startNames()
startOnce()
startResults()
startShortcuts()
startUnsaved(startDrafts(document))
openForPrint()
onEachPart(document)
document.addEventListener("htmx:afterSwap", (event) => onEachPart(event.detail.target))
