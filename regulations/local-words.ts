import type { Jurisdiction } from './jurisdiction.ts'

type Words = { readonly [key: string]: string }

/**
 * How a jurisdiction speaks where it has words of its own: roles, fields, classes and modes under the keys that every
 * screen asks for, and the ways in which it works that have words of their own.
 */
export function localWordsOf({ offices, words, choices, level }: Jurisdiction): {
  words: Words
  ways: readonly string[]
} {
  return {
    words: {
      ...prefixed('role', offices),
      ...prefixed('field', words.fields),
      ...prefixed('sharingAttribute', words.sharingClasses),
      ...prefixed('openingAttribute', words.openingClasses),
      ...prefixed('openingClass', words.openingClasses),
      ...prefixed('useMode', words.provisionModes),
      ...prefixed('provisionMode', words.provisionModes),
    },
    ways: [
      ...(choices.demandReview.value === 'city' ? ['cityReview'] : []),
      ...(level === 'city' ? ['cityLevel'] : []),
      ...(choices.openListReviewer.value === null ? ['noOpenList'] : []),
      ...(choices.catalogReview.value === 'unitThenOperator' ? ['unitReview'] : []),
    ],
  }
}

function prefixed(kind: string, list: { readonly [code: string]: string | undefined }): Words {
  const named = Object.entries(list).flatMap(([code, word]) => (word === undefined ? [] : [[`${kind}.${code}`, word]]))
  return Object.fromEntries(named)
}
