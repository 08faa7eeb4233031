import type { EntryDifference, Item } from '@gongshu/client'
import type { ReactNode } from 'react'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'
import { itemParts, useElementText } from './element-text.ts'
import { ElementValue } from './element-value.tsx'
import '../ui/editor.css'

type Props = {
  readonly name: string
  readonly differences: readonly EntryDifference[]
  /** What can be done with one difference, e.g. take it over. */
  readonly actionOf?: (difference: EntryDifference) => ReactNode
}

/** What one version changes in another, in words; within a text what was put in and taken out is marked. */
export function EntryDifferences({ name, differences, actionOf }: Props) {
  const { t } = useWords()
  if (!differences.length) return <p className="faint">{t('work.history.none')}</p>
  return (
    <ScrollRegion name={name}>
      <table className="table differences">
        <thead>
          <tr>
            <th scope="col">{t('work.diff.field')}</th>
            <th scope="col">{t('work.diff.before')}</th>
            <th scope="col">{t('work.diff.after')}</th>
            {actionOf && <th scope="col">{t('work.diff.action')}</th>}
          </tr>
        </thead>
        <tbody>
          {differences.map(one => (
            <tr key={`${one.field} ${one.column ?? ''}`}>
              <DifferenceCells difference={one} />
              {actionOf && <td>{actionOf(one)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function DifferenceCells({ difference }: { difference: EntryDifference }) {
  const { t, tData } = useWords()
  const textOf = useElementText()
  const { field, column, before, after, parts } = difference
  if (column !== undefined) return <ItemCells before={before as Item | null} after={after as Item | null} />
  const plain = (value: unknown) =>
    value === null || value === '' ? (
      <span className="faint">{t('work.diff.empty')}</span>
    ) : (
      <ElementValue field={field} value={value} />
    )
  const isCode = textOf(field, before) !== before && before !== null
  if (!parts || isCode) {
    return (
      <>
        <th scope="row">{tData(`field.${field}`)}</th>
        <td>{plain(before)}</td>
        <td>{plain(after)}</td>
      </>
    )
  }
  return (
    <>
      <th scope="row">{tData(`field.${field}`)}</th>
      <td>
        <Marked parts={parts} kind="removed" />
      </td>
      <td>
        <Marked parts={parts} kind="added" />
      </td>
    </>
  )
}

/** One side of two texts: what it shares with the other, and what it alone has. */
function Marked({ parts, kind }: { parts: NonNullable<EntryDifference['parts']>; kind: 'removed' | 'added' }) {
  const Tag = kind === 'removed' ? 'del' : 'ins'
  return parts
    .filter(one => one.kind === 'same' || one.kind === kind)
    .map((one, index) => {
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name than their place
      return one.kind === 'same' ? <span key={index}>{one.text}</span> : <Tag key={index}>{one.text}</Tag>
    })
}

function ItemCells({ before, after }: { before: Item | null; after: Item | null }) {
  const words = useWords()
  const { t, tData } = words
  const item = `${(after ?? before)?.name} (${(after ?? before)?.column})`
  const key = before && after ? 'work.diff.changed' : after ? 'work.diff.added' : 'work.diff.removed'
  const colon = words.language === 'zh' ? '：' : ': '
  const side = (one: Item | null, other: Item | null) => {
    if (!one) return <span className="faint">{t('work.diff.empty')}</span>
    const theirs = other && itemParts(other, words)
    const shown = itemParts(one, words).filter(({ text }, index) => (theirs ? theirs[index]?.text !== text : text))
    const said = shown.map(({ part, text }) => `${tData(`field.${part}`)}${colon}${text || t('work.diff.empty')}`)
    return said.join(words.language === 'zh' ? '；' : '; ')
  }
  return (
    <>
      <th scope="row">{t(key, { item })}</th>
      <td>{side(before, after)}</td>
      <td>{side(after, before)}</td>
    </>
  )
}
