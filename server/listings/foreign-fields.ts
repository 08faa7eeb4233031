/** What a portal elsewhere says of a data set, in the platform's own words. */
export const foreignFields = [
  'title',
  'department',
  'description',
  'updateFrequency',
  'openness',
  'formats',
  'publishedOn',
  'updatedOn',
  'domain',
  'industry',
  'tags',
  'contact',
  'volume',
  'url',
  'region',
] as const

export type ForeignField = (typeof foreignFields)[number]

/** For each column of a foreign listing the field that it holds; a column that is not here is kept as it came. */
export type ForeignMapping = { readonly [column: string]: ForeignField }

export type ForeignRow = { readonly [column: string]: unknown }

/** Names that portals give their columns. The first pattern that fits decides. */
const names: readonly (readonly [ForeignField, RegExp])[] = [
  ['url', /网址|链接|url|link|landing/i],
  ['updateFrequency', /更新(周期|频率|频次)|frequency|periodicity/i],
  ['publishedOn', /(发布|上线|创建)(日期|时间)|issued|published|created/i],
  ['updatedOn', /(更新|修改)(日期|时间)|modified|updated/i],
  ['openness', /开放(条件|等级|类型|属性|方式)|access|openness/i],
  ['formats', /格式|formats?$/i],
  ['volume', /数据(量|容量|条数)|记录数|volume|rows|count/i],
  ['contact', /联系|电话|邮箱|contact|phone|mail/i],
  ['domain', /领域|主题|domain|theme|category/i],
  ['industry', /行业|industry/i],
  ['tags', /标签|关键(字|词)|tags?$|keywords?/i],
  ['region', /区县|区域|地区|行政区划|region|spatial/i],
  ['department', /部门|数源单位|提供(方|单位)|来源单位|publisher|organi[sz]ation|department/i],
  ['description', /摘要|简介|描述|说明|description|abstract|notes/i],
  ['title', /^(标题|(资源|目录|数据集?)?名称)$|^(title|name)$/i],
]

const LOOKED_AT = 200

/** A first mapping by the columns' names and, where a name says nothing, by their values. Corrected by hand. */
export function proposeMapping(rows: readonly ForeignRow[]): ForeignMapping {
  const columns = [...new Set(rows.slice(0, LOOKED_AT).flatMap(row => Object.keys(row)))]
  const taken = new Set<ForeignField>()
  const proposed: [string, ForeignField][] = []
  const take = (column: string, field: ForeignField | undefined) => {
    if (!field || taken.has(field)) return
    taken.add(field)
    proposed.push([column, field])
  }
  for (const [field, pattern] of names)
    take(columns.find(column => pattern.test(column) && !isMapped(proposed, column)) ?? '', field)
  for (const column of columns.filter(one => !isMapped(proposed, one))) take(column, byValues(rows, column))
  return Object.fromEntries(proposed.filter(([column]) => column !== ''))
}

/** The mapping under which a portal was last read, as it was corrected then; not where its listing has other columns now. */
export function mappingThatFits(
  saved: ForeignMapping | undefined,
  columns: readonly string[],
): ForeignMapping | undefined {
  return saved && Object.keys(saved).every(column => columns.includes(column)) ? saved : undefined
}

function isMapped(proposed: readonly (readonly [string, ForeignField])[], column: string): boolean {
  return proposed.some(([mapped]) => mapped === column)
}

function byValues(rows: readonly ForeignRow[], column: string): ForeignField | undefined {
  const values = rows
    .slice(0, LOOKED_AT)
    .map(row => String(row[column] ?? '').trim())
    .filter(Boolean)
  const mostly = (pattern: RegExp) =>
    values.length > 0 && values.filter(value => pattern.test(value)).length > values.length * 0.8
  if (mostly(/^https?:\/\//)) return 'url'
  if (mostly(/^(每[年月周日天季半]|不定期|不更新|实时)/)) return 'updateFrequency'
  if (mostly(/(xlsx?|csv|json|mysql|api)/i)) return 'formats'
  return undefined
}
