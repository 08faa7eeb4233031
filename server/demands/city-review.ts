import Type from 'typebox'
import { form, line, oneOf, onlyWhen, prose } from '../acts/input-fields.ts'

const documentNumber = Type.Optional(line())

/** What the operator sends to the city's authority with the demand: its number there, if it has one. */
export const CityReport = form({ documentNumber, note: Type.Optional(prose(2000)) })

/** The answer of the city as it was received; a rejection without its reason is not recorded. */
export const CityAnswer = form({
  answer: oneOf(['approve', 'reject']),
  documentNumber,
  reason: onlyWhen(prose(2000), 'answer', 'reject'),
})

/** How the data is reached on the city's platform; never a secret. */
export const CityAccess = form({ access: Type.Optional(prose(2000)) })
