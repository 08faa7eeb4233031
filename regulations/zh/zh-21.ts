import type { Article } from '../article.ts'

export const zh21 = {
  text: '第二十一条 各单位因履职需要,要求使用无条件共享类公共数据的,需向区大数据中心填报数据使用申请表,说明申请资源名称、应用场景、共享方式等内容,经区大数据中心上报市大数据管理部门审核,通过市级平台(市数据接口共享平台、市公共数据管理工作平台)获取公共数据。',
  duties: {
    'ZH-21a': {
      kind: 'obligation',
      who: 'consumer',
      quote: '需向区大数据中心填报数据使用申请表,说明申请资源名称、应用场景、共享方式等内容',
      steps: ['demand.submit', 'demand.resubmit', 'demand.returnDefects'],
      requires: [
        { field: 'dataContent', quote: '申请资源名称', on: ['demand.submit', 'demand.resubmit'] },
        { field: 'scenario', quote: '应用场景', on: ['demand.submit', 'demand.resubmit'] },
        { field: 'useMode', quote: '共享方式', on: ['demand.submit', 'demand.resubmit'] },
      ],
    },
    // The article gives neither the operator nor the city a limit, and silence of the city decides nothing.
    'ZH-21b': {
      kind: 'obligation',
      who: ['operator', 'municipal'],
      quote:
        '经区大数据中心上报市大数据管理部门审核,通过市级平台(市数据接口共享平台、市公共数据管理工作平台)获取公共数据',
      steps: ['demand.reportToCity', 'demand.recordCityAnswer', 'demand.grantAccess', 'sharingService.start'],
      requires: [
        {
          rule: 'cityDecides',
          quote: '上报市大数据管理部门审核',
          on: ['demand.reportToCity', 'demand.recordCityAnswer'],
        },
        {
          field: 'access',
          quote: '通过市级平台(市数据接口共享平台、市公共数据管理工作平台)获取公共数据',
          on: ['demand.grantAccess'],
        },
      ],
    },
    // reading: only the unconditional class has a procedure here; asking the provider first for the restricted class is a
    // local choice (`providerOpinion`), it has no limit and does not take the place of the city's review.
    'ZH-21c': {
      kind: 'definition',
      who: ['consumer', 'provider'],
      quote: '要求使用无条件共享类公共数据的',
      steps: ['demand.forward', 'demandPart.open', 'demandPart.decide'],
      requires: [{ when: 'restricted', quote: '要求使用无条件共享类公共数据的' }],
    },
  },
} as const satisfies Article
