import { day } from '@gongshu/deadlines'
import type { TextVersion } from '../jurisdiction.ts'
import { pt20 } from './pt-20.ts'

export const pt = {
  id: 'pt@2023-06-21',
  text: 'pt',
  title: '普陀区公共数据共享实施办法(试行)',
  documentNumber: '普委办发〔2023〕16号',
  status: 'inForce',
  issuedOn: day('2023-06-21'),
  effectiveFrom: day('2023-06-21'),
  articles: { 'PT-20': pt20 },
} satisfies TextVersion
