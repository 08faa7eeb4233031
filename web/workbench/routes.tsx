import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { CasePage } from './pages/case-page.tsx'
import { HomePage } from './pages/home-page.tsx'
import { paths } from './paths.ts'
import { getParentRoute, inside, list, root, signIn } from './route-roots.tsx'
import { searchOf } from './search-params.ts'
import { supplyRoutes } from './supply-routes.tsx'

const routes = [
  createRoute({ getParentRoute, path: paths.home, component: HomePage }),
  createRoute({ getParentRoute, path: paths.case, component: CasePage, validateSearch: searchOf('load') }),
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
    path: paths.unit,
    component: lazyRouteComponent(() => import('./pages/unit-page.tsx'), 'UnitPage'),
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
  routeTree: root.addChildren([signIn, inside.addChildren([...supplyRoutes, ...routes])]),
  basepath: '/work',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
