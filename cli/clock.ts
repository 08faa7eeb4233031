import { parseArgs } from 'node:util'
import { inBoth, inBothShort, tell } from './both-languages.ts'
import { type Server, serverFrom } from './running-server.ts'

type DayLine = { readonly day: string; readonly applied: number; readonly failed: number }
type Moved = { readonly today: string; readonly days: readonly DayLine[] }

/** `gongshu clock`: shows the statutory day of a running platform, or moves the day of a rehearsal. */
export async function clock(args: string[]): Promise<number> {
  const call = readCall(args)
  if (!call) {
    tell(inBoth('clock.usage'))
    return 2
  }
  const server = await serverFrom(call)
  if (!call.by) return showToday(server, call.json)
  const response = await fetch(`${server.url}/api/clock/advance`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ by: call.by }),
  })
  const answer = (await response.json()) as Moved & { error?: { message: string } }
  if (!response.ok) {
    tell(inBoth('clock.refused', { message: answer.error?.message ?? String(response.status) }))
    return 1
  }
  process.stdout.write(call.json ? `${JSON.stringify(answer)}\n` : summaryOf(answer))
  return answer.days.some(line => line.failed > 0) ? 1 : 0
}

type Call = {
  readonly by: string | null
  readonly data: string
  readonly url: string | undefined
  readonly json: boolean
}

function readCall(args: string[]): Call | null {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const [verb, by, ...rest] = positionals
    const { data, url, json } = values
    const isMove = verb === 'advance' && by !== undefined
    if (rest.length || (verb !== undefined && !isMove) || (data === undefined) === (url === undefined)) return null
    return { by: by ?? null, data: data ?? '', url, json }
  } catch {
    return null
  }
}

const options = {
  data: { type: 'string' },
  url: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

async function showToday({ url }: Server, json: boolean): Promise<number> {
  const now = (await (await fetch(`${url}/api/clock`)).json()) as { today: string; mode: string }
  process.stdout.write(`${json ? JSON.stringify(now) : inBothShort('clock.today', now)}\n`)
  return 0
}

function summaryOf({ today, days }: Moved): string {
  const lines = days.map(line => inBothShort('clock.day', line))
  return `${[...lines, inBothShort('clock.today', { today, mode: 'rehearsal' })].join('\n')}\n`
}
