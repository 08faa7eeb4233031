import { useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../parts/api.ts'
import { useSession } from '../parts/law-in-force.ts'
import { LocalWordsProvider, useWords } from '../ui/words.tsx'
import { DraftBanner } from './draft-banner.tsx'
import { Navigation } from './navigation.tsx'
import { paths } from './paths.ts'
import { RehearsalBanner } from './rehearsal-banner.tsx'

/** Every page below the sign-in speaks as the installation does. */
export function Frame() {
  const { local } = useSession()
  return (
    <LocalWordsProvider local={local}>
      <FramedPage />
    </LocalWordsProvider>
  )
}

/** What stands around every page: the head, the banner of a rehearsal, the matters of the law. */
function FramedPage() {
  const { t } = useWords()
  const session = useSession()
  const address = useRouterState({ select: state => state.location.pathname })
  // Open on one address only: whoever follows a link on a small screen sees the page, not the menu.
  const [openOn, setOpenOn] = useState<string | null>(null)
  const open = openOn === address
  return (
    <div className="frame">
      <a className="skip-link" href="#content">
        {t('work.skip')}
      </a>
      <header className="frame-head">
        <button
          type="button"
          className="plain nav-toggle"
          aria-expanded={open}
          aria-controls="navigation"
          onClick={() => setOpenOn(open ? null : address)}
        >
          ☰ {t('work.menu')}
        </button>
        <span className="brand">
          {t('work.brand')}
          <small>{session.jurisdiction.name}</small>
        </span>
        <span className="spacer" />
        <LanguageSwitch />
        <Who />
      </header>
      <div className="banners">
        {session.mode === 'rehearsal' && <RehearsalBanner />}
        <DraftBanner />
      </div>
      <nav id="navigation" className={open ? 'nav open' : 'nav'} aria-label={t('work.menu')}>
        <Navigation />
      </nav>
      <main id="content" className="page" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  )
}

export function LanguageSwitch() {
  const { language, setLanguage } = useWords()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      className="plain nowrap"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => setLanguage(other)}
    >
      {other === 'zh' ? '中文' : 'English'}
    </button>
  )
}

function Who() {
  const { t } = useWords()
  const { account, unit } = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()
  const leave = async () => {
    await api.signOut().catch(() => undefined)
    client.clear()
    await navigate({ to: paths.signIn })
  }
  return (
    <>
      <div className="who">
        <Link to={paths.account} title={t('work.account.title')}>
          {account.name}
        </Link>
        <br />
        <span>{unit?.shortName}</span>
      </div>
      <button type="button" className="plain outlined" onClick={leave}>
        {t('work.signOut')}
      </button>
    </>
  )
}
