import type { TextVersion } from '../jurisdiction.ts'
import { sh03 } from './sh-03.ts'
import { sh09 } from './sh-09.ts'
import { sh10 } from './sh-10.ts'
import { sh11 } from './sh-11.ts'
import { sh14 } from './sh-14.ts'
import { sh16 } from './sh-16.ts'
import { sh17 } from './sh-17.ts'
import { sh24 } from './sh-24.ts'

/**
 * SH-0: a draft for comments, consulted on in September and October 2022; its last article leaves the days of force
 * blank, so there is no `effectiveFrom`. The articles here are those that the opening of data already uses; the
 * remaining ones stand in source.txt only.
 */
export const sh = {
  id: 'sh@draft-2022',
  text: 'sh',
  title: '上海市公共数据开放实施细则(征求意见稿)',
  status: 'draft',
  articles: {
    'SH-3': sh03,
    'SH-9': sh09,
    'SH-10': sh10,
    'SH-11': sh11,
    'SH-14': sh14,
    'SH-16': sh16,
    'SH-17': sh17,
    'SH-24': sh24,
  },
} satisfies TextVersion
