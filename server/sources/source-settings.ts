import Type, { type Static, type TProperties } from 'typebox'
import { ENCODINGS } from '../lake/source-encoding.ts'
import { SOURCE_FORMATS } from '../lake/source-format.ts'

/**
 * How each kind of source is reached. Names of tables and columns are quoted as names, so that no setting is ever run as
 * SQL. `columns` says for a column of the catalog what it is called in the source, where the names differ; null: the source
 * has none, and the column stays empty.
 */
const form = <const P extends TProperties>(fields: P) => Type.Object(fields, { additionalProperties: false })
const name = Type.String({ minLength: 1, maxLength: 128, pattern: '^[^\\u0000]*\\S[^\\u0000]*$' })
const word = Type.String({ minLength: 1, maxLength: 100, pattern: '^[\\w.~-]+$' })
const columns = Type.Optional(Type.Record(Type.String({ maxLength: 200 }), Type.Union([name, Type.Null()])))

const databaseFields = {
  host: Type.String({ minLength: 1, maxLength: 253, pattern: '^[\\w.:\\[\\]-]+$' }),
  port: Type.Integer({ minimum: 1, maximum: 65_535 }),
  database: name,
  user: name,
  table: name,
  /** `verified`: the certificate of the server is checked against the host; `none`: in clear. */
  tls: Type.Enum(['verified', 'none']),
  columns,
  /** Column of the source that only grows, in a table of which only newer rows are fetched. */
  markColumn: Type.Optional(name),
}

const paging = Type.Union([
  form({ by: Type.Literal('none') }),
  form({ by: Type.Literal('page'), parameter: word, first: Type.Integer({ minimum: 0, maximum: 1 }) }),
  form({ by: Type.Literal('offset'), parameter: word, step: Type.Integer({ minimum: 1, maximum: 100_000 }) }),
  form({ by: Type.Literal('cursor'), parameter: word, path: name }),
  form({ by: Type.Literal('link'), path: Type.Optional(name) }),
])

export const settingsOfKind = {
  postgres: form({ ...databaseFields, schema: Type.Optional(name) }),
  mysql: form(databaseFields),
  http: form({
    url: Type.String({ minLength: 1, maxLength: 2000, pattern: '^https?://' }),
    /** Where the rows stand in the answer, as members joined by dots; empty: the answer is the list. */
    rowsPath: Type.Optional(Type.String({ maxLength: 200 })),
    paging,
    /** The header that carries the secret, e.g. `Authorization`. */
    secretHeader: Type.Optional(Type.String({ minLength: 1, maxLength: 100, pattern: '^[A-Za-z0-9-]+$' })),
    columns,
    /** Member that only grows, and the parameter that asks for what is newer. */
    markColumn: Type.Optional(name),
    markParameter: Type.Optional(word),
  }),
  folder: form({
    /** Absolute, below a folder that the installation allows; absent: the source's own folder in the data directory. */
    folder: Type.Optional(Type.String({ minLength: 1, maxLength: 1000, pattern: '^/[^\\u0000]*$' })),
    format: Type.Enum([...SOURCE_FORMATS, 'auto']),
    encoding: Type.Enum([...ENCODINGS, 'auto']),
    jsonPath: Type.Optional(Type.String({ maxLength: 200 })),
  }),
} as const

export type SourceKind = keyof typeof settingsOfKind
export const sourceKinds = Object.keys(settingsOfKind) as SourceKind[]

export type PostgresSettings = Static<typeof settingsOfKind.postgres>
export type MysqlSettings = Static<typeof settingsOfKind.mysql>
export type HttpSettings = Static<typeof settingsOfKind.http>
export type FolderSettings = Static<typeof settingsOfKind.folder>

/** A way to data elsewhere, told apart by its kind. */
export type SourceSettings =
  | ({ readonly kind: 'postgres' } & { readonly settings: PostgresSettings })
  | ({ readonly kind: 'mysql' } & { readonly settings: MysqlSettings })
  | ({ readonly kind: 'http' } & { readonly settings: HttpSettings })
  | ({ readonly kind: 'folder' } & { readonly settings: FolderSettings })

/** Those that are fetched over the network. */
export type RemoteSettings = Exclude<SourceSettings, { kind: 'folder' }>
