import type { CoreTables } from './schema-core.ts'
import type { MatterTables } from './schema-matters.ts'

export type Database = CoreTables & MatterTables
