import type { Article } from '../article.ts'

export const pt19 = {
  text: `第十九条 建立公共数据应用场景授权共享机制。对应用场景符合以下情形之一且满足规范性要求的公共数据共享需求,可以直接获取数据共享服务:
(一)将数据应用于政务服务“一网通办”、城市运行“一网统管”事项,或者经相关主管部门认定的全市、全区标准化、规范化业务场景的;
(二)根据市委、市政府和区委、区政府重点工作,将数据应用于特定应用场景的;
(三)在跨部门大系统、大平台规划和建设中提出数据共享需求的;
(四)数据使用方式为经数据所指向的自然人、法人、非法人组织可信授权后访问的,通过批量数据比对获取结果的,或者仅需对脱敏数据进行使用的。
属于前款第(二)项情形的,区大数据中心应当对应用场景方案、相关依据等进行评估,评估通过后纳入公共数据应用场景授权共享范围。`,
  duties: {
    // reading: 规范性要求 is formal completeness with the commitment; the article gives the operator no limit.
    'PT-19.1': {
      kind: 'right',
      who: 'consumer',
      quote: '对应用场景符合以下情形之一且满足规范性要求的公共数据共享需求,可以直接获取数据共享服务',
      steps: ['demand.confirmNorm', 'demand.returnDefects'],
    },
    'PT-19.1.1': {
      kind: 'right',
      who: 'consumer',
      quote:
        '将数据应用于政务服务“一网通办”、城市运行“一网统管”事项,或者经相关主管部门认定的全市、全区标准化、规范化业务场景的',
      steps: ['demand.confirmNorm'],
      requires: [{ when: 'direct.1', quote: '将数据应用于政务服务“一网通办”、城市运行“一网统管”事项' }],
    },
    'PT-19.1.2': {
      kind: 'right',
      who: 'consumer',
      quote: '根据市委、市政府和区委、区政府重点工作,将数据应用于特定应用场景的',
      steps: ['demand.evaluateScenario'],
    },
    'PT-19.1.3': {
      kind: 'right',
      who: 'consumer',
      quote: '在跨部门大系统、大平台规划和建设中提出数据共享需求的',
      steps: ['demand.confirmNorm'],
      requires: [{ when: 'direct.3', quote: '在跨部门大系统、大平台规划和建设中提出数据共享需求的' }],
    },
    'PT-19.1.4': {
      kind: 'right',
      who: 'consumer',
      quote:
        '数据使用方式为经数据所指向的自然人、法人、非法人组织可信授权后访问的,通过批量数据比对获取结果的,或者仅需对脱敏数据进行使用的',
      steps: ['demand.confirmNorm', 'sharingService.use'],
      requires: [
        { when: 'direct.4', quote: '仅需对脱敏数据进行使用的' },
        { rule: 'maskedOnly', quote: '仅需对脱敏数据进行使用的' },
      ],
    },
    // reading: a scenario that does not pass goes the ordinary way of article 20; the article gives no limit.
    'PT-19.2': {
      kind: 'obligation',
      who: 'operator',
      quote: '区大数据中心应当对应用场景方案、相关依据等进行评估,评估通过后纳入公共数据应用场景授权共享范围',
      steps: ['demand.evaluateScenario', 'scenario.evaluate', 'scenario.authorise'],
      requires: [{ rule: 'scenarioEvaluated', quote: '评估通过后纳入公共数据应用场景授权共享范围' }],
    },
  },
} as const satisfies Article
