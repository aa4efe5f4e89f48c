// Draws reference badges with badge-maker 6.0.0, which the renderer's test demands ours to equal:
// `npm ci && npm run golden`. One JSON object a line, {badge, svg}; gzipped, in src/test/resources.
//
// badge-maker is (MIT OR Apache-2.0); what is kept of it is what it drew, no code.
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { makeBadge } from 'badge-maker'

const STYLES = ['flat', 'flat-square', 'plastic', 'for-the-badge', 'social']
const LOGO = `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')}`

const TEXTS = [
  ['views', '1,234'], ['views', '0'], ['views', '7'], ['views', '48213'], ['views', '999,999,999,999,999'],
  ['views', '1.2k'], ['views', '3.46M'], ['views', 'unavailable'], ['', '12'], ['', 'invalid id'], ['views', ''],
  ['', ''], ['build', 'passing'], ['coverage', '100%'], ['license', 'MIT OR Apache-2.0'], ['i', 'l'], ['m', 'W'],
  ['  blanks around ', '\t and tabs\u00a0'], ['two  blanks', 'in  side'], ['a\nline', 'b\r\nline'],
  ['<&">', '\'</text>\''], ['&amp;', '<script>alert(1)</script>'], ['a > b', '> c'], ['"quoted"', "it's"],
  ['👀', '1,234'], ['👩‍👩‍👧‍👦 family', '🇩🇪🏳️‍🌈'], ['views 👋🏽', '💯'], ['中文標籤', '一千二百三十四'], ['日本語', 'こんにちは世界'],
  ['한국어', '방문자'], ['مشاهدات', '١٢٣٤'], ['צפיות', '1,234'], ['mixed עברית and', 'English العربية'],
  ['просмотры', '1 234'], ['προβολές', '1.234'], ['Ansichten', 'größer'], ['straße ŉ ﬁ', 'ıİ ǆ ß'], ['ça', 'ñandú Å'],
  ['e\u0301', 'n\u0303'], ['\u200bzero\u200dwidth', 'soft\u00adhyphen'], ['\u202eoverride', 'embed\u202d'],
  ['∑∞≠', '½ ⅓ → ←'], ['𝒜𝔅', '𐍈𐎀'], ['tamil தமிழ்', 'हिन्दी'], ['ไทย', '\u{10ffff}\u{e000}\ufffd'],
  ['x'.repeat(100), 'y'.repeat(200)], ['W'.repeat(333), 'i'.repeat(999)], ['0123456789', '9876543210'],
  ['!"#$%&\'()*+,-./', ':;<=>?@[\\]^_`{|}~'], ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'],
]

const COLORS = [
  'brightgreen', 'green', 'yellow', 'yellowgreen', 'orange', 'red', 'blue', 'grey', 'lightgrey', 'gray', 'lightgray',
  'critical', 'important', 'success', 'informational', 'inactive', 'abc', '#abc', 'ABC', '#AbCdEf', 'abcdef', '#1234',
  '#12345678', 'fff', '#ffffff', '000', 'b1b1b1', 'b2b2b2', 'b0b0b0', 'b1b1b2', 'rebeccapurple', 'white', 'black',
  'yellowgreen', 'lightgoldenrodyellow', 'hotpink', 'aqua', 'slategrey', 'rgb(1,2,3)', 'rgb( 250 , 250 , 250 )',
  'rgb(300, 255, 255)', 'rgba(200,200,10,.5)', 'rgba(200, 200, 10, 50%)', 'rgb(10%, 90%, 80%)', 'rgb(240 240 240)',
  'rgb(10 20 30 / 0.5)', 'rgb(90% 90% 90% / 1)', 'hsl(120, 100%, 50%)', 'hsl(60,100%,50%)', 'hsla(200, 60%, 80%, .3)',
  'hsl(300deg, 40%, 90%)', 'hsl(2rad, 50%, 75%)', 'hsl(100grad, 50%, 75%)', 'hsl(0turn, 50%, 85%)', 'hsl(0, 0%, 69%)',
]

const LOOKS = [
  { color: 'blue' },
  { color: 'blue', labelColor: 'lightgrey' },
  { color: 'yellow', logoBase64: LOGO },
  { color: 'fff', labelColor: 'abcdef', logoBase64: LOGO },
]

const badges = []
for (const style of STYLES) {
  for (const [label, message] of TEXTS) {
    LOOKS.forEach(look => badges.push({ style, label, message, ...look }))
  }
  COLORS.forEach((color, i) => {
    badges.push({ style, label: 'views', message: '1,234', color })
    badges.push({ style, label: 'views', message: '1,234', color: 'blue', labelColor: color })
    badges.push({ style, label: '', message: '12', color, labelColor: COLORS[COLORS.length - 1 - i] })
  })
}

const lines = badges.map(badge => `${JSON.stringify({ badge, svg: makeBadge(badge) })}\n`)
const target = new URL('../test/resources/dev/tallymark/svg/badge-maker.jsonl.gz', import.meta.url)
writeFileSync(target, gzipSync(lines.join(''), { level: 9 }))
console.log(`${lines.length} badges`)
