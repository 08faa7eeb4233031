import { years } from '@gongshu/deadlines'
import type { TextVersion } from '../jurisdiction.ts'
import { cm01 } from './cm-01.ts'
import { cm02 } from './cm-02.ts'
import { cm03 } from './cm-03.ts'
import { cm04 } from './cm-04.ts'
import { cm05 } from './cm-05.ts'
import { cm06 } from './cm-06.ts'
import { cm07 } from './cm-07.ts'
import { cm08 } from './cm-08.ts'
import { cm09 } from './cm-09.ts'
import { cm10 } from './cm-10.ts'
import { cm11 } from './cm-11.ts'
import { cm12 } from './cm-12.ts'
import { cm13 } from './cm-13.ts'
import { cm14 } from './cm-14.ts'
import { cm15 } from './cm-15.ts'
import { cm16 } from './cm-16.ts'
import { cm17 } from './cm-17.ts'
import { cm18 } from './cm-18.ts'
import { cm19 } from './cm-19.ts'
import { cm20 } from './cm-20.ts'
import { cm21 } from './cm-21.ts'
import { cm22 } from './cm-22.ts'
import { cm23 } from './cm-23.ts'
import { cm24 } from './cm-24.ts'
import { cm25 } from './cm-25.ts'
import { cm26 } from './cm-26.ts'
import { cm27 } from './cm-27.ts'
import { cm28 } from './cm-28.ts'
import { cm29 } from './cm-29.ts'
import { cm30 } from './cm-30.ts'
import { cm31 } from './cm-31.ts'
import { cm32 } from './cm-32.ts'
import { cm33 } from './cm-33.ts'
import { cm34 } from './cm-34.ts'
import { cm35 } from './cm-35.ts'

/**
 * CM-0: a draft (草案) of rules on trial (试行). Its day of issue is not known, so there is no `effectiveFrom`; once it is
 * entered, the two years of the last article give the last day by themselves.
 */
export const cm = {
  id: 'cm@draft',
  text: 'cm',
  title: '崇明区公共数据管理办法(试行)(草案)',
  status: 'draft',
  trial: true,
  validity: { within: years(2), quote: '有效期两年' },
  chapters: [
    { title: '第一章 总则', from: 1 },
    { title: '第二章 公共数据收集与汇聚', from: 6 },
    { title: '第三章 公共数据共享', from: 16 },
    { title: '第四章 公共数据开放', from: 20 },
    { title: '第五章 公共数据授权运营', from: 23 },
    { title: '第六章 公共数据安全', from: 26 },
    { title: '第七章 监督检查', from: 32 },
    { title: '第八章 附 则', from: 34 },
  ],
  articles: {
    'CM-1': cm01,
    'CM-2': cm02,
    'CM-3': cm03,
    'CM-4': cm04,
    'CM-5': cm05,
    'CM-6': cm06,
    'CM-7': cm07,
    'CM-8': cm08,
    'CM-9': cm09,
    'CM-10': cm10,
    'CM-11': cm11,
    'CM-12': cm12,
    'CM-13': cm13,
    'CM-14': cm14,
    'CM-15': cm15,
    'CM-16': cm16,
    'CM-17': cm17,
    'CM-18': cm18,
    'CM-19': cm19,
    'CM-20': cm20,
    'CM-21': cm21,
    'CM-22': cm22,
    'CM-23': cm23,
    'CM-24': cm24,
    'CM-25': cm25,
    'CM-26': cm26,
    'CM-27': cm27,
    'CM-28': cm28,
    'CM-29': cm29,
    'CM-30': cm30,
    'CM-31': cm31,
    'CM-32': cm32,
    'CM-33': cm33,
    'CM-34': cm34,
    'CM-35': cm35,
  },
} satisfies TextVersion
