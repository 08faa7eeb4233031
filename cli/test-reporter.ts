import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { EventData } from 'node:test'
import type { TestEvent } from 'node:test/reporters'
import { inspect } from 'node:util'
import { dutiesNamed, type ProvenTest } from './test-proof.ts'

/**
 * One line per file, and each failure in full when it happens; what tests print passes through. Leaves the counts in the
 * file GONGSHU_TEST_COUNTS for the run that asked. A default export, because node's --test-reporter takes nothing else.
 */
export default async function* testReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) yield lineOf(event)
}

function lineOf(event: TestEvent): string {
  switch (event.type) {
    case 'test:stdout':
    case 'test:stderr':
      return event.data.message
    case 'test:pass':
      noteProof(event.data)
      return ''
    case 'test:fail':
      return isOnlyItsParts(event.data) ? '' : failure(event.data)
    case 'test:interrupted':
      return '   interrupted\n'
    case 'test:summary':
      return summary(event.data)
    default:
      return ''
  }
}

function summary({ file, counts, duration_ms }: EventData.TestSummary): string {
  // Cancelled tests did not pass; a test marked as to be done is no pass either.
  const failed = counts.tests - counts.passed - counts.skipped - counts.todo
  const skipped = counts.skipped + counts.todo
  if (file !== undefined) {
    const numbers = [`${counts.passed}`, failed > 0 ? `${failed} failed` : '', skipped > 0 ? `${skipped} skipped` : '']
    return `   ${failed > 0 ? '✗' : '✓'} ${fromHere(file)}  ${numbers.filter(Boolean).join(', ')}  ${Math.round(duration_ms)} ms\n`
  }
  const destination = process.env.GONGSHU_TEST_COUNTS
  if (destination) writeFileSync(destination, JSON.stringify({ passed: counts.passed, failed, skipped, proven }))
  return ''
}

// Every process of the runner reports to this one; what passed is told with the counts at the end.
const proven: ProvenTest[] = []

function noteProof({ name, file, skip, todo }: EventData.TestPass): void {
  if (file === undefined || skip !== undefined || todo !== undefined || !dutiesNamed(name).length) return
  proven.push({ name, file: fromHere(file) })
}

/** A test that failed because a test inside it did adds nothing to what was already printed. */
function isOnlyItsParts({ details }: EventData.TestFail): boolean {
  return 'failureType' in details.error && details.error.failureType === 'subtestsFailed'
}

function failure({ name, file, line, details }: EventData.TestFail): string {
  const place = file === undefined ? '' : ` (${fromHere(file)}:${line ?? 1})`
  const cause = details.error.cause ?? details.error
  const told = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause)
  return `   ✗ ${name}${place}\n${indented(told.slice(0, longestStory))}\n`
}

const longestStory = 6000

function indented(text: string): string {
  return text
    .split('\n')
    .map(line => `       ${line}`)
    .join('\n')
}

function fromHere(file: string): string {
  return relative(process.cwd(), file)
}
