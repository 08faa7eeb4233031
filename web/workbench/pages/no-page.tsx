import { Link } from '@tanstack/react-router'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

export function NoPage() {
  const { t } = useWords()
  return (
    <div className="empty">
      <h1>{t('work.noPage')}</h1>
      <Link to={paths.home}>{t('work.nav.home')}</Link>
    </div>
  )
}
