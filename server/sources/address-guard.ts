import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { SourceFault } from './source-fault.ts'

/** An address that was checked: whoever connects uses it and never asks for the name again. */
export type PinnedAddress = { readonly address: string; readonly family: 4 | 6 }

/** Hosts of the own network that may be read, as `name`, `name:port` or `network/bits`; set by who runs the platform. */
export type AllowedHosts = readonly string[]

export type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>

const resolveAll: Resolve = host => lookup(host, { all: true, verbatim: true })

/**
 * The one address to connect to. Refused when any address of the name lies in the own network, on this machine or at a
 * cloud's metadata service, unless the host is allowed by name: otherwise whoever sets up a source could have the platform
 * read what only the platform reaches. The name is resolved once, so that an answer that changes afterwards changes nothing.
 */
export async function pinAddress(
  host: string,
  port: number,
  { allowed, resolve = resolveAll }: { allowed: AllowedHosts; resolve?: Resolve },
): Promise<PinnedAddress> {
  const name = host.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  const family = isIP(name)
  const found = family ? [{ address: name, family }] : await resolved(name, resolve)
  const networks = networksOf(allowed)
  const byName = allowed.some(one => one === name || one === `${name}:${port}`)
  const refused = byName ? [] : found.filter(one => isInside(one.address) && !isIn(networks, one.address))
  const first = found[0]
  if (!first) throw new SourceFault('name_unknown', { host: name })
  if (refused.length) throw new SourceFault('address_refused', { host: name })
  return { address: first.address, family: first.family === 6 ? 6 : 4 }
}

/** Whether an address is no address of the public network. */
export function isInside(address: string): boolean {
  return isIn(inside, plain(address))
}

async function resolved(name: string, resolve: Resolve) {
  try {
    return await resolve(name)
  } catch (cause) {
    throw new SourceFault('name_unknown', { host: name }, cause)
  }
}

/** Not global by the registries of special addresses of IANA, IPv4 and IPv6. */
const inside = networksOf([
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
  ...['::/128', '::1/128', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16'],
  ...['3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
  // The metadata service of Alibaba Cloud, which lies in a public-looking range of shared addresses.
  '100.100.100.200/32',
])

function networksOf(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address)
    if (family && bits !== undefined) list.addSubnet(address, Number(bits), family === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}

function isIn(list: BlockList, address: string): boolean {
  const real = plain(address)
  return list.check(real, isIP(real) === 6 ? 'ipv6' : 'ipv4')
}

/** An IPv4 address in an IPv6 coat is what it is: `::ffff:127.0.0.1` and `::ffff:7f00:1` are this machine. */
function plain(address: string): string {
  const bare = address.split('%')[0] ?? address
  const dotted = /^::(?:ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  if (dotted) return dotted
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(bare) ?? []
  if (!high || !low) return bare
  const number = Number.parseInt(high, 16) * 65_536 + Number.parseInt(low, 16)
  return [24, 16, 8, 0].map(shift => (number >>> shift) & 255).join('.')
}
