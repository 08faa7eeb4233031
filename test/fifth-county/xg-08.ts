import type { Article } from '@gongshu/regulations'

export const xg08 = {
  text: '第八条 本办法自2026年1月1日起施行。',
  duties: {},
  noSoftwareDuty: '施行日期,写在 index.ts 的 effectiveFrom 中',
} as const satisfies Article
