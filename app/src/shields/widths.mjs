// Compiles anafanafo's text widths into one resource: `npm ci && npm run widths`.
//
// For each face, a step function over code points: a count, then that many pairs of unsigned 16-bit numbers, each
// "so many code points further on, the width is this many hundredths of a pixel". It starts at U+0000 with width 0,
// as control characters have none; code points that the table leaves out are as wide as an m. All gzipped.
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const FACES = ['verdana-10px-normal', 'verdana-10px-bold', 'verdana-11px-normal', 'helvetica-11px-bold']
const FARTHEST_STEP = 0xffff
const END = 0x110000
const isControl = codePoint => codePoint < 0x20 || codePoint === 0x7f

const target = new URL('../main/resources/dev/tallymark/svg/text-widths.gz', import.meta.url)
writeFileSync(target, gzipSync(Buffer.concat(FACES.map(compile)), { level: 9 }))

function compile(face) {
  const ranges = JSON.parse(readFileSync(new URL(`node_modules/anafanafo/data/${face}.json`, import.meta.url)))
  const widths = new Uint16Array(END).fill(hundredths(ranges.find(([first, last]) => first <= 0x6d && last >= 0x6d)[2]))
  for (const [first, last, width] of ranges) {
    widths.fill(hundredths(width), first, last + 1)
  }
  const steps = [0, 0]
  let current = 0
  let previous = 0
  for (let codePoint = 0; codePoint < END; codePoint++) {
    const width = isControl(codePoint) ? 0 : widths[codePoint]
    if (width !== current || codePoint - previous === FARTHEST_STEP) {
      steps.push(codePoint - previous, width)
      current = width
      previous = codePoint
    }
  }
  const bytes = Buffer.alloc(4 + 2 * steps.length)
  bytes.writeInt32BE(steps.length / 2)
  steps.forEach((value, i) => bytes.writeUInt16BE(value, 4 + 2 * i))
  return bytes
}

function hundredths(width) {
  const whole = Math.round(width * 100)
  if (whole / 100 !== width) {
    throw new Error(`${width} is not a number of hundredths`)
  }
  return whole
}
