import type { TSchema } from 'typebox'
import { type Language, type LocalWords, wordsFor } from '../../text/words.ts'
import { EntryInput, Item } from '../catalog/catalog-entry.ts'

/**
 * One column of an entry in a table: where its value belongs (`unit`, a field of the entry or of a data item) and how the
 * value is written. `key` is its name in a mapping, e.g. `entry.name`, `item.type`, `unit.uscc`.
 */
export type EntryColumn = {
  readonly key: string
  readonly of: 'unit' | 'entry' | 'ground' | 'item'
  readonly field: string
  readonly kind: 'text' | 'choice' | 'yesNo' | 'count' | 'list' | 'cases'
  /** The codes of a choice; their words stand under `<words>.<code>`. */
  readonly values?: readonly string[]
  readonly words?: string
}

/** The columns of the ministry's form for compiling catalogs (发改高技术〔2017〕1272号), in its order; ours follow them. */
const formOrder: readonly string[] = [
  ...[
    'entry.classification',
    'unit.code',
    'entry.name',
    'unit.name',
    'unit.uscc',
    'entry.description',
    'entry.formats',
  ],
  ...[
    'item.name',
    'item.type',
    'item.length',
    'entry.sharingAttribute',
    'entry.shareConditions',
    'entry.provisionMode',
  ],
  ...[
    'entry.openingAttribute',
    'entry.openConditions',
    'entry.updateFrequency',
    'unit.publishedOn',
    'entry.relatedEntries',
  ],
]

/** Further headings under which forms in use carry the same, read on import. The first pattern that fits decides. */
const otherHeadings: readonly (readonly [key: string, pattern: RegExp])[] = [
  ['unit.code', /^(资源|目录|信息资源)(代码|编码|标识符?)$|^(identifier|resource ?code)$/i],
  ['unit.uscc', /统一社会信用代码|(提供方|单位|部门)(代码|编码)$|uscc/i],
  [
    'unit.name',
    /(提供方|提供单位|提供部门|来源部门|所属部门|所属单位|数源单位|责任部门|单位名称)$|^(部门|单位|publisher|unit)$/i,
  ],
  ['item.column', /^(字段名|字段英文名|英文名称?|字段代码|field|column)$/i],
  ['item.name', /^(信息项|数据项|字段)(中文)?名称?$|^(数据项|信息项|字段中文名)$/],
  ['item.type', /^(信息项|数据项|字段)?(数据)?类型$|^(data ?)?type$/i],
  ['item.length', /(数据|字段|最大)?长度$|^length$/i],
  ['item.description', /^(信息项|数据项|字段)(说明|描述|备注)$/],
  ['entry.name', /^(资源|目录|数据集?|信息资源|数据资源)?名称$|^(name|title)$/i],
  ['entry.description', /摘要|简介|^(资源|目录|数据资源)?(描述|说明)$|^(description|abstract)$/i],
  ['entry.formats', /格式|^formats?$/i],
  ['entry.sharingAttribute', /共享(类型|属性|性质)/],
  ['entry.shareConditions', /共享条件/],
  ['entry.limitReason', /不予.*(理由|依据)|限制共享/],
  ['entry.provisionMode', /(共享|提供)方式/],
  ['entry.openConditions', /开放条件/],
  ['entry.openingAttribute', /(是否|向社会)开放|开放(类型|属性)/],
  ['entry.updateFrequency', /更新(周期|频率|频次)/],
  ['entry.classification', /(资源|数据|目录)(分类|类别)/],
  ['entry.source', /(信息|业务)?系统(名称)?$|来源系统/],
]

const unitColumns: readonly EntryColumn[] = ['code', 'name', 'uscc', 'publishedOn'].map(field => ({
  key: `unit.${field}`,
  of: 'unit',
  field,
  kind: 'text',
}))

const notInTables = ['items', 'stateSecret']

/** Every column: of the unit, of the entry as its schema has them, of its data items. */
export const entryColumns: readonly EntryColumn[] = inOrderOfForm([
  ...unitColumns,
  ...Object.entries(EntryInput.properties).flatMap(([field, schema]) =>
    field === 'ground' ? groundColumns(schema) : notInTables.includes(field) ? [] : columnOf('entry', field, schema),
  ),
  { key: 'entry.stateSecret', of: 'entry', field: 'stateSecret', kind: 'yesNo' },
  ...Object.entries(Item.properties).flatMap(([field, schema]) => columnOf('item', field, schema)),
])

const byKey = new Map(entryColumns.map(column => [column.key, column]))

export function columnByKey(key: string): EntryColumn | undefined {
  return byKey.get(key)
}

/** The heading of a column in a file that the platform writes; in Chinese that of the ministry's form where it has one. */
export function headingOf({ key, of, field }: EntryColumn, language: Language, local?: LocalWords): string {
  const own = wordsFor(language, `entryColumn.${key}`, {}, local)
  if (own !== `entryColumn.${key}`) return own
  const name = wordsFor(language, of === 'ground' ? `field.ground.${field}` : `field.${field}`, {}, local)
  const isAlsoOfEntry = of === 'item' && field in EntryInput.properties
  return isAlsoOfEntry ? wordsFor(language, 'entryColumn.ofItem', { name }) : name
}

/** For each heading of a file the key of the column that it is taken for; a heading that is not here is not taken over. */
export type TableMapping = { readonly [heading: string]: string }

/** A first mapping by the headings. Corrected by hand. */
export function proposeColumns(headings: readonly string[], local?: LocalWords): TableMapping {
  const taken = new Map<string, string>()
  const free = (heading: string) => ![...taken.values()].includes(heading)
  const own = (heading: string) =>
    entryColumns.find(
      column =>
        column.key === heading ||
        headingOf(column, 'zh', local) === heading ||
        headingOf(column, 'en', local).toLowerCase() === heading.toLowerCase(),
    )?.key
  for (const heading of headings) {
    const key = own(heading)
    if (key && !taken.has(key)) taken.set(key, heading)
  }
  for (const [key, pattern] of otherHeadings) {
    if (taken.has(key)) continue
    const found = headings.find(heading => free(heading) && pattern.test(heading))
    if (found !== undefined) taken.set(key, found)
  }
  return Object.fromEntries([...taken].map(([key, heading]) => [heading, key]))
}

function groundColumns(schema: TSchema): EntryColumn[] {
  const fields = (schema as { properties?: { [field: string]: TSchema } }).properties ?? {}
  return Object.entries(fields).flatMap(([field, inner]) => columnOf('ground', field, inner))
}

type Shape = {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly anyOf?: readonly Shape[]
  readonly items?: Shape
  readonly 'x-words'?: string
  readonly 'x-refers'?: string
}

// What a table cannot say, as a table within the table, has no column and stays as it is.
function columnOf(of: EntryColumn['of'], field: string, schema: TSchema): EntryColumn[] {
  const shape = schema as Shape
  const base = { key: `${of === 'ground' ? 'entry.ground' : of}.${field}`, of, field }
  const words = shape['x-words'] ?? shape.items?.['x-words'] ?? field
  if (shape.enum) return [{ ...base, kind: 'choice', values: shape.enum, words }]
  const type = shape.type ?? shape.anyOf?.find(one => one.type !== 'null')?.type
  if (type === 'boolean') return [{ ...base, kind: 'yesNo' }]
  if (type === 'integer') return [{ ...base, kind: 'count' }]
  if (type === 'string') return shape['x-refers'] ? [] : [{ ...base, kind: 'text' }]
  if (type !== 'array') return []
  if (shape['x-refers'] === 'unit' || shape['x-refers'] === 'catalogEntry') return [{ ...base, kind: 'cases' }]
  if (shape['x-refers'] || shape.items?.type === 'object') return []
  return [{ ...base, kind: 'list', ...(shape.items?.enum ? { values: shape.items.enum, words } : {}) }]
}

function inOrderOfForm(columns: readonly EntryColumn[]): EntryColumn[] {
  const place = ({ key }: EntryColumn) => (formOrder.includes(key) ? formOrder.indexOf(key) : formOrder.length)
  return columns.toSorted((left, right) => place(left) - place(right))
}
