export type LogFields = { readonly [name: string]: string | number | boolean | null | undefined }

/** Sentences with fields, one JSON line each on standard error. No personal data, no bodies. */
export type Log = {
  info(sentence: string, fields?: LogFields): void
  warn(sentence: string, fields?: LogFields): void
  error(sentence: string, fields?: LogFields): void
}

export function stderrLog(write: (line: string) => void = line => process.stderr.write(line)): Log {
  const line =
    (level: string) =>
    (sentence: string, fields: LogFields = {}) =>
      write(`${JSON.stringify({ at: new Date().toISOString(), level, sentence, ...fields })}\n`)
  return { info: line('info'), warn: line('warn'), error: line('error') }
}

export const silentLog: Log = { info() {}, warn() {}, error() {} }
