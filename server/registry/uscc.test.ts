import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isUscc, usccCheckCharacter } from './uscc.ts'

test('a code with the right check character is accepted, one changed character is not', () => {
  const codes = ['91350100M000100Y43', '121200004013590816', '91110000600037341L', '91350100M000100Y44']

  assert.deepEqual(codes.map(isUscc), [true, true, true, false])
})

test('the check character may be a letter beyond X', () => {
  assert.equal(usccCheckCharacter('11310107000000000'), 'E')
})

test('letters outside the alphabet and wrong lengths are refused', () => {
  assert.deepEqual(['I1310107000000000E', '', '9135'].map(isUscc), [false, false, false])
})
