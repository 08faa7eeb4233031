import { SecondFactorCard } from '../../parts/second-factor-card.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'

/** What belongs to the person who is signed in: how one signs. */
export function AccountPage() {
  const { t } = useWords()
  return (
    <>
      <PageHead title={t('work.account.title')} about={t('work.account.about')} />
      <SecondFactorCard />
    </>
  )
}
