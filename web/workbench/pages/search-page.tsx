import '../../ui/search.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { CartLink } from '../../parts/cart-parts.tsx'
import { FilterSelect } from '../../parts/filter-select.tsx'
import { KeptSearches, SaveSearch } from '../../parts/kept-searches.tsx'
import { useSession } from '../../parts/law-in-force.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { SearchFacets } from '../../parts/search-facets.tsx'
import { SearchHits } from '../../parts/search-hits.tsx'
import { questionOf, searchQueries } from '../../parts/search-queries.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { SuggestInput } from '../../ui/suggest-input.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

const PAGE = 20
const sortings = ['newest', 'used', 'quality'] as const

/** Finding entries: the words above, what narrows them on the left, what is found on the right; all of it in the address. */
export function SearchPage() {
  const { t } = useWords()
  const { roles } = useSession()
  const address = useSearch({ strict: false })
  const { page = 1, sort } = address
  const question = questionOf(address)
  const navigate = useNavigate()
  const to = (change: object) =>
    navigate({ to: paths.search, search: { ...question, sort, page: undefined, ...change }, replace: true })
  const found = useQuery(searchQueries.found(question, { limit: PAGE, offset: (page - 1) * PAGE, sort }))
  const facets = useQuery(searchQueries.facets(question))
  return (
    <>
      <PageHead title={t('work.search.title')} about={t('work.search.about')}>
        {roles.includes('operator') && <Link to={paths.synonyms}>{t('synonyms.title')}</Link>}
        <Link to={paths.graph}>{t('graph.title')}</Link>
        <CartLink />
      </PageHead>
      <SearchForm key={question.q ?? ''} words={question.q ?? ''} onSearch={q => to({ q: q || undefined })} />
      <div className="search-grid">
        <aside className="search-side" aria-label={t('search.narrow')}>
          <SearchFacets question={question} counts={facets.data ?? []} onChange={to} />
          <KeptSearches />
        </aside>
        <QueryView query={found}>
          {answer => (
            <section className="card" aria-label={t('search.results')}>
              <div className="tools">
                <h2>
                  <span role="status">{t('work.search.count', { count: answer.total })}</span>
                </h2>
                <span className="count" />
                <FilterSelect
                  label={t('search.sort')}
                  none={t('search.sort.relevance')}
                  value={sort}
                  onChange={chosen => to({ sort: chosen })}
                  choices={sortings.map(value => ({ value, label: t(`search.sort.${value}`) }))}
                />
                <SaveSearch question={question} />
              </div>
              <SearchHits answer={answer} words={question.q ?? ''} />
              <Pages page={page} pages={Math.ceil(answer.total / PAGE)} onPage={next => to({ page: next })} />
            </section>
          )}
        </QueryView>
      </div>
    </>
  )
}

function SearchForm({ words, onSearch }: { words: string; onSearch: (words: string) => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const suggestions = useQuery(searchQueries.suggestions(typed.trim()))
  return (
    <search>
      <form
        className="tools"
        onSubmit={event => {
          event.preventDefault()
          onSearch(String(new FormData(event.currentTarget).get('q') ?? '').trim())
        }}
      >
        <SuggestInput
          name="q"
          label={t('work.search.words')}
          initial={words}
          suggestions={typed.trim() ? (suggestions.data ?? []) : []}
          onType={setTyped}
          onTake={onSearch}
        />
        <Button type="primary" htmlType="submit">
          {t('work.search.find')}
        </Button>
      </form>
    </search>
  )
}

function Pages({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const { t } = useWords()
  if (pages <= 1) return null
  return (
    <nav className="tools" aria-label={t('work.list.pages')} style={{ marginTop: 8 }}>
      <Button disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {t('work.list.previous')}
      </Button>
      <span>{t('work.list.page', { page, pages })}</span>
      <Button disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {t('work.list.next')}
      </Button>
    </nav>
  )
}
