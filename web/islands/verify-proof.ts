import { reasonTexts } from '@gongshu/translog/verify'
import { verifyEventProof } from '@gongshu/translog/verify-event'
import { portal as en } from '../../text/en/portal.ts'
import { steps as enSteps } from '../../text/en/steps.ts'
import { portal as zh } from '../../text/zh/portal.ts'
import { steps as zhSteps } from '../../text/zh/steps.ts'

type Answer = { readonly ok: boolean; readonly words: string; readonly facts: readonly (readonly [string, string])[] }

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-verify-proof]')) takeOver(form)

/** Checks what is given in the form here, so that nothing leaves the visitor's machine. */
function takeOver(form: HTMLFormElement): void {
  const say = form.dataset.verifyProof === 'en' ? en : zh
  const steps: { readonly [key: string]: string } = form.dataset.verifyProof === 'en' ? enSteps : zhSteps
  const where = form.querySelector('[data-where]')
  if (where) where.textContent = say['portal.whereBrowser']
  form.addEventListener('submit', event => {
    event.preventDefault()
    contentOf(form).then(
      content => show(answerOf(content, { key: fieldOf(form, 'vkey'), say, steps })),
      () => show({ ok: false, words: say['portal.verifyNothing'], facts: [] }),
    )
  })
}

type Words = { readonly [K in keyof typeof zh]: string }
type Check = { readonly key: string; readonly say: Words; readonly steps: { readonly [key: string]: string } }

function answerOf(content: Uint8Array | string, { key, say, steps }: Check): Answer {
  if (content.length === 0) return { ok: false, words: say['portal.verifyNothing'], facts: [] }
  const result = verifyEventProof(content, key)
  const language = say === en ? 'en' : 'zh'
  const here = ['', say['portal.checkedInBrowser']] as const
  if (!result.ok) {
    return { ok: false, words: `${say['portal.verifyRefused']} ${reasonTexts[result.reason][language]}`, facts: [here] }
  }
  const { event, index, checkpoint } = result
  const number = (event.case as { number?: unknown } | undefined)?.number
  return {
    ok: true,
    words: say['portal.verifyPassed'],
    facts: [
      [say['portal.number'], String(number ?? '')],
      [say['portal.step'], steps[`step.${event.step}`] ?? String(event.step ?? '')],
      [say['portal.day'], String(event.effectiveOn ?? '')],
      [say['portal.position'], String(index)],
      [say['portal.origin'], checkpoint.origin],
      [say['portal.size'], String(checkpoint.size)],
      here,
    ],
  }
}

async function contentOf(form: HTMLFormElement): Promise<Uint8Array | string> {
  const file = form.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0]
  if (file) return new Uint8Array(await file.arrayBuffer())
  // Copying loses the last line end; inside the file none is lost.
  const text = fieldOf(form, 'text').trim()
  return text ? `${text}\n` : ''
}

function fieldOf(form: HTMLFormElement, name: string): string {
  return String(new FormData(form).get(name) ?? '')
    .replaceAll('\r\n', '\n')
    .trim()
}

function show({ ok, words, facts }: Answer): void {
  const target = document.querySelector('[data-answer]')
  if (!target) return
  const verdict = document.createElement('p')
  verdict.className = ok ? 'passed' : 'refused'
  const strong = document.createElement('strong')
  strong.textContent = words
  verdict.append(strong)
  target.replaceChildren(verdict, listOf(facts.filter(([name]) => name)))
  const where = facts.find(([name]) => !name)
  if (!where) return
  const note = document.createElement('p')
  note.className = 'meta'
  note.textContent = where[1]
  target.append(note)
}

function listOf(facts: Answer['facts']): HTMLElement {
  const list = document.createElement('dl')
  list.className = 'facts'
  for (const [name, value] of facts) {
    const row = document.createElement('div')
    const term = document.createElement('dt')
    const description = document.createElement('dd')
    term.textContent = name
    description.textContent = value
    row.append(term, description)
    list.append(row)
  }
  return list
}
