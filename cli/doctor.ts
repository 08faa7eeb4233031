import { parseArgs } from 'node:util'
import { inBoth, inBothShort } from './both-languages.ts'
import { checkMachine, type Finding } from './machine-checks.ts'

/** Prints what this machine has and lacks, each lack with its remedy. Answers 1 when something is missing that the platform needs. */
export async function doctor(args: string[]): Promise<number> {
  const options = { data: { type: 'string' }, port: { type: 'string' }, json: { type: 'boolean' } } as const
  const { values } = parseArgs({ args, options, strict: false })
  const port = Number(values.port ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    process.stderr.write(`${inBoth('doctor.usage')}\n`)
    return 2
  }
  const findings = await checkMachine({ data: typeof values.data === 'string' ? values.data : './data', port })
  process.stdout.write(values.json ? `${JSON.stringify(report(findings))}\n` : `${page(findings)}\n`)
  return findings.some(finding => finding.state === 'missing') ? 1 : 0
}

function report(findings: Finding[]) {
  return { ok: findings.every(finding => finding.state !== 'missing'), findings }
}

function page(findings: Finding[]): string {
  const count = (state: Finding['state']) => findings.filter(finding => finding.state === state).length
  const counts = { ok: count('ok'), warning: count('warning'), missing: count('missing') }
  return [inBothShort('doctor.title'), ...findings.flatMap(lines), inBothShort('doctor.summary', counts)].join('\n')
}

const mark = { ok: '✓', warning: '!', missing: '✗' }

function lines(finding: Finding): string[] {
  const { state, words } = finding
  const label = inBothShort(`doctor.${finding.check}`, words)
  const line = `${mark[state]} ${inBothShort(`doctor.${state}`)}  ${label}: ${finding.found}`
  return state === 'ok' ? [line] : [line, `    → ${inBothShort(`doctor.${finding.check}.remedy`, words)}`]
}
