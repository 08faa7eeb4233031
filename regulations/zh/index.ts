import { day } from '@gongshu/deadlines'
import type { TextVersion } from '../jurisdiction.ts'
import { zh01 } from './zh-01.ts'
import { zh02 } from './zh-02.ts'
import { zh03 } from './zh-03.ts'
import { zh04 } from './zh-04.ts'
import { zh05 } from './zh-05.ts'
import { zh06 } from './zh-06.ts'
import { zh07 } from './zh-07.ts'
import { zh08 } from './zh-08.ts'
import { zh09 } from './zh-09.ts'
import { zh10 } from './zh-10.ts'
import { zh11 } from './zh-11.ts'
import { zh12 } from './zh-12.ts'
import { zh13 } from './zh-13.ts'
import { zh14 } from './zh-14.ts'
import { zh15 } from './zh-15.ts'
import { zh16 } from './zh-16.ts'
import { zh17 } from './zh-17.ts'
import { zh18 } from './zh-18.ts'
import { zh19 } from './zh-19.ts'
import { zh20 } from './zh-20.ts'
import { zh21 } from './zh-21.ts'
import { zh22 } from './zh-22.ts'
import { zh23 } from './zh-23.ts'
import { zh24 } from './zh-24.ts'
import { zh25 } from './zh-25.ts'
import { zh26 } from './zh-26.ts'
import { zh27 } from './zh-27.ts'
import { zh28 } from './zh-28.ts'
import { zh29 } from './zh-29.ts'
import { zh30 } from './zh-30.ts'
import { zh31 } from './zh-31.ts'
import { zh32 } from './zh-32.ts'

/**
 * ZH-0, the notice that issued the text, is this record itself: 「镇政办发〔2020〕79号」, normative number
 * 「BZHD01–2020–0014」, valid. It names no end of its force.
 */
export const zh = {
  id: 'zh@2021-01-01',
  text: 'zh',
  title: '宁波市镇海区公共数据管理办法',
  documentNumber: '镇政办发〔2020〕79号',
  normativeNumber: 'BZHD01–2020–0014',
  status: 'inForce',
  issuedOn: day('2020-11-23'),
  effectiveFrom: day('2021-01-01'),
  chapters: [
    { title: '第一章 总则', from: 1 },
    { title: '第二章 目录编制', from: 10 },
    { title: '第三章 数据归集', from: 14 },
    { title: '第四章 数据共享', from: 19 },
    { title: '第五章 数据开放', from: 23 },
    { title: '第六章 安全保障', from: 25 },
    { title: '第七章 监督考核', from: 28 },
    { title: '第八章 附则', from: 30 },
  ],
  articles: {
    'ZH-1': zh01,
    'ZH-2': zh02,
    'ZH-3': zh03,
    'ZH-4': zh04,
    'ZH-5': zh05,
    'ZH-6': zh06,
    'ZH-7': zh07,
    'ZH-8': zh08,
    'ZH-9': zh09,
    'ZH-10': zh10,
    'ZH-11': zh11,
    'ZH-12': zh12,
    'ZH-13': zh13,
    'ZH-14': zh14,
    'ZH-15': zh15,
    'ZH-16': zh16,
    'ZH-17': zh17,
    'ZH-18': zh18,
    'ZH-19': zh19,
    'ZH-20': zh20,
    'ZH-21': zh21,
    'ZH-22': zh22,
    'ZH-23': zh23,
    'ZH-24': zh24,
    'ZH-25': zh25,
    'ZH-26': zh26,
    'ZH-27': zh27,
    'ZH-28': zh28,
    'ZH-29': zh29,
    'ZH-30': zh30,
    'ZH-31': zh31,
    'ZH-32': zh32,
  },
} satisfies TextVersion
