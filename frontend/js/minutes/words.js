// The words of the minutes: all of it data from the page.
export function readData(id) {
  return JSON.parse(document.getElementById(id).textContent)
}

export function filled(text, values) {
  return text.replace(/%\((\w+)\)s/g, (_all, name) => values[name] ?? "")
}

export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("")
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
}
