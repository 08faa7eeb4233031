import type { Law, Step } from '@gongshu/regulations'
import type { Refusal } from '../base/refusal.ts'
import type { EntryInput } from './catalog-entry.ts'
import { type NormRule, norms, type Standard } from './entry-norms.ts'
import { submissionRefusals } from './entry-submission.ts'

/**
 * What a check of an entry finds. A `stop` is what its submission would be refused for, with the duty; a `hint` is where
 * it departs from a norm, with the standard: its words stand under `refusal.<rule>` and `check.<rule>`.
 */
export type Finding = {
  readonly severity: 'stop' | 'hint'
  readonly rule: string
  readonly field: string
  readonly column?: string
  readonly params?: { readonly [name: string]: string | number }
  readonly duty?: string
  readonly standard?: Standard
}

/** Completeness and normativity of an entry under a law, before anybody has submitted it; changes nothing. */
export function checkEntry(law: Law, step: Step, entry: EntryInput): Finding[] {
  return [...submissionRefusals(law, step, entry).flatMap(stopsOf), ...hintsOf(entry)]
}

function stopsOf({ code, details }: Refusal): Finding[] {
  const { field = '', duty, params, faults } = details
  if (code === 'field_missing' && faults) return faults.map(fault => stop(code, fault.field, { duty: fault.duty }))
  return [stop(code, field, { duty, params })]
}

function stop(rule: string, field: string, { duty, params }: Pick<Partial<Stop>, 'duty' | 'params'>): Finding {
  return { severity: 'stop', rule, field, ...(duty ? { duty } : {}), ...(params ? { params } : {}) }
}

type Stop = { duty: string | undefined; params: Finding['params'] | undefined }

function hintsOf(entry: EntryInput): Finding[] {
  return (Object.keys(norms) as NormRule[]).flatMap(rule => {
    const { standard, faults } = norms[rule]
    return faults(entry).map(fault => ({ severity: 'hint' as const, rule, standard, ...fault }))
  })
}
