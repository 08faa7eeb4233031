import type { FacetCount, SearchQuestion } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../ui/words.tsx'
import { queries } from './api.ts'

/** The facets in their order, and under which key the words of their values stand. */
const facets = [
  { name: 'unit', words: null },
  { name: 'sharing', words: 'sharingAttribute' },
  { name: 'opening', words: 'openingAttribute' },
  { name: 'frequency', words: 'updateFrequency' },
  { name: 'domain', words: null },
  { name: 'format', words: null },
  { name: 'grade', words: 'grade' },
  { name: 'open', words: 'search.open' },
] as const

type Change = { readonly [facet: string]: string | undefined }
type Props = {
  readonly question: SearchQuestion
  readonly counts: readonly FacetCount[]
  readonly onChange: (change: Change) => void
}

/** What narrows a search, each value with how many entries have it. */
export function SearchFacets({ question, counts, onChange }: Props) {
  const { t } = useWords()
  const chosen = facets.some(({ name }) => question[name]) || question.since
  const nothing = Object.fromEntries([...facets.map(({ name }) => [name, undefined]), ['since', undefined]])
  return (
    <section className="card" aria-label={t('search.narrow')}>
      <div className="card-head">
        <h2>{t('search.narrow')}</h2>
        {chosen && (
          <div className="actions">
            <Button size="small" onClick={() => onChange(nothing)}>
              {t('search.widen')}
            </Button>
          </div>
        )}
      </div>
      {facets.map(facet => (
        <Facet
          key={facet.name}
          facet={facet}
          chosen={question[facet.name]?.split(',') ?? []}
          counts={counts.filter(one => one.facet === facet.name)}
          onChange={values => onChange({ [facet.name]: values.join(',') || undefined })}
        />
      ))}
      <div className="facet">
        <label>
          <strong>{t('search.since')}</strong>
          <input
            className="input"
            type="date"
            value={question.since ?? ''}
            onChange={event => onChange({ since: event.target.value || undefined })}
          />
        </label>
      </div>
    </section>
  )
}

const SHOWN = 5

type FacetProps = {
  readonly facet: (typeof facets)[number]
  readonly chosen: readonly string[]
  readonly counts: readonly FacetCount[]
  readonly onChange: (values: readonly string[]) => void
}

function Facet({ facet: { name, words }, chosen, counts, onChange }: FacetProps) {
  const { t, tData } = useWords()
  const [all, setAll] = useState(false)
  const units = useQuery(queries.units)
  // What is chosen stays to be taken back, also where nothing has it any more.
  const values = [...new Set([...chosen, ...counts.map(({ value }) => value)])]
  if (!values.length) return null
  const countOf = (value: string) => counts.find(one => one.value === value)?.count ?? 0
  const unitName = (id: string) => units.data?.units.find(unit => unit.id === id)?.short_name ?? id
  const wordsOf = (value: string) => (words ? tData(`${words}.${value}`) : name === 'unit' ? unitName(value) : value)
  return (
    <fieldset className="facet">
      <legend>{tData(`search.facet.${name}`)}</legend>
      {values.slice(0, all ? undefined : Math.max(SHOWN, chosen.length)).map(value => (
        <label className="choice" key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={event =>
              onChange(event.target.checked ? [...chosen, value] : chosen.filter(other => other !== value))
            }
          />
          <span>{wordsOf(value)}</span>
          <span className="count">{countOf(value)}</span>
        </label>
      ))}
      {values.length > SHOWN && (
        <button type="button" className="plain" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('search.fewer') : t('search.more', { count: values.length })}
        </button>
      )}
    </fieldset>
  )
}
