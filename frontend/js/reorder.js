// Drag a line of a tree or list to its place. It fills and submits a form of the page, as the buttons
// beside the line do; somebody without a mouse misses nothing.
//
//   <ul data-reorder="FORM-ID" data-reorder-parent="">          the list; nested lists only have a parent
//     <li data-reorder-item="PK"> … <span data-reorder-handle>  what moves, and what it is held by
//   <form id="FORM-ID"> inputs item, parent, before

const MARKS = ["is-drop-before", "is-drop-after"]

function clear(root) {
  for (const marked of root.querySelectorAll(".is-drop-before, .is-drop-after")) marked.classList.remove(...MARKS)
}

function isUpperHalf(item, event) {
  const box = item.getBoundingClientRect()
  return event.clientY < box.top + box.height / 2
}

/** The next line that stays where it is: a line put before itself would not have moved. */
function following(item, dragged) {
  let next = item.nextElementSibling
  while (next && (next === dragged || !next.matches("[data-reorder-item]"))) next = next.nextElementSibling
  return next
}

function submit(root, dragged, target, above) {
  const form = document.getElementById(root.dataset.reorder)
  const before = above ? target : following(target, dragged)
  const fill = (name, value) => {
    // By name and not by property: `elements.item` is a method.
    form.elements.namedItem(name).value = value || ""
  }
  fill("item", dragged.dataset.reorderItem)
  fill("parent", target.parentElement.dataset.reorderParent)
  fill("before", before && before.dataset.reorderItem)
  form.requestSubmit()
}

function watch(root) {
  let dragged = null
  for (const handle of root.querySelectorAll("[data-reorder-handle]")) {
    handle.draggable = true
  }
  root.addEventListener("dragstart", (event) => {
    if (!event.target.closest("[data-reorder-handle]")) return
    dragged = event.target.closest("[data-reorder-item]")
    event.dataTransfer.effectAllowed = "move"
    event.dataTransfer.setData("text/plain", dragged.dataset.reorderItem)
    event.dataTransfer.setDragImage(dragged, 12, 12)
    dragged.classList.add("is-dragged")
  })
  root.addEventListener("dragover", (event) => {
    const target = event.target.closest("[data-reorder-item]")
    clear(root)
    if (!dragged || !target || dragged.contains(target)) return
    event.preventDefault()
    target.classList.add(isUpperHalf(target, event) ? "is-drop-before" : "is-drop-after")
  })
  root.addEventListener("drop", (event) => {
    const target = event.target.closest("[data-reorder-item]")
    if (!dragged || !target || dragged.contains(target)) return
    event.preventDefault()
    submit(root, dragged, target, isUpperHalf(target, event))
  })
  root.addEventListener("dragend", () => {
    clear(root)
    if (dragged) dragged.classList.remove("is-dragged")
    dragged = null
  })
}

export function startReorder(part) {
  for (const root of part.querySelectorAll("[data-reorder]")) watch(root)
}
