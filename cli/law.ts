import { inBoth, tell } from './both-languages.ts'
import { checkLaw } from './law-check.ts'
import { simulateLaw } from './law-simulate.ts'

/** `gongshu law check | simulate`: what is wrong with the law as data; what another version of it would have changed. */
export async function law([verb = '', ...args]: string[]): Promise<number> {
  if (verb === 'check') return checkLaw(args)
  if (verb === 'simulate') return simulateLaw(args)
  tell(inBoth('law.usage'))
  return 2
}
