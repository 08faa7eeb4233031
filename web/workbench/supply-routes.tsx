import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { CatalogPage } from './pages/catalog-page.tsx'
import { paths } from './paths.ts'
import { getParentRoute, list } from './route-roots.tsx'
import { searchOf } from './search-params.ts'

const facets = ['unit', 'sharing', 'opening', 'frequency', 'grade', 'domain', 'format', 'open'] as const

/** Catalog, collection, quality and search: what the law asks of those who supply data. */
export const supplyRoutes = [
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
    path: paths.importUnits,
    component: lazyRouteComponent(() => import('./pages/unit-import-page.tsx'), 'UnitImportPage'),
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
] as const
