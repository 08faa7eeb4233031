import type { Article } from '../article.ts'

export const zh30 = {
  text: '第三十条 涉及国家秘密与安全的公共数据,依照相关法律、法规执行。',
  duties: {
    // reading: what other rules govern stays outside this procedure, so a state secret never enters the platform.
    'ZH-30': {
      kind: 'definition',
      who: ['provider', 'operator'],
      quote: '涉及国家秘密与安全的公共数据,依照相关法律、法规执行',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit'],
      requires: [{ rule: 'noStateSecret', quote: '涉及国家秘密与安全的公共数据' }],
    },
  },
} as const satisfies Article
