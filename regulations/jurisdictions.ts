import type { Jurisdiction, JurisdictionId } from './jurisdiction.ts'

export const putuo = {
  id: 'putuo',
  name: '上海市普陀区',
  regionCode: '310107',
  texts: ['pt', 'sh'],
  matters: { catalog: 'pt', collection: 'pt', sharing: 'pt', security: 'pt', assessment: 'pt', opening: 'sh' },
  choices: {
    actsOnBehalf: {
      value: true,
      reason: '第二十六条要求区大数据中心暂停服务;平台代区大数据中心执行,记为系统代行,并通知双方',
    },
    serviceStarts: { value: 'whole', reason: '条文未分别规定;各责任单位全部作出决定后统一提供服务' },
  },
  offices: {
    authority: '区府办',
    operator: '区大数据中心',
    provider: '区级责任单位',
    consumer: '区级需求单位',
    securityRegulator: '区委网信办、区公安分局、区安全分局',
    municipal: '市大数据中心',
    projectReview: '区政务信息化工作联席会议',
  },
  words: {
    sharingClasses: {},
    openingClasses: { unconditional: '无条件开放类', conditional: '有条件开放类', notOpen: '非开放类' },
  },
} satisfies Jurisdiction

export const jurisdictions: { readonly [J in JurisdictionId]?: Jurisdiction } = { putuo }
