import { type CommandLineKey, inBoth, inBothShort, tell } from './both-languages.ts'
import { describeFailure } from './failure.ts'

type Command = (args: string[]) => Promise<number>

/** Every command. A row loads its module only when it is asked for; its words stand in text/ under `command.<name>`. */
const commands: { readonly [name: string]: () => Promise<Command> } = {
  bench: async () => (await import('./bench.ts')).bench,
  clock: async () => (await import('./clock.ts')).clock,
  coverage: async () => (await import('./coverage.ts')).coverage,
  days: async () => (await import('./days.ts')).days,
  demo: async () => (await import('./start.ts')).start,
  doctor: async () => (await import('./doctor.ts')).doctor,
  gateway: async () => (await import('./gateway.ts')).gateway,
  generate: async () => (await import('./generate.ts')).generate,
  law: async () => (await import('./law.ts')).law,
  serve: async () => (await import('./serve.ts')).serve,
  start: async () => (await import('./start.ts')).start,
  verify: async () => (await import('./verify.ts')).verify,
}

// An error that no command awaited (a listening socket, a stream) ends the process with the same sentence.
process.on('uncaughtException', error => leave(error))
process.on('unhandledRejection', reason => leave(reason))
// `gongshu … | head` closes our output early; that is no failure of the command.
process.stdout.on('error', error => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0)
  leave(error)
})

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  leave(error)
}

async function run([name = '', ...args]: string[]): Promise<number> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load) return (await load())(args)
  const asked = ['help', '--help', '-h'].includes(name)
  if (name && !asked) tell(inBoth('cli.unknownCommand', { name }))
  tell(help())
  return asked ? 0 : 2
}

function help(): string {
  const rows = Object.keys(commands).map(
    name => `  ${name.padEnd(10)}${inBothShort(`command.${name}` as CommandLineKey)}`,
  )
  return [inBoth('cli.usage'), inBothShort('cli.commands'), ...rows].join('\n')
}

function leave(error: unknown): never {
  tell(describeFailure(error))
  process.exit(1)
}
