import type { NoticeAnswer } from '@gongshu/client'
import { noticeSentence } from '../../text/notice-sentence.ts'
import type { Words } from '../ui/words.tsx'

export function noticeText(notice: NoticeAnswer, tData: Words['tData']): string {
  return noticeSentence(notice, tData)
}
