// Lists the colour names of CSS as badge-maker knows them: `npm ci && npm run colors`.
import { writeFileSync } from 'node:fs'
import names from 'color-name'

const hex = channels => channels.map(channel => channel.toString(16).padStart(2, '0')).join('')
const lines = Object.entries(names).map(([name, channels]) => `${name}=${hex(channels)}\n`)
writeFileSync(new URL('../main/resources/dev/tallymark/svg/css-colors.properties', import.meta.url), lines.sort().join(''))
