import type { Article } from '../article.ts'

export const sh15 = {
  text: `第十五条 【开放条件】
列入有条件开放类的公共数据,开放主体应当参考分级分类指南,明确开放条件,并通过开放平台在相应数据集或数据产品页面进行公布。公共数据开放主体应当在合法合规前提下,设定与开放数据风险相匹配的合理的开放条件,开放条件可以包括:
(一)使用场景要求,明确开放数据仅限于特定场景使用,或禁止用于特定场景;
(二)数据安全要求,明确利用主体的数据安全保护体系与保护能力、数据管理成熟度评估、数据安全成熟度评估等;
(三)数据利用反馈要求,明确利用成果应当注明数据来源,利用主体应当定期或不定期抽查数据利用情况,提交数据利用报告等;
(四)技术能力要求,明确利用主体需要具备的设施、人才等要求;
(五)其他合理的开放条件。`,
  duties: {
    'SH-15a': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '列入有条件开放类的公共数据,开放主体应当参考分级分类指南,明确开放条件,并通过开放平台在相应数据集或数据产品页面进行公布',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [
        { when: 'class.conditional', quote: '列入有条件开放类的公共数据' },
        { rule: 'conditionsPublished', quote: '通过开放平台在相应数据集或数据产品页面进行公布' },
      ],
    },
    'SH-15b': {
      kind: 'obligation',
      who: 'provider',
      quote: '公共数据开放主体应当在合法合规前提下,设定与开放数据风险相匹配的合理的开放条件',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [
        { when: 'class.conditional', quote: '设定与开放数据风险相匹配的合理的开放条件' },
        // reading: a condition above the default of its level needs a reason, else its match with the risk shows nowhere.
        { rule: 'conditionsMatchRisk', quote: '与开放数据风险相匹配的合理的开放条件' },
      ],
    },
    'SH-15.1': {
      kind: 'right',
      who: 'provider',
      quote: '使用场景要求,明确开放数据仅限于特定场景使用,或禁止用于特定场景',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [{ when: 'condition.scenario', quote: '使用场景要求' }],
    },
    'SH-15.2': {
      kind: 'right',
      who: 'provider',
      quote: '数据安全要求,明确利用主体的数据安全保护体系与保护能力、数据管理成熟度评估、数据安全成熟度评估等',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [{ when: 'condition.security', quote: '数据安全要求' }],
    },
    // reading: the re-user is the subject of 抽查, so it checks its own use; the provider may ask for the results.
    'SH-15.3': {
      kind: 'right',
      who: 'provider',
      quote:
        '数据利用反馈要求,明确利用成果应当注明数据来源,利用主体应当定期或不定期抽查数据利用情况,提交数据利用报告等',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [{ when: 'condition.feedback', quote: '数据利用反馈要求' }],
    },
    'SH-15.4': {
      kind: 'right',
      who: 'provider',
      quote: '技术能力要求,明确利用主体需要具备的设施、人才等要求',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [{ when: 'condition.ability', quote: '技术能力要求' }],
    },
    'SH-15.5': {
      kind: 'right',
      who: 'provider',
      quote: '其他合理的开放条件',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [
        { when: 'condition.other', quote: '其他合理的开放条件' },
        { rule: 'otherConditionExplained', quote: '其他合理的开放条件' },
      ],
    },
  },
} as const satisfies Article
