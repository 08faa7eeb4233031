/** One typed table of settings: where a value comes from, its default, its help. Docs and --help are made from it. */
export const settings = {
  data: { env: 'GONGSHU_DATA', default: './data/live', help: 'directory of everything the platform stores' },
  port: { env: 'GONGSHU_PORT', default: '8080', help: 'TCP port of the server; 0 takes a free one' },
  host: { env: 'GONGSHU_HOST', default: '127.0.0.1', help: 'address to listen on' },
  jurisdiction: { env: 'GONGSHU_JURISDICTION', default: 'putuo', help: 'whose law governs this installation' },
  rehearsal: { env: 'GONGSHU_REHEARSAL', default: '', help: 'first day of a rehearsal; empty: a live platform' },
  database: { env: 'DATABASE_URL', default: '', help: 'PostgreSQL server; empty: embedded in the data directory' },
  masterKeyFile: { env: 'GONGSHU_MASTER_KEY_FILE', default: '', help: 'file with the 32-byte master key' },
  gatewayLeaseSeconds: {
    env: 'GONGSHU_GATEWAY_LEASE',
    default: '300',
    help: 'how long a gateway without contact goes on serving, in seconds (0 to 3600)',
  },
  sourceHosts: {
    env: 'GONGSHU_SOURCE_HOSTS',
    default: '',
    help: 'hosts of the own network that data may be fetched from, separated by commas: name, name:port or network/bits',
  },
  dropFolders: {
    env: 'GONGSHU_DROP_FOLDERS',
    default: '',
    help: 'folders below which files may be dropped for collection, beside those in the data directory; separated by commas',
  },
  mailServer: {
    env: 'GONGSHU_MAIL_SERVER',
    default: '',
    help: 'server for mails of notices, smtps://name:password@host:port; empty: no mails',
  },
  mailFrom: { env: 'GONGSHU_MAIL_FROM', default: 'gongshu@localhost', help: 'sender of these mails' },
  publicUrl: {
    env: 'GONGSHU_PUBLIC_URL',
    default: '',
    help: 'address at which people reach the platform, for links in mails; empty: the one it listens on',
  },
  webhookHosts: {
    env: 'GONGSHU_WEBHOOK_HOSTS',
    default: '',
    help: 'hosts of the own network that notices may be posted to, separated by commas: name, name:port or network/bits',
  },
  secondFactor: {
    env: 'GONGSHU_SECOND_FACTOR',
    default: '',
    help: 'whose signature takes a one-time code beside the password: everyone, or enrolled (whoever has set one up); empty: everyone on a live platform, enrolled in a rehearsal',
  },
} as const satisfies { [name: string]: { env: string; default: string; help: string } }

export type SettingName = keyof typeof settings
export type Settings = { readonly [S in SettingName]: string }

/** Reads `--name value` and the environment. Throws one error that lists every fault, never guesses. */
export function readSettings(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Settings {
  const given = flagsOf(args)
  const unknown = [...given.keys()].filter(name => !(name in settings))
  if (unknown.length) throw new Error(`unknown settings: ${unknown.map(name => `--${name}`).join(', ')}`)
  const values = Object.entries(settings).map(([name, setting]) => [
    name,
    given.get(name) ?? env[setting.env] ?? setting.default,
  ])
  return Object.fromEntries(values) as Settings
}

/** `--name value` and `--name=value`; a flag without a value is empty text. */
export function flagsOf(args: readonly string[]): Map<string, string> {
  const flags = new Map<string, string>()
  for (let i = 0; i < args.length; i++) {
    const [name = '', inline] = (args[i] ?? '').split(/=(.*)/s)
    if (!name.startsWith('--')) throw new Error(`“${name}” is no setting; write --name value`)
    const next = args[i + 1]
    if (inline !== undefined) flags.set(name.slice(2), inline)
    else if (next !== undefined && !next.startsWith('--')) {
      flags.set(name.slice(2), next)
      i++
    } else flags.set(name.slice(2), '')
  }
  return flags
}
