// A table shown as cards must stay a table for those who listen: some browsers forget it with the display value.
const ROLES = [
  ["table", ""],
  ["rowgroup", "thead, tbody, tfoot"],
  ["row", "tr"],
  ["columnheader", "thead th"],
  ["rowheader", "tbody th, tfoot th"],
  ["cell", "td"],
]

export function giveTablesRoles(part) {
  for (const table of part.querySelectorAll("table.ui-table--cards, table.mx-table")) {
    for (const [role, selector] of ROLES) {
      const elements = selector ? table.querySelectorAll(selector) : [table]
      for (const element of elements) element.setAttribute("role", role)
    }
  }
}
