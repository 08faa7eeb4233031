import { useSession } from '../parts/law-in-force.ts'
import { useWords } from '../ui/words.tsx'
import { lawTextUrl } from './paths.ts'

/** Says on every page which texts are drafts that nobody has confirmed here, and where that is done. */
export function DraftBanner() {
  const { t } = useWords()
  const { texts, mode } = useSession()
  const drafts = texts.filter(text => text.unconfirmed)
  if (!drafts.length) return null
  return (
    <aside className="drafts" aria-label={t('law.draftBanner')}>
      {drafts.map(({ text, title }) => (
        <p key={text}>
          <strong>{t('law.draftBanner')}</strong> {t('law.draftUnconfirmed', { text: title })}{' '}
          {t(mode === 'rehearsal' ? 'law.draftRehearsal' : 'law.draftWaiting')}{' '}
          <a href={lawTextUrl(text)}>{t('law.draftConfirm')}</a>
        </p>
      ))}
    </aside>
  )
}
