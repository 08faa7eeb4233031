import { randomBytes } from 'node:crypto'

let lastMillis = 0
let counter = 0

/** A UUID version 7 (RFC 9562): ordered by time, also within one millisecond of this process. */
export function newId(): string {
  const millis = Math.max(Date.now(), lastMillis)
  counter = millis === lastMillis ? counter + 1 : 0
  lastMillis = millis + (counter >> 12)
  counter &= 0xfff
  const random = randomBytes(8)
  const time = lastMillis.toString(16).padStart(12, '0')
  const ordered = (0x7000 | counter).toString(16)
  const variant = ((random[0] ?? 0) & 0x3f) | 0x80
  const tail = random.toString('hex').slice(2)
  const head = variant.toString(16).padStart(2, '0') + tail.slice(0, 2)
  return `${time.slice(0, 8)}-${time.slice(8)}-${ordered}-${head}-${tail.slice(2)}`
}
