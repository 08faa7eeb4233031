import type { CatalogImportTables } from './schema-catalog-import.ts'
import type { CoreTables } from './schema-core.ts'
import type { MatterTables } from './schema-matters.ts'
import type { OutgoingTables } from './schema-outgoing.ts'
import type { QualityTables } from './schema-quality.ts'
import type { RegistryTables } from './schema-registry.ts'
import type { SearchTables } from './schema-search.ts'
import type { SigningTables } from './schema-signing.ts'
import type { SourceTables } from './schema-sources.ts'

export type Database = CoreTables &
  MatterTables &
  CatalogImportTables &
  QualityTables &
  SourceTables &
  SearchTables &
  OutgoingTables &
  SigningTables &
  RegistryTables
