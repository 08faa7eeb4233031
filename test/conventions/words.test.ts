import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { zh as zhWords } from '../../text/zh.ts'
import { root } from './source-files.ts'

const [zh, en] = await Promise.all([roomsOf('zh'), roomsOf('en')])

test('Chinese and English have the same keys', () => {
  assert.deepEqual(keysOf(en), keysOf(zh), 'Add the missing words to the room of the same name in text/zh or text/en.')
})

test('a text fills in the same values in Chinese and English', () => {
  const different = [...zh].flatMap(([room, words]) =>
    Object.keys(words)
      .filter(key => placeholders(words[key]) !== placeholders(en.get(room)?.[key]))
      .map(key => `${room} ${key}`),
  )

  assert.deepEqual(different, [], 'Both languages must name the same {values}.')
})

test('no text is empty', () => {
  const isEmpty = (text: unknown) => typeof text !== 'string' || text.trim() === ''
  const empty = [...zh, ...en].flatMap(([room, words]) =>
    Object.keys(words)
      .filter(key => isEmpty(words[key]))
      .map(key => `${room} ${key}`),
  )

  assert.deepEqual(empty, [], 'Write the text or delete the key.')
})

test('a key stands in one room', () => {
  const keys = [...zh.values()].flatMap(words => Object.keys(words))
  const repeated = keys.filter((key, index) => keys.indexOf(key) !== index)

  assert.deepEqual(repeated, [], 'When the rooms are put together one of them would be lost: rename the key.')
})

type WordsOfRoom = Record<string, unknown>

/** The words of each file of a language; a room exports one flat object. */
async function roomsOf(language: string): Promise<Map<string, WordsOfRoom>> {
  const rooms = new Map<string, WordsOfRoom>()
  for (const name of globSync('*.ts', { cwd: join(root, 'text', language) }).sort()) {
    const exported: Record<string, unknown> = await import(pathToFileURL(join(root, 'text', language, name)).href)
    const words = Object.values(exported).filter(value => typeof value === 'object' && value !== null)
    rooms.set(name, Object.assign({}, ...words))
  }
  return rooms
}

function keysOf(rooms: Map<string, WordsOfRoom>): string[] {
  return [...rooms].flatMap(([room, words]) => Object.keys(words).map(key => `${room} ${key}`)).sort()
}

// A placeholder that is called like a role says the office that holds it; a language may say the role in its own words.
function placeholders(text: unknown): string {
  const named = new Set(String(text).match(/\{\w+\}/g) ?? [])
  return [...named]
    .filter(name => !(`role.${name.slice(1, -1)}` in zhWords))
    .sort()
    .join(' ')
}
