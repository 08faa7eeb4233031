import type { Step } from '@gongshu/regulations'
import { Link } from '@tanstack/react-router'
import { hasStep, useLaw, useSession } from '../parts/law-in-force.ts'
import { type TextKey, useWords } from '../ui/words.tsx'
import { paths, portalUrls } from './paths.ts'

type Place = {
  readonly key: TextKey
  readonly to?: (typeof paths)[keyof typeof paths]
  readonly href?: string
  /** The roles for which the place is there; absent: for all. */
  readonly roles?: readonly string[]
  /** The step for which one comes here: where the jurisdiction lacks it, the place is not there. */
  readonly step?: Step
}

const supply = ['provider', 'operator', 'authority']
const sharing = ['consumer', 'provider', 'operator', 'authority']
const opening = ['provider', 'operator', 'authority', 'openingAuthority']
const district = ['operator', 'authority', 'supervisor']
const reporting = [...district, 'provider', 'consumer', 'openingAuthority', 'securityRegulator', 'auditor']

/** The matters of the law in their order; what a role cannot do is not shown. */
const matters: readonly { readonly key?: TextKey; readonly places: readonly Place[] }[] = [
  {
    places: [
      { key: 'work.nav.home', to: paths.home },
      { key: 'work.nav.matters', to: paths.matters },
      { key: 'work.account.title', to: paths.account },
    ],
  },
  {
    key: 'work.nav.supply',
    places: [
      { key: 'work.nav.supply.board', to: paths.supply, roles: supply },
      { key: 'work.nav.catalog', to: paths.catalog },
      { key: 'work.nav.threeLists', to: paths.threeLists, roles: supply },
      { key: 'work.nav.oneSource', to: paths.oneSource, roles: supply, step: 'catalogEntry.designate' },
      { key: 'work.nav.collection', to: paths.collections, roles: supply },
      { key: 'work.nav.sources', to: paths.sources, roles: supply },
      { key: 'work.nav.quality', to: paths.quality, roles: supply },
      { key: 'work.nav.reconcile', to: paths.reconciliations, roles: supply },
      { key: 'work.nav.databases', to: paths.databases, step: 'sharedDatabase.register' },
      { key: 'work.nav.search', to: paths.search },
    ],
  },
  {
    key: 'work.nav.sharing',
    places: [
      { key: 'work.nav.demands', to: paths.demands, roles: sharing, step: 'demand.submit' },
      { key: 'work.nav.services', to: paths.services, roles: sharing, step: 'sharingService.start' },
    ],
  },
  {
    key: 'work.nav.opening',
    places: [
      { key: 'work.nav.openList', to: paths.open, roles: opening, step: 'openListEntry.submit' },
      {
        key: 'work.nav.classification',
        to: paths.classification,
        roles: opening,
        step: 'classificationGuide.draft',
      },
    ],
  },
  {
    key: 'work.nav.supervision',
    places: [
      { key: 'work.nav.district', to: paths.district, roles: district },
      { key: 'work.nav.reports', to: paths.reports, roles: reporting },
      { key: 'work.nav.units', to: paths.units },
      { key: 'work.nav.registryGaps', to: paths.registryGaps, roles: [...district, 'provider'] },
      { key: 'work.nav.calendar', to: paths.calendar, roles: ['operator', 'authority'] },
      { key: 'work.nav.log', href: portalUrls.log },
      { key: 'work.nav.law', href: portalUrls.law },
    ],
  },
]

export function Navigation() {
  const { t } = useWords()
  const { roles } = useSession()
  const law = useLaw()
  const mayEnter = ({ roles: wanted, step }: Place) =>
    (!wanted || wanted.some(role => roles.includes(role))) && (!step || hasStep(law, step))
  return matters
    .map(matter => ({ ...matter, places: matter.places.filter(mayEnter) }))
    .filter(matter => matter.places.length > 0)
    .map(matter => (
      <div key={matter.places[0]?.key}>
        {matter.key && <div className="group">{t(matter.key)}</div>}
        <ul>
          {matter.places.map(place => (
            <li key={place.key}>
              {place.to ? (
                <Link
                  to={place.to}
                  activeOptions={{ exact: place.to === '/', includeSearch: false }}
                  activeProps={{ className: 'active', 'aria-current': 'page' }}
                >
                  {t(place.key)}
                </Link>
              ) : (
                <a href={place.href}>{t(place.key)}</a>
              )}
            </li>
          ))}
        </ul>
      </div>
    ))
}
