import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { emptySource, valuesOfSource } from '../../forms/source-values.ts'
import { queries } from '../../parts/api.ts'
import { useSession } from '../../parts/law-in-force.ts'
import { QueryView } from '../../parts/query-view.tsx'
import { SourceEditor } from '../../parts/source-editor.tsx'
import { sourceQueries } from '../../parts/source-queries.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'

export function NewSourcePage() {
  const { t } = useWords()
  const { collection } = useSearch({ strict: false })
  const { roles, unit } = useSession()
  const collections = useQuery(queries.collections)
  return (
    <>
      <PageHead title={t('work.source.new')} about={t('work.source.new.about')} />
      <QueryView query={collections}>
        {answer => {
          const own = answer.collections.filter(one => roles.includes('operator') || one.unit_id === unit?.id)
          if (!own.length) return <p className="empty">{t('work.source.noCollection')}</p>
          return <SourceEditor start={emptySource(collection)} collections={own} />
        }}
      </QueryView>
    </>
  )
}

export function EditSourcePage() {
  const { t } = useWords()
  const { id = '' } = useParams({ strict: false })
  const source = useQuery({ ...sourceQueries.source(id), refetchInterval: false })
  const collections = useQuery(queries.collections)
  return (
    <>
      <PageHead title={t('work.source.edit')} about={source.data?.source.name ?? ''} />
      <QueryView query={source}>
        {found => (
          <QueryView query={collections}>
            {answer => (
              <SourceEditor
                start={valuesOfSource(found)}
                collections={answer.collections}
                sourceId={id}
                hasSecret={found.source.hasSecret}
              />
            )}
          </QueryView>
        )}
      </QueryView>
    </>
  )
}
