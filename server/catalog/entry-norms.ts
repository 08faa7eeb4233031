import { dataGrades } from '@gongshu/regulations'
import type { EntryInput } from './catalog-entry.ts'
import { foldName } from './catalog-entry.ts'
import { openness } from './entry-classes.ts'

type Item = EntryInput['items'][number]

/** Where an entry departs from a norm: the field, the column where it is in a data item, and what the words name. */
export type NormFault = {
  readonly field: string
  readonly column?: string
  readonly params?: { readonly [name: string]: string }
}

/** The norms that entries are held to, called as their words stand under `standard.<name>`. */
export type Standard = 'catalogGuide' | 'coreMetadata' | 'dataGrading' | 'personalData'

type Norm = { readonly standard: Standard; readonly faults: (entry: EntryInput) => readonly NormFault[] }

/**
 * The errors of filing that are seen in practice, each a question to whoever fills in or reviews an entry. None of them
 * forbids the submission: whether an entry is up to the norm is for its reviewer to say.
 */
export const norms = {
  nameIsSystem: norm('catalogGuide', ({ name, source }) =>
    (source && foldName(name) === foldName(source)) || /(系统|平台|网站|数据库)$/.test(name.trim())
      ? [{ field: 'name' }]
      : [],
  ),
  nameTooShort: norm('catalogGuide', ({ name }) => ([...foldName(name)].length < 4 ? [{ field: 'name' }] : [])),
  nameAbbreviated: norm('catalogGuide', ({ name, description }) => {
    const letters = name.match(/[A-Za-z]{2,}/g) ?? []
    const unknown = letters.find(word => !description?.includes(word))
    return unknown ? [{ field: 'name', params: { word: unknown } }] : []
  }),
  nameNotChinese: norm('catalogGuide', ({ name }) => (name.trim() && !isChinese(name) ? [{ field: 'name' }] : [])),
  descriptionIsName: norm('coreMetadata', ({ name, description }) =>
    description && foldName(description) === foldName(name) ? [{ field: 'description' }] : [],
  ),
  descriptionTooShort: norm('coreMetadata', ({ description }) => {
    const length = [...foldName(description ?? '')].length
    return length > 0 && length < 8 ? [{ field: 'description' }] : []
  }),
  classUnknown: norm('catalogGuide', ({ classification }) =>
    classification && !/基础|主题|部门/.test(classification) ? [{ field: 'classification' }] : [],
  ),
  formatAgainstMode: norm('catalogGuide', ({ formats = '', provisionMode = '' }) => {
    const file = isFile(formats) && !isDatabase(formats)
    const apart = (file && /库表|数据库/.test(provisionMode)) || (isDatabase(formats) && /文件/.test(provisionMode))
    return apart ? [{ field: 'provisionMode' }] : []
  }),
  tagsMissing: norm('coreMetadata', ({ tags }) => (tags?.length ? [] : [{ field: 'tags' }])),
  conditionsMissing: norm('catalogGuide', ({ sharingAttribute, shareConditions }) =>
    sharingAttribute === 'conditional' && !shareConditions?.trim() ? [{ field: 'shareConditions' }] : [],
  ),
  itemNotChinese: ofItems('catalogGuide', ({ name }) => !isChinese(name)),
  itemNamedTwice: norm('catalogGuide', ({ items }) =>
    items
      .filter((item, index) => items.findIndex(one => foldName(one.name) === foldName(item.name)) < index)
      .map(item => at(item, 'name')),
  ),
  dateAsText: ofItems('catalogGuide', ({ name, type }) => type === 'text' && /(日期|时间)$/.test(name), 'type'),
  amountAsText: ofItems(
    'catalogGuide',
    ({ name, type }) => type === 'text' && /(金额|数量|数值|人数|面积|总数|次数)$/.test(name),
    'type',
  ),
  lengthWithoutText: ofItems(
    'catalogGuide',
    ({ type, length }) => length !== null && (type === 'date' || type === 'datetime' || type === 'boolean'),
    'length',
  ),
  lengthOfCode: ofItems(
    'catalogGuide',
    ({ name, type, length }) => type === 'text' && length !== null && length < (shortestCode(name) ?? 0),
    'length',
  ),
  personalUnmarked: ofItems('personalData', ({ name, personal }) => !personal && tellsOfPerson(name), 'personal'),
  personalGradedLow: ofItems('dataGrading', item => item.personal && item.grade === dataGrades[0], 'grade'),
  itemLaxer: norm('catalogGuide', ({ items, sharingAttribute, openingAttribute }) =>
    items.flatMap(item => [
      ...(isLaxer(item.sharing, sharingAttribute) ? [at(item, 'sharing')] : []),
      ...(isLaxer(item.opening, openingAttribute) ? [at(item, 'opening')] : []),
    ]),
  ),
  nothingToLookUp: norm('catalogGuide', ({ items }) =>
    items.length > 0 && !items.some(item => item.lookup) ? [{ field: 'items' }] : [],
  ),
} as const satisfies { readonly [rule: string]: Norm }

export type NormRule = keyof typeof norms

function norm(standard: Standard, faults: Norm['faults']): Norm {
  return { standard, faults }
}

function ofItems(standard: Standard, isFault: (item: Item) => boolean, field: keyof Item = 'name'): Norm {
  return { standard, faults: ({ items }) => items.filter(isFault).map(item => at(item, field)) }
}

function at({ column, name }: Item, field: string): NormFault {
  return { field, column, params: { item: name || column } }
}

function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text)
}

function isFile(formats: string): boolean {
  return /文件|表格|xlsx?|csv|docx?|pdf|json|xml/i.test(formats)
}

function isDatabase(formats: string): boolean {
  return /数据库|库表|mysql|oracle|dm|postgres/i.test(formats)
}

/** The length that a code of this name has; null where its name promises none. */
function shortestCode(name: string): number | null {
  if (/身份证(件)?号|公民身份号码|统一社会信用代码/.test(name)) return 18
  return /手机(号|号码)$/.test(name) ? 11 : null
}

function tellsOfPerson(name: string): boolean {
  return /身份证|公民身份号码|姓名$|手机|住址|户籍地址|银行卡|病历/.test(name)
}

function isLaxer(item: string | undefined, entry: string | undefined): boolean {
  return item !== undefined && entry !== undefined && openness(item) > openness(entry)
}
