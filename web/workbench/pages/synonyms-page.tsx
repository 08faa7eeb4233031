import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { api } from '../../parts/api.ts'
import { useSession } from '../../parts/law-in-force.ts'
import { QueryView, useErrorText } from '../../parts/query-view.tsx'
import { searchQueries } from '../../parts/search-queries.ts'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

/** The words that the search takes as one: those of this installation, which its operator keeps, and those delivered. */
export function SynonymsPage() {
  const { t } = useWords()
  const { roles } = useSession()
  const synonyms = useQuery(searchQueries.synonyms)
  const change = useSynonymChange()
  const isOperator = roles.includes('operator')
  return (
    <>
      <PageHead title={t('synonyms.title')} about={t('synonyms.about')}>
        <Link to={paths.search}>{t('cart.back')}</Link>
      </PageHead>
      <QueryView query={synonyms}>
        {({ own, delivered }) => (
          <>
            <Card title={t('synonyms.own', { count: own.length })}>
              {isOperator && <AddGroup onAdd={words => change.mutateAsync(() => api.addSynonyms(words))} />}
              {own.length === 0 && <p className="empty">{t('synonyms.none')}</p>}
              <ul className="list">
                {own.map(({ id, words }) => (
                  <li key={id} className="row" style={{ padding: '4px 0' }}>
                    {words.join(' = ')}
                    {isOperator && (
                      <Button
                        size="small"
                        aria-label={t('synonyms.removeOf', { words: words.join(' = ') })}
                        onClick={() => change.mutate(() => api.removeSynonyms(id))}
                      >
                        {t('search.remove')}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            </Card>
            <Card title={t('synonyms.delivered', { count: delivered.length })}>
              <ul className="list">
                {delivered.map(words => (
                  <li key={words.join()}>{words.join(' = ')}</li>
                ))}
              </ul>
            </Card>
          </>
        )}
      </QueryView>
    </>
  )
}

function AddGroup({ onAdd }: { onAdd: (words: readonly string[]) => Promise<unknown> }) {
  const { t } = useWords()
  const [line, setLine] = useState('')
  const words = line.split(/[=＝、,，;；\s]+/).filter(Boolean)
  return (
    <form
      className="tools"
      onSubmit={event => {
        event.preventDefault()
        void onAdd(words).then(() => setLine(''))
      }}
    >
      <input
        className="input grow"
        aria-label={t('synonyms.line')}
        placeholder={t('synonyms.line')}
        value={line}
        maxLength={260}
        onChange={event => setLine(event.target.value)}
      />
      <Button type="primary" htmlType="submit" disabled={words.length < 2}>
        {t('synonyms.add')}
      </Button>
    </form>
  )
}

function useSynonymChange() {
  const client = useQueryClient()
  const { message } = App.useApp()
  const errorText = useErrorText()
  return useMutation({
    mutationFn: (call: () => Promise<unknown>) => call(),
    onSuccess: () => client.invalidateQueries(),
    onError: error => void message.error(errorText(error)),
  })
}
