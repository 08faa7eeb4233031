/** The promises of a commitment in English, for reading; what is signed is the Chinese text. */
export const commitment = {
  'commitment.true': 'The unit promises that this demand is true and needed for duties under the law.',
  'commitment.reasonable': 'The unit promises that the purpose is reasonable and bound to the scenario of the demand.',
  'commitment.secure': 'The unit promises that the use is secure and lawful, with the safeguards of the demand.',
} as const
