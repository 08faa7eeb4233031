/** A SQL identifier; quotes are doubled, so any column name is safe. */
export function ident(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A SQL string literal; quotes are doubled, so any text is safe. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
