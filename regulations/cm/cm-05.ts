import type { Article } from '../article.ts'

export const cm05 = {
  text: `第五条  区级行政机关、直属事业单位、乡镇人民政府作为数据责任单位，应当履行本行业、本领域、本区域公共数据管理主体责任，明确公共数据管理的目标、责任、实施机构及人员，在职责范围内做好本单位公共数据全生命周期管理工作。乡镇人民政府应当推动公共数据与基层治理深度融合。
区数据局作为公共数据主管部门应当统筹推进本区公共数据管理工作，推进区大数据平台建设，并与市大数据资源平台对接。数据责任单位不再建设本级公共数据平台；已建设的，并入公共数据平台统一管理。
本区网信、公安、保密等部门应当按照各自职责，做好公共数据安全的监督管理工作。`,
  duties: {
    'CM-5.1': {
      kind: 'obligation',
      who: 'provider',
      quote: '明确公共数据管理的目标、责任、实施机构及人员，在职责范围内做好本单位公共数据全生命周期管理工作',
      steps: ['unit.recordGovernance', 'unit.appointOfficer'],
      requires: [
        { field: 'governanceGoals', quote: '目标', on: ['unit.recordGovernance'] },
        { field: 'governanceDuties', quote: '责任', on: ['unit.recordGovernance'] },
        { field: 'implementingBody', quote: '实施机构', on: ['unit.recordGovernance'] },
        { field: 'implementingStaff', quote: '实施机构及人员', on: ['unit.recordGovernance'] },
        { report: 'governanceGaps', quote: '明确公共数据管理的目标、责任、实施机构及人员' },
      ],
    },
    'CM-5.2a': {
      kind: 'obligation',
      who: ['authority', 'operator'],
      quote:
        '区数据局作为公共数据主管部门应当统筹推进本区公共数据管理工作，推进区大数据平台建设，并与市大数据资源平台对接',
      steps: ['citySubmission.queue', 'citySubmission.send', 'citySubmission.recordReceipt'],
      requires: [
        { report: 'supervision', quote: '统筹推进本区公共数据管理工作' },
        { report: 'citySync', quote: '并与市大数据资源平台对接' },
      ],
    },
    'CM-5.2b': {
      kind: 'prohibition',
      who: 'everyone',
      quote: '数据责任单位不再建设本级公共数据平台；已建设的，并入公共数据平台统一管理',
      steps: ['project.review', 'channel.register', 'channel.planIntegration', 'channel.integrate'],
      requires: [
        { rule: 'noOwnPlatform', quote: '数据责任单位不再建设本级公共数据平台', on: ['project.review'] },
        { report: 'channelsToIntegrate', quote: '并入公共数据平台统一管理' },
      ],
    },
    'CM-5.3': {
      kind: 'obligation',
      who: 'securityRegulator',
      quote: '本区网信、公安、保密等部门应当按照各自职责，做好公共数据安全的监督管理工作',
    },
  },
} as const satisfies Article
