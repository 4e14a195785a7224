/**
 * Builds what a page loads: one style sheet, one script and the fonts, with the licences of what is in them; and a
 * second sheet and script for the map, which only a page that shows one fetches.
 *
 * `npm run build` writes them once; `npm run watch` writes them again at every change.
 */
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises"
import { watch } from "node:fs"
import { dirname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import * as esbuild from "esbuild"
import * as sass from "sass"

const frontend = dirname(fileURLToPath(import.meta.url))
const root = dirname(frontend)
const modules = join(root, "node_modules")
const target = join(root, "src/regietafel/static/dist")

/** Only what Dutch, French and English need: the other subsets would be downloads for nothing. */
const FONTS = [
  "atkinson-hyperlegible-next-latin-wght-normal.woff2",
  "atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
  "atkinson-hyperlegible-next-latin-wght-italic.woff2",
]

/** What every page loads, and what a map loads on top of it. */
const BUNDLES = ["app", "map"]

/** Rules of Leaflet for pictures of controls that our map does not have, and for a browser that is no more. */
const PICTURES = /[^{}]+\{(?:background-image:url\(images\/[^}]*|behavior:url\([^}]*)\}/g

async function styles(name) {
  const result = await sass.compileAsync(join(frontend, `scss/${name}.scss`), {
    loadPaths: [modules],
    style: "compressed",
    charset: false,
  })
  const css = result.css.replace(PICTURES, "")
  if (/url\(["']?data:/.test(css)) {
    throw new Error("the style sheet holds a data: address, which our content security policy blocks")
  }
  await writeFile(join(target, `${name}.css`), css)
}

async function script(name) {
  await esbuild.build({
    entryPoints: [join(frontend, `js/${name}.js`)],
    outfile: join(target, `${name}.js`),
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2020"],
    legalComments: "none",
    logLevel: "warning",
  })
}

async function fonts() {
  const from = join(modules, "@fontsource-variable/atkinson-hyperlegible-next/files")
  await mkdir(join(target, "fonts"), { recursive: true })
  await Promise.all(FONTS.map((name) => copyFile(join(from, name), join(target, "fonts", name))))
}

/** Whoever gets our style sheet, script and fonts gets the terms of what is inside them too. */
async function licences() {
  const terms = {
    "govuk-frontend.txt": join(frontend, "licences/govuk-frontend.txt"), // the package comes without its own
    "leaflet.txt": join(modules, "leaflet/LICENSE"),
    "htmx.txt": join(modules, "htmx.org/LICENSE"),
    "atkinson-hyperlegible-next.txt": join(modules, "@fontsource-variable/atkinson-hyperlegible-next/LICENSE"),
  }
  await mkdir(join(target, "licences"), { recursive: true })
  await Promise.all(Object.entries(terms).map(([name, from]) => copyFile(from, join(target, "licences", name))))
}

async function build() {
  await mkdir(target, { recursive: true })
  await Promise.all([...BUNDLES.map(styles), ...BUNDLES.map(script), fonts(), licences()])
}

await rm(target, { recursive: true, force: true })
await build()
console.log(`Front end built in ${relative(root, target)}`)

if (process.argv.includes("--watch")) {
  let waiting
  const again = () => build().then(() => console.log("Built again"), (error) => console.error(error.message))
  watch(frontend, { recursive: true }, () => {
    clearTimeout(waiting)
    waiting = setTimeout(again, 150)
  })
}
