/** A letter as it is set and sealed: a title, sections of facts or numbered sentences, and whose seal it bears. */
export type Letter = {
  readonly title: string
  /** A line below the title, e.g. that all of it is a rehearsal; set in red. */
  readonly caution?: string
  readonly sections: readonly LetterSection[]
  readonly seal: SealFace
  /** The day below the seal, as it is to be read. */
  readonly signedOn: string
  /** Small print at the foot of each page. */
  readonly foot: string
}

export type LetterSection = {
  readonly heading: string
  readonly facts?: readonly LetterFact[]
  /** Sentences that are numbered. */
  readonly sentences?: readonly string[]
}

export type LetterFact = {
  readonly name: string
  readonly value: string
  /** The field of the form that the value comes from, where there is one: a refusal names it. */
  readonly field?: string
}

export type SealFace = {
  /** The unit, round the rim. */
  readonly rim: string
  readonly middle: string
  readonly below: string
  /** A broken rim: nobody can take the seal of a rehearsal for a real one. */
  readonly rehearsal: boolean
}

/** Every text of the letter with the field that it comes from. */
export function textsOf(letter: Letter): { text: string; field?: string }[] {
  const { title, caution = '', seal, signedOn, foot } = letter
  const plain = [title, caution, seal.rim, seal.middle, seal.below, signedOn, foot, PAGE_CHARACTERS]
  const inSections = letter.sections.flatMap(({ heading, facts = [], sentences = [] }) => [
    { text: heading },
    ...facts.flatMap(({ name, value, field }) => [{ text: name }, { text: value, ...(field ? { field } : {}) }]),
    ...sentences.map(text => ({ text })),
  ])
  return [...plain.map(text => ({ text })), ...inSections]
}

/** What the setting adds of its own: numbers of sentences and pages. */
const PAGE_CHARACTERS = '0123456789./ '
