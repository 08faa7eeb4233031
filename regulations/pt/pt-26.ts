import { days, months } from '@gongshu/deadlines'
import type { Article } from '../article.ts'

export const pt26 = {
  text: `第二十六条 区级需求单位因业务调整不再使用公共数据共享服务的,应当及时终止相应共享需求。
对3个月内未发生数据调用且未提供依据和理由的,区大数据中心应当暂停相应公共数据共享服务,并通知相关区级需求单位。自发出通知之日起30日内,如区级需求单位未提出异议,该公共数据共享服务自动终止。需要再次使用该公共数据共享服务的,相关区级需求单位应当重新提出共享需求申请。`,
  duties: {
    'PT-26.1': {
      kind: 'obligation',
      who: 'consumer',
      quote: '区级需求单位因业务调整不再使用公共数据共享服务的,应当及时终止相应共享需求',
      steps: ['sharingService.end'],
    },
    'PT-26.2a': {
      kind: 'obligation',
      who: 'operator',
      quote:
        '对3个月内未发生数据调用且未提供依据和理由的,区大数据中心应当暂停相应公共数据共享服务,并通知相关区级需求单位',
      steps: ['sharingService.suspendIdle'],
      clock: {
        // reading: calendar months from the last call, or from the start of a service that was never called.
        startsOn: 'sharingService.active',
        on: 'case',
        endsOn: [
          'sharingService.suspendedRisk',
          'sharingService.revoked',
          'sharingService.terminatedByConsumer',
          'sharingService.terminatedRisk',
        ],
        within: months(3),
        restartsOn: 'serviceUse',
        unless: 'lowFrequencyJustified',
        // reading: suspension is the operator's act and not automatic by law; the district decides who carries it out.
        ifMissed: {
          outcome: 'sharingService.suspendedIdle',
          quote: '区大数据中心应当暂停相应公共数据共享服务',
          onBehalfOf: 'operator',
        },
      },
      requires: [{ notice: 'serviceSuspended', quote: '并通知相关区级需求单位' }],
    },
    'PT-26.2b': {
      kind: 'right',
      who: 'consumer',
      quote: '自发出通知之日起30日内,如区级需求单位未提出异议,该公共数据共享服务自动终止',
      steps: ['sharingService.object', 'sharingService.decideObjection', 'sharingService.terminateIdle'],
      clock: {
        // reading: the notice is sent in the act that suspends, so sending and suspension fall on one day.
        startsOn: 'sharingService.suspendedIdle',
        on: 'case',
        // reading: an objection stops the period for good; the operator decides on it without a limit in the article.
        endsOn: [
          'sharingService.objectionRaised',
          'sharingService.suspendedRisk',
          'sharingService.revoked',
          'sharingService.terminatedByConsumer',
          'sharingService.terminatedRisk',
        ],
        within: days(30),
        ifMissed: {
          outcome: 'sharingService.terminatedAuto',
          quote: '如区级需求单位未提出异议,该公共数据共享服务自动终止',
        },
      },
    },
    // No step leads out of a terminated service: a new demand is the only way, and the table of states holds it.
    'PT-26.2c': {
      kind: 'obligation',
      who: 'consumer',
      quote: '需要再次使用该公共数据共享服务的,相关区级需求单位应当重新提出共享需求申请',
      requires: [{ rule: 'newDemandAfterEnd', quote: '应当重新提出共享需求申请' }],
    },
  },
} as const satisfies Article
