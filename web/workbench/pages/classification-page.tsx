import type { GuideAnswer } from '@gongshu/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, App, Button } from 'antd'
import { api, queries } from '../../parts/api.ts'
import { ArticleLink } from '../../parts/article-link.tsx'
import { classificationQueries } from '../../parts/classification-queries.ts'
import { GuideTables } from '../../parts/guide-tables.tsx'
import { useSession } from '../../parts/law-in-force.ts'
import { ErrorNote, QueryView } from '../../parts/query-view.tsx'
import { dayText } from '../../ui/day-text.ts'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

const drafters = ['openingAuthority', 'authority', 'operator']

/** The guide by which open data is classed, what is being drafted, and which entries are to be classed again. */
export function ClassificationPage() {
  const { t } = useWords()
  const { roles } = useSession()
  const classification = useQuery(classificationQueries.guide)
  const mayDraft = roles.some(role => drafters.includes(role))
  return (
    <>
      <PageHead title={t('work.class.title')} about={t('work.class.about')} />
      <QueryView query={classification}>
        {({ guide }) =>
          guide ? (
            <>
              <Standing guide={guide} mayDraft={mayDraft} />
              {mayDraft && <Drafts type="classificationGuide" />}
              {roles.includes('provider') && <Drafts type="sectorRules" />}
              <Reclass />
            </>
          ) : (
            <p className="empty">{t('work.class.none')}</p>
          )
        }
      </QueryView>
    </>
  )
}

function Standing({ guide, mayDraft }: { guide: GuideAnswer; mayDraft: boolean }) {
  const { t, language } = useWords()
  return (
    <Card title={guide.title} actions={mayDraft && <DraftButton guide={guide} />}>
      {guide.source === 'shipped' ? (
        <Alert type="warning" showIcon title={t('work.class.shipped')} style={{ marginBottom: 16 }} />
      ) : (
        <p className="row" style={{ marginBottom: 8 }}>
          {t('work.class.published', { day: dayText(guide.since ?? '', language) })}
          <Link to={paths.case} params={{ id: guide.id }}>
            {t('work.class.record')}
          </Link>
        </p>
      )}
      <GuideTables guide={guide.content} />
    </Card>
  )
}

/** A draft starts as a copy of what stands, so that confirming the example is reading, changing and publishing it. */
function DraftButton({ guide }: { guide: GuideAnswer }) {
  const { t } = useWords()
  const { today } = useSession()
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const draft = useMutation({
    mutationFn: () => {
      const title = t('work.class.draftTitle', { year: today.slice(0, 4) })
      return api.takeStep({ step: 'classificationGuide.draft', input: { title, ...guide.content } })
    },
    onSuccess: async answer => {
      message.success(t('work.class.started'))
      await client.invalidateQueries()
      await navigate({ to: paths.editGuide, params: { id: answer.caseId } })
    },
  })
  return (
    <>
      {draft.isError && <ErrorNote error={draft.error} />}
      <Button loading={draft.isPending} onClick={() => draft.mutate()}>
        {t('work.class.start')}
      </Button>
    </>
  )
}

function Drafts({ type }: { type: 'classificationGuide' | 'sectorRules' }) {
  const { t, tData, language } = useWords()
  const cases = useQuery(queries.casesOfType(type))
  return (
    <Card
      title={tData(`case.${type}.many`)}
      actions={
        type === 'sectorRules' && (
          <Link to={paths.newRecord} params={{ type, verb: 'draft' }}>
            {tData('step.sectorRules.draft')}
          </Link>
        )
      }
    >
      <QueryView query={cases}>
        {rows => (
          <ul className="list stack">
            {rows.map(row => (
              <li key={row.id} className="row">
                <Link to={paths.case} params={{ id: row.id }}>
                  {row.number} {row.title}
                </Link>
                <StateTag type={type} state={row.state} />
                <span className="faint">{dayText(row.since, language)}</span>
                {row.state === 'drafting' && (
                  <Link to={paths.editGuide} params={{ id: row.id }}>
                    {tData(`step.${type}.edit`)}
                  </Link>
                )}
              </li>
            ))}
            {rows.length === 0 && <li className="faint">{t('work.class.noDrafts')}</li>}
          </ul>
        )}
      </QueryView>
    </Card>
  )
}

/** Entries that were classed by another guide than the one in force, or by none. */
function Reclass() {
  const { t, tData } = useWords()
  const reclass = useQuery(classificationQueries.reclass)
  return (
    <Card title={t('work.class.reclass')}>
      <QueryView query={reclass}>
        {({ entries, duty }) => (
          <>
            {duty && (
              <p className="faint">
                {t('work.step.basis')} <ArticleLink duty={duty} />
              </p>
            )}
            <ul className="list stack">
              {entries.map(entry => (
                <li key={entry.id} className="row">
                  <Link to={paths.case} params={{ id: entry.id }}>
                    {entry.number} {entry.title}
                  </Link>
                  <span>{entry.unit}</span>
                  <span className="tag">{tData(`openingClass.${entry.opening_class}`)}</span>
                  <span className="tag warn">
                    {t(entry.guide ? 'work.class.reclass.older' : 'work.class.reclass.unclassed')}
                  </span>
                </li>
              ))}
              {entries.length === 0 && <li className="faint">{t('work.class.reclass.none')}</li>}
            </ul>
          </>
        )}
      </QueryView>
    </Card>
  )
}
