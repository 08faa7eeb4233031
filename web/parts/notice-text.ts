import type { NoticeAnswer } from '@gongshu/client'
import type { Words } from '../ui/words.tsx'

/** The sentence of a notice; codes in its values are said in words. */
export function noticeText({ kind, params }: NoticeAnswer, tData: Words['tData']): string {
  const said = Object.entries(params).map(([name, value]) => [name, wordOf(name, value, tData)])
  return tData(`notice.${kind}`, Object.fromEntries(said))
}

function wordOf(name: string, value: string | number, tData: Words['tData']): string | number {
  if (name === 'caseType') return tData(`case.${value}`)
  if (name === 'state') return tData(`state.demand.${value}`)
  if (name === 'entryState') return tData(`state.catalogEntry.${value}`)
  return name === 'reasonCode' ? tData(`reasonCode.${value}`) : value
}
