/** How widely data of a class goes, by the codes of both attributes; the more the wider. */
export function openness(attribute: string): number {
  const order: readonly (readonly string[])[] = [['notShared', 'notOpen'], ['conditional'], ['shared', 'unconditional']]
  return order.findIndex(codes => codes.includes(attribute))
}
