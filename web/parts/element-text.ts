import type { Ground, Item } from '@gongshu/client'
import { useWords, type Words } from '../ui/words.tsx'

const coded = [
  'updateFrequency',
  'grade',
  'sharingAttribute',
  'openingAttribute',
  'collectedBy',
  'origin',
  'recordForm',
  'cityCatalog',
  'provisionMode',
  'baseLibrary',
  'oneVisit',
]

/** The value of an element of an entry as a person reads it, whatever its kind. */
export function useElementText(): (field: string, value: unknown) => string {
  const words = useWords()
  return (field, value) => elementText(field, value, words)
}

function elementText(field: string, value: unknown, { tData, language }: Words): string {
  if (value === null || value === undefined || value === '') return ''
  if (field === 'ground') {
    const { level, title, article } = value as Ground
    return `${tData(`groundLevel.${level}`)}${language === 'zh' ? '' : ' '}《${title}》${article}`
  }
  if (Array.isArray(value)) return value.map(String).join('、')
  return coded.includes(field) ? tData(`${field}.${String(value)}`) : String(value)
}

/** The parts of a data item in words, for comparing one with another. */
export function itemParts(
  item: Item,
  { t, tData }: Words,
): readonly { readonly part: string; readonly text: string }[] {
  const yes = (value: boolean) => (value ? t('work.yes') : '')
  const code = (room: string, value: string | undefined) => (value ? tData(`${room}.${value}`) : '')
  const parts = {
    name: item.name,
    type: code('itemType', item.type),
    length: item.length === null ? '' : String(item.length),
    required: yes(item.required),
    personal: yes(item.personal),
    lookup: yes(item.lookup),
    mask: code('mask', item.mask),
    'item.description': item.description,
    grade: code('grade', item.grade),
    sensitivity: code('sensitivity', item.sensitivity),
    sharing: code('sharingAttribute', item.sharing),
    opening: code('openingAttribute', item.opening),
    codeList: item.codeList ?? '',
  }
  return Object.entries(parts).map(([part, text]) => ({ part, text }))
}
