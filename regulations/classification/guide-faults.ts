import { classOfLevel, type GuideContent, guideDimensions, isLaxer, levelsOfExample, strictestClass } from './guide.ts'

export type GuideFaultReason =
  | 'dimensionWithoutLevel'
  | 'repeatedLevel'
  | 'unknownLevel'
  | 'levelWithoutClass'
  | 'laxerThanBefore'
  | 'levelWithoutCondition'
  | 'exampleWithoutLevel'
  | 'exampleOfOtherClass'

/** What keeps a guide from being published: the part of it that is wrong, and the level or dimension. */
export type GuideFault = {
  readonly field: 'levels' | 'classesOfLevels' | 'conditionsOfLevels' | 'gradingExamples'
  readonly reason: GuideFaultReason
  readonly at: string
}

/** Every fault of a guide at once; empty where each combination of its levels leads to a class with its conditions. */
export function guideFaults(guide: GuideContent): GuideFault[] {
  return [...levelFaults(guide), ...classFaults(guide), ...conditionFaults(guide), ...exampleFaults(guide)]
}

function levelFaults({ levels = [] }: GuideContent): GuideFault[] {
  const names = levels.map(row => row.levelCode)
  const empty = guideDimensions.filter(dimension => !levels.some(row => row.dimension === dimension))
  return [
    ...empty.map(at => ({ field: 'levels', reason: 'dimensionWithoutLevel', at }) as const),
    ...names
      .filter((name, i) => names.indexOf(name) < i)
      .map(at => ({ field: 'levels', reason: 'repeatedLevel', at }) as const),
  ]
}

function classFaults(guide: GuideContent): GuideFault[] {
  const { levels = [], classesOfLevels = [] } = guide
  const field = 'classesOfLevels'
  const laxer = levels.filter((row, i) => {
    const before = levels.slice(0, i).findLast(({ dimension }) => dimension === row.dimension)
    const [own, last] = [classOfLevel(guide, row.levelCode), before && classOfLevel(guide, before.levelCode)]
    return own && last && isLaxer(own, last)
  })
  return [
    ...unknownIn(guide, classesOfLevels).map(at => ({ field, reason: 'unknownLevel', at }) as const),
    ...levels
      .filter(({ levelCode }) => !classOfLevel(guide, levelCode))
      .map(({ levelCode }) => ({ field, reason: 'levelWithoutClass', at: levelCode }) as const),
    ...laxer.map(({ levelCode }) => ({ field, reason: 'laxerThanBefore', at: levelCode }) as const),
  ]
}

function conditionFaults(guide: GuideContent): GuideFault[] {
  const { levels = [], conditionsOfLevels = [] } = guide
  const field = 'conditionsOfLevels'
  return [
    ...unknownIn(guide, conditionsOfLevels).map(at => ({ field, reason: 'unknownLevel', at }) as const),
    ...levels
      .filter(({ levelCode }) => classOfLevel(guide, levelCode) === 'conditional')
      .filter(({ levelCode }) => !conditionsOfLevels.some(row => row.levelCode === levelCode))
      .map(({ levelCode }) => ({ field, reason: 'levelWithoutCondition', at: levelCode }) as const),
  ]
}

function exampleFaults(guide: GuideContent): GuideFault[] {
  const field = 'gradingExamples'
  return (guide.gradingExamples ?? []).flatMap((example): GuideFault[] => {
    const named = levelsOfExample(example)
    if (!named.length) return [{ field, reason: 'exampleWithoutLevel', at: example.example }]
    const classes = named.map(levelCode => classOfLevel(guide, levelCode))
    const unknown = named.filter((_, i) => !classes[i])
    if (unknown.length) return unknown.map(at => ({ field, reason: 'unknownLevel', at }))
    const strictest = strictestClass(classes.filter(found => found !== null))
    return strictest === example.openingClass ? [] : [{ field, reason: 'exampleOfOtherClass', at: example.example }]
  })
}

function unknownIn({ levels = [] }: GuideContent, rows: readonly { readonly levelCode: string }[]): string[] {
  return rows.map(row => row.levelCode).filter(name => !levels.some(({ levelCode }) => levelCode === name))
}
