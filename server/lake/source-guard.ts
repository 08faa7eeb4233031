import type { FaultReason } from './row-fault.ts'
import { contentKind } from './source-format.ts'

/** What no honest file of rows contains; a reader would have to hold it in memory to find out. */
export type Danger = Extract<
  FaultReason,
  'cell_too_large' | 'too_many_columns' | 'too_deep' | 'doctype' | 'packed_file' | 'not_data'
>

/** Takes a file piece by piece, in order, and says from the offending byte on what is wrong with it. */
export type Guard = (piece: Buffer) => Danger | null

/** More bytes than any line, cell or attribute of ours may have. */
const LONGEST_RUN = 16 << 20
const MOST_COLUMNS = 10_000
const DEEPEST = 100
/** So many bytes tell what a file is, and hold what an XML file declares before its first element. */
const HEAD_BYTES = 4096

/**
 * Watches a file while it arrives. It remembers a few numbers and never the content, so that a file made to fill memory is
 * cut off where it begins to.
 */
export function openGuard(): Guard {
  let head: Buffer | null = Buffer.alloc(0)
  let guard: Guard = () => null
  return piece => {
    if (!head) return guard(piece)
    head = Buffer.concat([head, piece])
    if (head.length < HEAD_BYTES) return early(head)
    const whole = head
    head = null
    guard = guardFor(whole)
    return early(whole) ?? guard(whole)
  }
}

function early(head: Buffer): Danger | null {
  const kind = contentKind(head)
  if (kind === 'packed') return 'packed_file'
  return kind === 'other' ? 'not_data' : null
}

function guardFor(head: Buffer): Guard {
  // Two bytes a character: looked at again once it has been written as UTF-8.
  if (head.subarray(0, 4).includes(0) || head.readUInt16BE(0) === 0xfffe || head.readUInt16BE(0) === 0xfeff) {
    return () => null
  }
  const kind = contentKind(head)
  if (kind === 'text') return tableGuard()
  if (kind === 'json') return jsonGuard()
  return kind === 'xml' ? markupGuard() : () => null
}

const QUOTE = 0x22
const LINE_FEED = 0x0a
const RETURN = 0x0d

/** A line, or a quoted cell, that does not end; a header of too many columns. */
function tableGuard(): Guard {
  const header = headerGuard()
  let quoted = false
  let run = 0
  return piece => {
    if (!quoted && !piece.includes(QUOTE)) {
      const feed = piece.lastIndexOf(LINE_FEED)
      const last = feed < 0 ? piece.lastIndexOf(RETURN) : feed
      run = last < 0 ? run + piece.length : piece.length - 1 - last
    } else {
      for (const byte of piece) {
        if (byte === QUOTE) quoted = !quoted
        if (byte === QUOTE || (!quoted && (byte === LINE_FEED || byte === RETURN))) run = 0
        else run += 1
      }
    }
    return run > LONGEST_RUN ? 'cell_too_large' : header(piece)
  }
}

function headerGuard(): Guard {
  const counts = new Map([...',;\t|'].map(mark => [mark.charCodeAt(0), 0]))
  let quoted = false
  let over = false
  return piece => {
    for (let at = 0; !over && at < piece.length; at += 1) {
      const byte = piece[at] ?? 0
      if (byte === QUOTE) quoted = !quoted
      const count = counts.get(byte)
      if (count !== undefined) counts.set(byte, count + 1)
      if (count === MOST_COLUMNS) return 'too_many_columns'
      over = !quoted && (byte === LINE_FEED || byte === RETURN)
    }
    return null
  }
}

/** Nesting without end, and a text that does not end. */
function jsonGuard(): Guard {
  let depth = 0
  let run = 0
  let inText = false
  let escaped = false
  return piece => {
    for (const byte of piece) {
      run += 1
      if (escaped) escaped = false
      else if (inText && byte === 0x5c) escaped = true
      else if (byte === QUOTE) {
        inText = !inText
        run = 0
      } else if (!inText && (byte === 0x7b || byte === 0x5b)) depth += 1
      else if (!inText && (byte === 0x7d || byte === 0x5d)) depth -= 1
      if (depth > DEEPEST) return 'too_deep'
    }
    return run > LONGEST_RUN ? 'cell_too_large' : null
  }
}

/** A document type, which may declare entities, before the first element; a text or attribute that does not end. */
function markupGuard(): Guard {
  let run = 0
  let prolog = ''
  let begun = false
  return piece => {
    if (!begun) {
      prolog = prolog.slice(-DOCTYPE.length) + piece.toString('latin1')
      if (prolog.includes(DOCTYPE)) return 'doctype'
      begun = /<[A-Za-z_]/.test(prolog)
    }
    const last = piece.lastIndexOf(0x3c)
    run = last < 0 ? run + piece.length : piece.length - 1 - last
    return run > LONGEST_RUN ? 'cell_too_large' : null
  }
}

const DOCTYPE = '<!DOCTYPE'
