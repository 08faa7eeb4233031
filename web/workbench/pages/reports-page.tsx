import type { ReportListing } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../../parts/api.ts'
import { ArticleLinks } from '../../parts/article-link.tsx'
import { QueryView } from '../../parts/query-view.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

/** The reports that the law in force asks for, with the articles that do, as far as one may read them. */
export function ReportsPage() {
  const { t } = useWords()
  const reports = useQuery(queries.reports)
  return (
    <>
      <PageHead title={t('work.reports.title')} about={t('work.reports.about')} />
      <QueryView query={reports}>{answer => <Listing reports={answer.reports} />}</QueryView>
    </>
  )
}

function Listing({ reports }: { reports: readonly ReportListing[] }) {
  const { t, tData } = useWords()
  if (!reports.length) return <p className="empty">{t('work.reports.none')}</p>
  return (
    <ScrollRegion name={t('work.reports.title')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('report.col.title')}</th>
            <th scope="col">{t('work.report.articles')}</th>
          </tr>
        </thead>
        <tbody>
          {reports.map(({ name, articles }) => (
            <tr key={name}>
              <td>
                <Link to={paths.report} params={{ name }}>
                  {tData(`report.${name}`)}
                </Link>
              </td>
              <td>
                <ArticleLinks duties={articles.map(({ duty }) => duty)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
