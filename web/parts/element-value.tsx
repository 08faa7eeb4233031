import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from './api.ts'
import { useElementText } from './element-text.ts'

const refersTo: { readonly [field: string]: string } = { sharedWith: 'unit', relatedEntries: 'catalogEntry' }

/** An element of an entry as it is shown; cases that it names by their titles. */
export function ElementValue({ field, value }: { field: string; value: unknown }): ReactNode {
  const textOf = useElementText()
  const type = refersTo[field]
  return type && Array.isArray(value) ? <CaseNames type={type} ids={value} /> : textOf(field, value)
}

function CaseNames({ type, ids }: { type: string; ids: readonly string[] }) {
  const named = useQuery(queries.namedCases(type, ids))
  return ids.map(id => named.data?.choices.find(choice => choice.id === id)?.title ?? id).join('、')
}
