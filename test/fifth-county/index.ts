import { day } from '@gongshu/deadlines'
import type { TextVersion } from '@gongshu/regulations'
import { xg01 } from './xg-01.ts'
import { xg02 } from './xg-02.ts'
import { xg03 } from './xg-03.ts'
import { xg04 } from './xg-04.ts'
import { xg05 } from './xg-05.ts'
import { xg06 } from './xg-06.ts'
import { xg07 } from './xg-07.ts'
import { xg08 } from './xg-08.ts'

export { yunxi } from './yunxi.ts'

/** A made-up county with a made-up regulation: it shows that a further text is data alone. */
export const xg = {
  id: 'xg@2026-01-01',
  text: 'xg',
  title: '云溪县公共数据管理办法(虚构)',
  status: 'inForce',
  effectiveFrom: day('2026-01-01'),
  articles: {
    'XG-1': xg01,
    'XG-2': xg02,
    'XG-3': xg03,
    'XG-4': xg04,
    'XG-5': xg05,
    'XG-6': xg06,
    'XG-7': xg07,
    'XG-8': xg08,
  },
} satisfies TextVersion
