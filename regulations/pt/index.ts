import { day } from '@gongshu/deadlines'
import type { TextVersion } from '../jurisdiction.ts'
import { pt01 } from './pt-01.ts'
import { pt02 } from './pt-02.ts'
import { pt03 } from './pt-03.ts'
import { pt04 } from './pt-04.ts'
import { pt05 } from './pt-05.ts'
import { pt06 } from './pt-06.ts'
import { pt07 } from './pt-07.ts'
import { pt08 } from './pt-08.ts'
import { pt09 } from './pt-09.ts'
import { pt10 } from './pt-10.ts'
import { pt11 } from './pt-11.ts'
import { pt12 } from './pt-12.ts'
import { pt13 } from './pt-13.ts'
import { pt14 } from './pt-14.ts'
import { pt15 } from './pt-15.ts'
import { pt16 } from './pt-16.ts'
import { pt17 } from './pt-17.ts'
import { pt18 } from './pt-18.ts'
import { pt19 } from './pt-19.ts'
import { pt20 } from './pt-20.ts'
import { pt21 } from './pt-21.ts'
import { pt22 } from './pt-22.ts'
import { pt23 } from './pt-23.ts'
import { pt24 } from './pt-24.ts'
import { pt25 } from './pt-25.ts'
import { pt26 } from './pt-26.ts'
import { pt27 } from './pt-27.ts'
import { pt28 } from './pt-28.ts'
import { pt29 } from './pt-29.ts'
import { pt30 } from './pt-30.ts'
import { pt31 } from './pt-31.ts'
import { pt32 } from './pt-32.ts'
import { pt33 } from './pt-33.ts'
import { pt34 } from './pt-34.ts'

/**
 * PT-0, the approval and issue of the text, is this record itself. The document number and the addressees, among them
 * the district's state-owned enterprises, stand in the masthead of the printed version; the articles of both agree.
 */
export const pt = {
  id: 'pt@2023-06-21',
  text: 'pt',
  title: '普陀区公共数据共享实施办法(试行)',
  documentNumber: '普委办发〔2023〕16号',
  status: 'inForce',
  trial: true,
  approvedOn: day('2023-06-09'),
  issuedOn: day('2023-06-21'),
  effectiveFrom: day('2023-06-21'),
  chapters: [
    { title: '第一章 总则', from: 1 },
    { title: '第二章 公共数据目录编制和归集', from: 11 },
    { title: '第三章 公共数据需求管理和共享应用', from: 17 },
    { title: '第四章 安全管理和监督考核', from: 27 },
    { title: '第五章 附则', from: 33 },
  ],
  articles: {
    'PT-1': pt01,
    'PT-2': pt02,
    'PT-3': pt03,
    'PT-4': pt04,
    'PT-5': pt05,
    'PT-6': pt06,
    'PT-7': pt07,
    'PT-8': pt08,
    'PT-9': pt09,
    'PT-10': pt10,
    'PT-11': pt11,
    'PT-12': pt12,
    'PT-13': pt13,
    'PT-14': pt14,
    'PT-15': pt15,
    'PT-16': pt16,
    'PT-17': pt17,
    'PT-18': pt18,
    'PT-19': pt19,
    'PT-20': pt20,
    'PT-21': pt21,
    'PT-22': pt22,
    'PT-23': pt23,
    'PT-24': pt24,
    'PT-25': pt25,
    'PT-26': pt26,
    'PT-27': pt27,
    'PT-28': pt28,
    'PT-29': pt29,
    'PT-30': pt30,
    'PT-31': pt31,
    'PT-32': pt32,
    'PT-33': pt33,
    'PT-34': pt34,
  },
} satisfies TextVersion
