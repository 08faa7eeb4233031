import { ApiError } from '@gongshu/client'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { queries, queryClient } from '../parts/api.ts'
import { ErrorNote } from '../parts/query-view.tsx'
import { Frame } from './frame.tsx'
import { CasePage } from './pages/case-page.tsx'
import { CatalogPage } from './pages/catalog-page.tsx'
import { HomePage } from './pages/home-page.tsx'
import { NoPage } from './pages/no-page.tsx'
import { SignInPage } from './pages/sign-in-page.tsx'
import { paths } from './paths.ts'
import { searchOf } from './search-params.ts'

const root = createRootRoute({ notFoundComponent: NoPage, errorComponent: ({ error }) => <ErrorNote error={error} /> })

const signIn = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  component: SignInPage,
  validateSearch: searchOf('next'),
})

/** Everything behind the sign-in: asks who is there before anything else is shown. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Frame,
  beforeLoad: async ({ location }) => {
    await queryClient.ensureQueryData(queries.session).catch(error => {
      const lacksSession = error instanceof ApiError && error.status === 401
      throw lacksSession ? redirect({ to: paths.signIn, search: { next: location.href } }) : error
    })
  },
})

const getParentRoute = () => inside
const list = searchOf('q', 'cols', 'page', 'state', 'unit')
const facets = ['unit', 'sharing', 'opening', 'frequency', 'grade', 'domain', 'format', 'open'] as const

const routes = [
  createRoute({ getParentRoute, path: paths.home, component: HomePage }),
  createRoute({
    getParentRoute,
    path: paths.supply,
    component: lazyRouteComponent(() => import('./pages/supply-page.tsx'), 'SupplyPage'),
    validateSearch: list,
  }),
  createRoute({ getParentRoute, path: paths.catalog, component: CatalogPage, validateSearch: list }),
  createRoute({
    getParentRoute,
    path: paths.newEntry,
    component: lazyRouteComponent(() => import('./pages/entry-page.tsx'), 'NewEntryPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.importCatalog,
    component: lazyRouteComponent(() => import('./pages/catalog-import-page.tsx'), 'CatalogImportPage'),
    validateSearch: searchOf('reading', 'import', 'kind', 'q'),
  }),
  createRoute({
    getParentRoute,
    path: paths.changeEntry,
    component: lazyRouteComponent(() => import('./pages/entry-change-page.tsx'), 'ChangeEntryPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.editEntry,
    component: lazyRouteComponent(() => import('./pages/entry-page.tsx'), 'EditEntryPage'),
  }),
  createRoute({ getParentRoute, path: paths.case, component: CasePage, validateSearch: searchOf('load') }),
  createRoute({
    getParentRoute,
    path: paths.collections,
    component: lazyRouteComponent(() => import('./pages/collections-page.tsx'), 'CollectionsPage'),
    validateSearch: list,
  }),
  createRoute({
    getParentRoute,
    path: paths.quality,
    component: lazyRouteComponent(() => import('./pages/quality-page.tsx'), 'QualityPage'),
    validateSearch: list,
  }),
  createRoute({
    getParentRoute,
    path: paths.entryQuality,
    component: lazyRouteComponent(() => import('./pages/entry-quality-page.tsx'), 'EntryQualityPage'),
    validateSearch: searchOf('rule'),
  }),
  createRoute({
    getParentRoute,
    path: paths.editRules,
    component: lazyRouteComponent(() => import('./pages/rules-edit-page.tsx'), 'RulesEditPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.entryReconciliation,
    component: lazyRouteComponent(() => import('./pages/entry-reconciliation-page.tsx'), 'EntryReconciliationPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.reconciliations,
    component: lazyRouteComponent(() => import('./pages/reconciliations-page.tsx'), 'ReconciliationsPage'),
    validateSearch: list,
  }),
  createRoute({
    getParentRoute,
    path: paths.databases,
    component: lazyRouteComponent(() => import('./pages/shared-databases-page.tsx'), 'SharedDatabasesPage'),
    validateSearch: list,
  }),
  createRoute({
    getParentRoute,
    path: paths.database,
    component: lazyRouteComponent(() => import('./pages/shared-database-page.tsx'), 'SharedDatabasePage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.sources,
    component: lazyRouteComponent(() => import('./pages/sources-page.tsx'), 'SourcesPage'),
    validateSearch: list,
  }),
  createRoute({
    getParentRoute,
    path: paths.newSource,
    component: lazyRouteComponent(() => import('./pages/source-edit-page.tsx'), 'NewSourcePage'),
    validateSearch: searchOf('collection'),
  }),
  createRoute({
    getParentRoute,
    path: paths.source,
    component: lazyRouteComponent(() => import('./pages/source-page.tsx'), 'SourcePage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.editSource,
    component: lazyRouteComponent(() => import('./pages/source-edit-page.tsx'), 'EditSourcePage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.search,
    component: lazyRouteComponent(() => import('./pages/search-page.tsx'), 'SearchPage'),
    validateSearch: searchOf('q', 'sort', 'page', 'since', ...facets),
  }),
  createRoute({
    getParentRoute,
    path: paths.cart,
    component: lazyRouteComponent(() => import('./pages/cart-page.tsx'), 'CartPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.graph,
    component: lazyRouteComponent(() => import('./pages/graph-page.tsx'), 'GraphPage'),
    validateSearch: searchOf('around', 'depth'),
  }),
  createRoute({
    getParentRoute,
    path: paths.synonyms,
    component: lazyRouteComponent(() => import('./pages/synonyms-page.tsx'), 'SynonymsPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.demands,
    component: lazyRouteComponent(() => import('./pages/demands-page.tsx'), 'DemandsPage'),
    validateSearch: list,
  }),
  createRoute({
    getParentRoute,
    path: paths.newDemand,
    component: lazyRouteComponent(() => import('./pages/demand-page.tsx'), 'NewDemandPage'),
    validateSearch: searchOf('entry', 'cart'),
  }),
  createRoute({
    getParentRoute,
    path: paths.editDemand,
    component: lazyRouteComponent(() => import('./pages/demand-page.tsx'), 'EditDemandPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.services,
    component: lazyRouteComponent(() => import('./pages/services-page.tsx'), 'ServicesPage'),
    validateSearch: list,
  }),
  createRoute({
    getParentRoute,
    path: paths.open,
    component: lazyRouteComponent(() => import('./pages/open-list-page.tsx'), 'OpenListPage'),
    validateSearch: list,
  }),
  createRoute({
    getParentRoute,
    path: paths.newOpen,
    component: lazyRouteComponent(() => import('./pages/work-order-page.tsx'), 'NewWorkOrderPage'),
    validateSearch: searchOf('entry'),
  }),
  createRoute({
    getParentRoute,
    path: paths.editOpen,
    component: lazyRouteComponent(() => import('./pages/work-order-page.tsx'), 'EditWorkOrderPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.account,
    component: lazyRouteComponent(() => import('./pages/account-page.tsx'), 'AccountPage'),
    validateSearch: searchOf('mail'),
  }),
  createRoute({
    getParentRoute,
    path: paths.units,
    component: lazyRouteComponent(() => import('./pages/units-page.tsx'), 'UnitsPage'),
    validateSearch: list,
  }),
  createRoute({
    getParentRoute,
    path: paths.importUnits,
    component: lazyRouteComponent(() => import('./pages/unit-import-page.tsx'), 'UnitImportPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.unit,
    component: lazyRouteComponent(() => import('./pages/unit-page.tsx'), 'UnitPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.registryGaps,
    component: lazyRouteComponent(() => import('./pages/registry-gaps-page.tsx'), 'RegistryGapsPage'),
    validateSearch: list,
  }),
  createRoute({
    getParentRoute,
    path: paths.threeLists,
    component: lazyRouteComponent(() => import('./pages/three-lists-page.tsx'), 'ThreeListsPage'),
    validateSearch: searchOf('unit'),
  }),
  createRoute({
    getParentRoute,
    path: paths.oneSource,
    component: lazyRouteComponent(() => import('./pages/one-source-page.tsx'), 'OneSourcePage'),
    validateSearch: searchOf('q', 'cols', 'page', 'first', 'second'),
  }),
  createRoute({
    getParentRoute,
    path: paths.district,
    component: lazyRouteComponent(() => import('./pages/district-page.tsx'), 'DistrictPage'),
    validateSearch: list,
  }),
  createRoute({
    getParentRoute,
    path: paths.reports,
    component: lazyRouteComponent(() => import('./pages/reports-page.tsx'), 'ReportsPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.report,
    component: lazyRouteComponent(() => import('./pages/report-page.tsx'), 'ReportPage'),
    validateSearch: searchOf('q', 'cols', 'page', 'from', 'to'),
  }),
  createRoute({
    getParentRoute,
    path: paths.calendar,
    component: lazyRouteComponent(() => import('./pages/calendar-page.tsx'), 'CalendarPage'),
    validateSearch: searchOf('year'),
  }),
  createRoute({
    getParentRoute,
    path: paths.classification,
    component: lazyRouteComponent(() => import('./pages/classification-page.tsx'), 'ClassificationPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.editGuide,
    component: lazyRouteComponent(() => import('./pages/guide-edit-page.tsx'), 'GuideEditPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.matters,
    component: lazyRouteComponent(() => import('./pages/matters-page.tsx'), 'MattersPage'),
  }),
  createRoute({
    getParentRoute,
    path: paths.records,
    component: lazyRouteComponent(() => import('./pages/records-page.tsx'), 'RecordsPage'),
    validateSearch: list,
  }),
  createRoute({
    getParentRoute,
    path: paths.newRecord,
    component: lazyRouteComponent(() => import('./pages/new-record-page.tsx'), 'NewRecordPage'),
  }),
] as const

export const router = createRouter({
  routeTree: root.addChildren([signIn, inside.addChildren(routes)]),
  basepath: '/work',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
