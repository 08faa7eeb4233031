import { workdays } from '@gongshu/deadlines'
import type { Article } from '../article.ts'

export const pt11 = {
  text: `第十一条 区级责任单位在依法履职过程中直接或者委托第三方收集和产生的公共数据,应当全量纳入公共数据目录编制、归集范围。区级责任单位不得以法律、法规以外的其他理由,拒绝向区大数据中心及时、完整归集公共数据;对未有明确依据拒绝归集公共数据的,区府办应当及时报告。
区级责任单位应当结合业务开展、信息系统建设运行等情况,同步规划公共数据目录编制工作,自业务批准或者信息系统验收通过之日起10个工作日内,通过区大数据资源分平台完成公共数据目录编制。
公共数据目录应当包括公共数据的来源、更新频率、分类分级属性、共享开放属性、覆盖范围、业务管理机构、数据资源描述等要素。
区大数据中心应当在市大数据中心指导下运用区块链等技术,开展本区公共数据职责、目录、管理行为上链管理。`,
  duties: {
    'PT-11.1a': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '区级责任单位在依法履职过程中直接或者委托第三方收集和产生的公共数据,应当全量纳入公共数据目录编制、归集范围',
      steps: ['unit.recordDuty', 'unit.recordSystem'],
      requires: [{ report: 'catalogGaps', quote: '应当全量纳入公共数据目录编制、归集范围' }],
    },
    'PT-11.1b': {
      kind: 'prohibition',
      who: 'provider',
      quote: '区级责任单位不得以法律、法规以外的其他理由,拒绝向区大数据中心及时、完整归集公共数据',
      steps: ['collection.claimRefusal', 'collection.judgeRefusal'],
      // reading: a closed list; 法规 without more means administrative and local regulations.
      grounds: ['法律', '行政法规', '地方性法规'],
    },
    // reading: the article does not say to whom the authority reports; the recipient is recorded with the report.
    'PT-11.1c': {
      kind: 'obligation',
      who: 'authority',
      quote: '对未有明确依据拒绝归集公共数据的,区府办应当及时报告',
      steps: ['refusalCase.open', 'refusalCase.report', 'refusalCase.close'],
      requires: [{ report: 'unfoundedRefusals', quote: '区府办应当及时报告' }],
    },
    'PT-11.2a': {
      kind: 'obligation',
      who: 'provider',
      quote: '区级责任单位应当结合业务开展、信息系统建设运行等情况,同步规划公共数据目录编制工作',
      steps: ['project.plan'],
    },
    'PT-11.2b': {
      kind: 'obligation',
      who: 'provider',
      quote: '自业务批准或者信息系统验收通过之日起10个工作日内,通过区大数据资源分平台完成公共数据目录编制',
      steps: ['catalogTask.open', 'catalogTask.complete'],
      clock: {
        // reading: a formally complete submission completes the task; the operator's review time is not the provider's.
        startsOn: 'catalogTask.open',
        on: 'case',
        endsOn: ['catalogTask.done', 'catalogTask.cancelled'],
        within: workdays(10),
      },
      requires: [
        { field: 'changeCause', quote: '业务批准或者信息系统验收通过', on: ['catalogTask.open'] },
        { rule: 'businessApproved', quote: '业务批准' },
        { rule: 'systemAccepted', quote: '信息系统验收通过' },
      ],
    },
    'PT-11.3': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '公共数据目录应当包括公共数据的来源、更新频率、分类分级属性、共享开放属性、覆盖范围、业务管理机构、数据资源描述等要素',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit'],
      requires: [
        { field: 'source', quote: '来源' },
        { field: 'updateFrequency', quote: '更新频率' },
        { field: 'classification', quote: '分类分级属性' },
        { field: 'grade', quote: '分类分级属性' },
        { field: 'sharingAttribute', quote: '共享开放属性' },
        { field: 'openingAttribute', quote: '共享开放属性' },
        { field: 'coverage', quote: '覆盖范围' },
        { field: 'managingBody', quote: '业务管理机构' },
        { field: 'description', quote: '数据资源描述' },
      ],
    },
    // Every act of the platform is a leaf of the log; the lock of the lists is the act that is there for this alone.
    'PT-11.4': {
      kind: 'obligation',
      who: 'operator',
      quote: '区大数据中心应当在市大数据中心指导下运用区块链等技术,开展本区公共数据职责、目录、管理行为上链管理',
      steps: ['threeLists.lock'],
    },
  },
} as const satisfies Article
