import Type from 'typebox'

const closed = { additionalProperties: false } as const
const Words = Type.Optional(Type.String({ maxLength: 2000 }))
const Document = Type.Optional(Type.String({ maxLength: 200 }))

/** What the operator sends to the city's authority with the demand: its number there, if it has one. */
export const CityReport = Type.Object({ documentNumber: Document, note: Words }, closed)

/** The answer of the city as it was received; a rejection without its reason is not recorded. */
export const CityAnswer = Type.Object(
  { answer: Type.Enum(['approve', 'reject']), documentNumber: Document, reason: Words },
  closed,
)

/** How the data is reached on the city's platform; never a secret. */
export const CityAccess = Type.Object({ access: Words }, closed)
