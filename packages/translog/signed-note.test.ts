import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { test } from 'node:test'
import { hexOf, toBase64 } from './byte-text.ts'
import { formatVkey, openNote, parseNote, parseVkey, signNote } from './signed-note.ts'
import { newKey } from './test/new-key.ts'

// The example of c2sp.org/signed-note.
const vkey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
const note =
  'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'

test('C2SP: the key of the specification is read and written', () => {
  const key = parseVkey(vkey)

  assert.deepEqual({ name: key.name, keyId: hexOf(key.keyId) }, { name: 'example.com/foo', keyId: '530d903a' })
  assert.equal(formatVkey(key.name, key.publicKey), vkey)
})

test('C2SP: the note of the specification verifies', () => {
  const opened = openNote(note, [parseVkey(vkey)])

  assert.equal(opened.text, 'This is an example message.\n')
  assert.deepEqual([opened.verified.length, opened.unknown.length], [1, 0])
})

test('C2SP: the poem, whose text has empty lines, is split at the last one', () => {
  const poem =
    'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n'

  assert.match(parseNote(poem).text, /sole:\n\ned è subito sera\.\n$/)
})

test('a checkpoint signed by the Go package golang.org/x/mod/sumdb/note verifies', () => {
  const goKey = 'go.example/log+fb5b2076+ATe/Uq6SCmAivP1zf8JIAdMEaacZT+m6R+Cj2PbFzeI5'
  const goNote =
    'go.example/log\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n\n— go.example/log +1sgdiiolGANzC9lBk6MQyG6vmd7sBpNeGFdkU5raYyYbejE/lj4IJaYfd/JiZXQHte5qkFaotTDlnN5NyNsBLKn6gU=\n'

  const opened = openNote(goNote, [parseVkey(goKey)])

  assert.equal(opened.text, 'go.example/log\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n')
})

test('a note signed with node:crypto verifies', async () => {
  const key = newKey('example.com/log')

  const signed = await signNote('text\n', key.signer)

  assert.equal(openNote(signed, [parseVkey(key.vkey)]).text, 'text\n')
})

test('a changed text, a key that signed another note and a missing signature are refused', () => {
  const key = parseVkey(vkey)
  const other = parseVkey(newKey('example.com/foo').vkey)

  assert.throws(() => openNote(note.replace('example message', 'exbmple message'), [key]), {
    reason: 'signature_invalid',
  })
  assert.throws(() => openNote(note, [other]), { reason: 'signature_missing' })
  assert.throws(() => openNote(note.slice(0, note.indexOf('—')), [key]), { reason: 'note_malformed' })
})

test('lines of unknown keys are ignored, of whatever type, up to a hundred', () => {
  const strange = (i: number) => `— witness${i}.example ${toBase64(new Uint8Array(76).fill(i))}\n`
  const lines = (count: number) => Array.from({ length: count }, (_, i) => strange(i)).join('')
  const key = parseVkey(vkey)

  assert.equal(openNote(note + lines(16), [key]).unknown.length, 16)
  assert.equal(openNote(note + lines(99), [key]).unknown.length, 99)
  assert.throws(() => openNote(note + lines(100), [key]), { reason: 'note_malformed' })
})

test('the same name with another key id is unknown; a second, false line of the known key refuses the note', () => {
  const key = parseVkey(vkey)
  const sameName = `— example.com/foo ${toBase64(new Uint8Array(68).fill(1))}\n`
  const falseLine = `— example.com/foo ${toBase64(Uint8Array.of(...key.keyId, ...new Uint8Array(64).fill(1)))}\n`

  assert.equal(openNote(note + sameName, [key]).unknown.length, 1)
  assert.throws(() => openNote(note + falseLine, [key]), { reason: 'signature_invalid' })
})

const malformedNotes = {
  'no final newline': note.slice(0, -1),
  'a tab': note.replace('This', '\tThis'),
  'a carriage return': note.replace('.\n', '.\r\n'),
  'a hyphen for the dash': note.replace('— ', '- '),
  'two spaces': note.replace('foo Uw', 'foo  Uw'),
  'a plus in the name': note.replace('com/foo', 'com+foo'),
  'a wide space in the name': note.replace('com/foo', 'com\u3000foo'),
  'stray base64 bits': note.replace('aQM=', 'aQN='),
  'base64 without padding': note.replace('aQM=', 'aQM'),
  'only a key id': note.replace(/Uw2Q\S+/, 'Uw2QOg=='),
  'no text before the block': note.slice(note.indexOf('—')),
  'a line after the signatures': `${note}tail\n`,
  'half a character': note.replace('This', '\ud800'),
}
for (const [name, malformed] of Object.entries(malformedNotes)) {
  test(`a malformed note is refused: ${name}`, () => {
    assert.throws(() => parseNote(malformed), { reason: 'note_malformed' })
  })
}

const malformedKeys = {
  'another key id': vkey.replace('530d903a', '530d903b'),
  'upper case': vkey.replace('530d903a', '530D903A'),
  'another name': vkey.replace('foo', 'fox'),
  'no name': vkey.replace('example.com/foo', ''),
  'a space': vkey.replace('example', 'exa mple'),
  'one byte short': vkey.slice(0, -4),
  'a line end': `${vkey}\n`,
}
for (const [name, malformed] of Object.entries(malformedKeys)) {
  test(`a malformed key is refused: ${name}`, () => {
    assert.throws(() => parseVkey(malformed), { reason: 'vkey_malformed' })
  })
}

test('a key of another type is refused by name', () => {
  const witness = `w.example+00000000+${toBase64(Uint8Array.of(4, ...new Uint8Array(32)))}`

  assert.throws(() => parseVkey(witness), { reason: 'vkey_unsupported' })
})

test('a signer that gives no Ed25519 signature is a bug, not a note', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signer = { ...newKey('example.com/log').signer, sign: (bytes: Uint8Array) => sign('sha256', bytes, privateKey) }

  await assert.rejects(signNote('text\n', signer), /an Ed25519 signature has 64/)
})
