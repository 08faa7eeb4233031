import type { TextVersion } from '../jurisdiction.ts'
import { sh01 } from './sh-01.ts'
import { sh02 } from './sh-02.ts'
import { sh03 } from './sh-03.ts'
import { sh04 } from './sh-04.ts'
import { sh05 } from './sh-05.ts'
import { sh06 } from './sh-06.ts'
import { sh07 } from './sh-07.ts'
import { sh08 } from './sh-08.ts'
import { sh09 } from './sh-09.ts'
import { sh10 } from './sh-10.ts'
import { sh11 } from './sh-11.ts'
import { sh12 } from './sh-12.ts'
import { sh13 } from './sh-13.ts'
import { sh14 } from './sh-14.ts'
import { sh15 } from './sh-15.ts'
import { sh16 } from './sh-16.ts'
import { sh17 } from './sh-17.ts'
import { sh18 } from './sh-18.ts'
import { sh19 } from './sh-19.ts'
import { sh20 } from './sh-20.ts'
import { sh21 } from './sh-21.ts'
import { sh22 } from './sh-22.ts'
import { sh23 } from './sh-23.ts'
import { sh24 } from './sh-24.ts'
import { sh25 } from './sh-25.ts'
import { sh26 } from './sh-26.ts'
import { sh27 } from './sh-27.ts'
import { sh28 } from './sh-28.ts'
import { sh29 } from './sh-29.ts'
import { sh30 } from './sh-30.ts'
import { sh31 } from './sh-31.ts'
import { sh32 } from './sh-32.ts'
import { sh33 } from './sh-33.ts'
import { sh34 } from './sh-34.ts'
import { sh35 } from './sh-35.ts'
import { sh36 } from './sh-36.ts'
import { sh37 } from './sh-37.ts'
import { sh38 } from './sh-38.ts'

/**
 * SH-0: a draft for comments, consulted on from 13 September to 12 October 2022; the days are printed garbled. Its last
 * article leaves the days of force blank, so there is no `effectiveFrom` and no end.
 */
export const sh = {
  id: 'sh@draft-2022',
  text: 'sh',
  title: '上海市公共数据开放实施细则(征求意见稿)',
  status: 'draft',
  chapters: [
    { title: '第一章 总则', from: 1 },
    { title: '第二章 数据开放', from: 6 },
    { title: '第三章 数据获取', from: 17 },
    { title: '第四章 开放平台', from: 23 },
    { title: '第五章 数据利用', from: 27 },
    { title: '第六章 保障措施', from: 35 },
    { title: '第七章 附则', from: 38 },
  ],
  articles: {
    'SH-1': sh01,
    'SH-2': sh02,
    'SH-3': sh03,
    'SH-4': sh04,
    'SH-5': sh05,
    'SH-6': sh06,
    'SH-7': sh07,
    'SH-8': sh08,
    'SH-9': sh09,
    'SH-10': sh10,
    'SH-11': sh11,
    'SH-12': sh12,
    'SH-13': sh13,
    'SH-14': sh14,
    'SH-15': sh15,
    'SH-16': sh16,
    'SH-17': sh17,
    'SH-18': sh18,
    'SH-19': sh19,
    'SH-20': sh20,
    'SH-21': sh21,
    'SH-22': sh22,
    'SH-23': sh23,
    'SH-24': sh24,
    'SH-25': sh25,
    'SH-26': sh26,
    'SH-27': sh27,
    'SH-28': sh28,
    'SH-29': sh29,
    'SH-30': sh30,
    'SH-31': sh31,
    'SH-32': sh32,
    'SH-33': sh33,
    'SH-34': sh34,
    'SH-35': sh35,
    'SH-36': sh36,
    'SH-37': sh37,
    'SH-38': sh38,
  },
} satisfies TextVersion
