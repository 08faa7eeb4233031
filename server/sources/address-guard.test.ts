import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isInside, pinAddress } from './address-guard.ts'
import { SourceFault } from './source-fault.ts'

const names: { readonly [name: string]: readonly string[] } = {
  'data.example.org': ['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'],
  'rebind.example.org': ['93.184.216.34', '127.0.0.1'],
  'db.bureau.example': ['10.8.0.12'],
}

async function pinned(host: string, allowed: readonly string[] = [], port = 443) {
  const resolve = async (name: string) =>
    (names[name] ?? []).map(address => ({ address, family: address.includes(':') ? 6 : 4 }))
  try {
    return (await pinAddress(host, port, { allowed, resolve })).address
  } catch (error) {
    if (error instanceof SourceFault) return error.code
    throw error
  }
}

test('a public host is pinned to its first address, an unknown name is told', async () => {
  assert.equal(await pinned('data.example.org'), '93.184.216.34')
  assert.equal(await pinned('nowhere.example.org'), 'name_unknown')
})

test('every address of a name is looked at, in every spelling of this machine and the own network', async () => {
  const refused = [
    ...['rebind.example.org', 'db.bureau.example', '127.0.0.1', '127.1.2.3', '0.0.0.0', '10.0.0.1', '172.31.255.255'],
    ...['192.168.1.1', '169.254.169.254', '100.100.100.200', '100.64.0.1', '[::1]', '[::]', '[fe80::1]', '[fd00::1]'],
    ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[64:ff9b::a00:1]', '[2002:7f00:1::]', '224.0.0.1', '255.255.255.255'],
  ]

  const answers = await Promise.all(refused.map(host => pinned(host)))

  assert.deepEqual(
    refused.filter((_, at) => answers[at] !== 'address_refused'),
    [],
  )
})

test('a host of the own network is reached where it is allowed by name, with its port, or by its network', async () => {
  const answers = await Promise.all([
    pinned('db.bureau.example', ['db.bureau.example']),
    pinned('db.bureau.example', ['db.bureau.example:5432'], 5432),
    pinned('db.bureau.example', ['db.bureau.example:5432'], 22),
    pinned('db.bureau.example', ['10.8.0.0/16']),
    pinned('10.9.0.1', ['10.8.0.0/16']),
  ])

  assert.deepEqual(answers, ['10.8.0.12', '10.8.0.12', 'address_refused', '10.8.0.12', 'address_refused'])
})

test('an address of the public network is no inside address', () => {
  assert.deepEqual(['8.8.8.8', '172.32.0.1', '2400:3200::1', '::ffff:8.8.8.8', '100.63.255.255'].filter(isInside), [])
})
