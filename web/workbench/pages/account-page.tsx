import { useSearch } from '@tanstack/react-router'
import { OutgoingCard } from '../../parts/outgoing-card.tsx'
import { SecondFactorCard } from '../../parts/second-factor-card.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'

/** What belongs to the person who is signed in: how one signs, and how one is told. */
export function AccountPage() {
  const { t } = useWords()
  const { mail } = useSearch({ strict: false })
  return (
    <>
      <PageHead title={t('work.account.title')} about={t('work.account.about')} />
      <SecondFactorCard />
      <OutgoingCard token={mail} />
    </>
  )
}
