/** The invented text with one thing wrong in each: what is replaced in which file, and what the check says of it. */
export type BadText = {
  readonly why: string
  readonly changes: readonly (readonly [file: string, from: string, to: string])[]
  readonly told: readonly string[]
  /** Where the wrong thing brings other faults with it, those named are among them. */
  readonly among?: true
}

const secondVersion = (from: string, ends: string) =>
  [
    ['index.ts', "effectiveFrom: day('2026-01-01'),", `effectiveFrom: day('2026-01-01'),${ends}`],
    [
      'index.ts',
      '} satisfies TextVersion',
      `} satisfies TextVersion\nexport const next: TextVersion = {\n  ...xg,\n  effectiveTo: day('2040-12-31'),\n  id: 'xg@${from}',\n  effectiveFrom: day('${from}'),\n}`,
    ],
  ] as const

export const badTexts: readonly BadText[] = [
  {
    why: 'a wrong quotation',
    changes: [['xg-06.ts', "quote: '逾期未审核的,不视为同意'", "quote: '逾期未审核的,视为同意'"]],
    told: ['xg-06.ts:28 XG-6c: “逾期未审核的,视为同意” is not in its article; copy the words from source.txt.'],
  },
  {
    why: 'a limit whose number is not in its quotation',
    changes: [['xg-06.ts', 'workdays(7)', 'workdays(8)']],
    told: [
      'xg-06.ts:22 XG-6b: the limit “8个工作日” does not stand in the quotation “数据提供单位应当自收到申请之日起7个工作日内完成审核”.',
    ],
  },
  {
    why: 'a limit that nothing runs by',
    changes: [['xg-04.ts', '      clock: {', '      noClock: {']],
    told: ['xg-04.ts:10 XG-4: the quotation names the limit “3个工作日”, but no clock and no rule carries it.'],
  },
  {
    why: 'an undeclared step',
    changes: [['xg-04.ts', "'catalogEntry.pass', ", "'catalogEntry.wave' as never, "]],
    told: ['xg-04.ts:11 XG-4: the step catalogEntry.wave is not declared in steps.ts.'],
  },
  {
    why: 'an undeclared transition',
    changes: [['xg-04.ts', "endsOn: ['catalogEntry.returned']", "endsOn: ['catalogEntry.gone' as never]"]],
    told: ['xg-04.ts:15 XG-4: the state catalogEntry.gone is not declared in steps.ts.'],
  },
  {
    why: 'an article that differs from the published text',
    changes: [['xg-01.ts', '制定本办法', '特制定本办法']],
    told: [
      'xg-01.ts:4 XG-1: “第一条 为了规范云溪县公共数据的编目、归集、共享和开放,特制定本办法。” differs from the published text in source.txt; copy the published words.',
    ],
  },
  {
    why: 'an article left out',
    changes: [['index.ts', "    'XG-7': xg07,\n", '']],
    told: [
      'index.ts:28 the articles differ from source.txt: the published text has XG-7 here, the data have XG-8; complete them and keep the order.',
      'index.ts:1 the register of duties has XG-7, the data have not; add it.',
    ],
  },
  {
    why: 'a duty id that the register does not know',
    changes: [['xg-06.ts', "'XG-6c'", "'XG-6d'"]],
    told: [
      'xg-06.ts:25 XG-6d is not in the register of duties; enter it there or correct the id.',
      'xg-06.ts:1 the register of duties has XG-6c, the data have not; add it.',
    ],
  },
  {
    why: 'two versions in force on one day',
    changes: secondVersion('2030-01-01', ''),
    told: [
      'index.ts:35 xg@2030-01-01 and xg@2026-01-01 are in force on the same day; give the earlier one an effectiveTo.',
    ],
  },
  {
    why: 'a gap between two versions',
    changes: secondVersion('2030-01-01', " effectiveTo: day('2029-11-30'),"),
    told: ['index.ts:35 between xg@2026-01-01 and xg@2030-01-01 no version is in force from 2029-12-01 to 2029-12-31.'],
  },
  {
    why: 'two automatic outcomes of one transition',
    changes: [
      [
        'xg-07.ts',
        "      requires: [{ rule: 'noStateSecret'",
        "      clock: { startsOn: 'catalogEntry.underReview', on: 'case', endsOn: ['catalogEntry.published'], within: { unit: 'day', count: 1 }, ifMissed: { outcome: 'catalogEntry.returned', quote: '不得编入公共数据目录' } },\n      requires: [{ rule: 'noStateSecret'",
      ],
    ],
    told: [
      'xg-07.ts:6 XG-7: the limit “1日” does not stand in the quotation “涉及国家秘密的数据,不得编入公共数据目录”.',
      'xg-07.ts:11 yunxi: XG-4、XG-7 both give an automatic outcome after catalogEntry.underReview; there can be one.',
    ],
  },
  {
    why: 'two texts of a jurisdiction that ask for different grounds, and neither owns the matter',
    changes: [
      ['yunxi.ts', "texts: ['xg']", "texts: ['xg', 'pt', 'cm']"],
      ['yunxi.ts', "sharing: 'xg'", "sharing: 'cm'"],
      [
        'xg-06.ts',
        "steps: ['demandPart.decide', 'demand.settle'],",
        "steps: ['demandPart.decide', 'demand.settle'], grounds: ['法律'],",
      ],
    ],
    told: [
      'pt-20.ts:31 yunxi: XG-6b、PT-20c accept different legal grounds for demandPart.decide and none is of the text that owns the matter; settle it in matters.',
    ],
    among: true,
  },
  {
    why: 'a matter that is neither owned nor absent',
    changes: [['yunxi.ts', '    fusion: silent,\n', '']],
    told: ['yunxi.ts:1 yunxi: the matter fusion must stand in matters or in absent, once.'],
  },
]
