/** The promises of a commitment in English, for reading; what is signed is the Chinese text. */
export const commitment = {
  'commitment.true': 'The unit promises that this demand is true and needed for duties under the law.',
  'commitment.reasonable': 'The unit promises that the purpose is reasonable and bound to the scenario of the demand.',
  'commitment.secure': 'The unit promises that the use is secure and lawful, with the safeguards of the demand.',
  'commitment.truthful': 'The unit promises that this demand and what it says are true.',
  'commitment.safe':
    'The unit promises to keep shared data safe, to use it for this purpose only and to pass it to no third party in any form.',
  'commitment.compliant': 'The unit promises that the use complies with laws, regulations and rules.',
} as const
