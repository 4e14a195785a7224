// Brings the reader to what needs attention: the summary of mistakes, or a part that was just swapped in.
export function focusMarked(part) {
  const marked = part.querySelector("[data-focus]")
  if (marked) marked.focus()
}
