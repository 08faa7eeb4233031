import { writeSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { roomFor, writeFrame } from './journal-record.ts'
import { cutFile, makeDurableFolder, segmentPath, segmentsIn, soundPart, syncFolder } from './journal-segments.ts'

export const maxSegmentBytes = 8 << 20

/**
 * The record of every call of one gateway.
 *
 * Durability: the promise of `append` resolves when the record is on the disk, and not before; it rejects when the
 * record could not be written, and then the answer must not leave. The next append tries again.
 * Ordering: `seq` grows by one with each append, over restarts too; numbers of rejected appends are missing.
 * Concurrency: appends made while the disk is busy share its next write. One process per folder.
 * Trust: an attacker who can change the files can rewrite the use of a service, but only of segments whose digest has
 * not yet gone into the public log.
 */
export type Journal = {
  readonly dir: string
  /** `members` are the JSON members of the record behind `seq`, without braces. */
  append(members: string): Promise<void>
  /** The number that the next append will have. */
  nextSeq(): number
  /** Closes the present segment once what is pending is on the disk; the next record opens another. */
  rotate(): Promise<void>
  /** Paths of the segments that never change again, oldest first. */
  closedSegments(): Promise<string[]>
  /** The last number up to which every segment is closed; not every number needs to have a file. */
  closedUpTo(): number
  close(): Promise<void>
  stats(): { records: number; groups: number; bytes: number }
}

export type JournalOptions = {
  dir: string
  log: { warn(sentence: string, fields: { [name: string]: string | number }): void }
}

/** Opens the journal of one gateway, cutting what a crash left half written; nothing of that was ever acknowledged. */
export async function openJournal(options: JournalOptions): Promise<Journal> {
  await makeDurableFolder(options.dir)
  const { segment, seq } = await recover(options)
  const state = newState(options.dir, segment, seq)
  return {
    dir: options.dir,
    append: members => append(state, members),
    nextSeq: () => state.seq + 1,
    rotate: () => rotate(state),
    closedSegments: () => closedSegments(state),
    closedUpTo: () => closedUpTo(state),
    close: () => close(state),
    stats: () => ({ ...state.counts }),
  }
}

type Group = { bytes: Buffer; used: number; records: number; durable: Promise<void>; settle: Settle }
type Settle = { resolve(): void; reject(error: unknown): void }

type State = {
  dir: string
  segment: number
  seq: number
  file: FileHandle | null
  /** Bytes of records in the present segment that are on the disk. */
  length: number
  /** Size of its file: zeros are written ahead, for a write that changes no size reaches the disk in half the time. */
  reserved: number
  /** The segment in which a write failed: cut to what was sound before anything else is written. */
  toCut: { segment: number; length: number } | null
  group: Group
  /** The buffer of the group written last, for the next one. */
  spare: Buffer
  /** The write, rotation or closing under way; each starts when the one before has ended. */
  turn: Promise<void>
  /** True while a write of `group` is already queued. */
  queued: boolean
  closed: boolean
  counts: { records: number; groups: number; bytes: number }
}

const groupBytes = 64 << 10

function newState(dir: string, segment: number, seq: number): State {
  const counts = { records: 0, groups: 0, bytes: 0 }
  const start = {
    file: null,
    length: 0,
    reserved: 0,
    toCut: null,
    queued: false,
    closed: false,
    turn: Promise.resolve(),
  }
  const group = newGroup(Buffer.allocUnsafe(groupBytes))
  return { dir, segment, seq, ...start, group, spare: Buffer.allocUnsafe(groupBytes), counts }
}

function newGroup(bytes: Buffer): Group {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  return { bytes, used: 0, records: 0, durable: promise, settle: { resolve, reject } }
}

function append(state: State, members: string): Promise<void> {
  if (state.closed) return Promise.reject(new Error('the journal is closed'))
  const { group } = state
  state.seq += 1
  const payload = `{"seq":${state.seq},${members}}`
  const needed = group.used + roomFor(payload)
  if (needed > group.bytes.length) group.bytes = grown(group, needed)
  group.used = writeFrame(group.bytes, group.used, payload)
  group.records += 1
  if (!state.queued) queueWrite(state)
  return group.durable
}

/** Waits for the end of the loop's turn, so that every call that arrived together shares one write. */
function queueWrite(state: State): void {
  state.queued = true
  setImmediate(() => {
    inTurn(state, () => writeGroup(state))
  })
}

async function writeGroup(state: State): Promise<void> {
  const { group } = state
  state.queued = false
  state.group = newGroup(state.spare)
  state.spare = group.bytes
  try {
    const file = await readyFile(state)
    if (state.length + group.used > state.reserved) reserve(state, file.fd, group.used)
    writeWhole(file.fd, group, state.length)
    await file.datasync()
  } catch (error) {
    await abandonSegment(state)
    group.settle.reject(error)
    return
  }
  state.length += group.used
  state.counts.records += group.records
  state.counts.groups += 1
  state.counts.bytes += group.used
  group.settle.resolve()
}

async function readyFile(state: State): Promise<FileHandle> {
  if (state.toCut) await cutFile(segmentPath(state.dir, state.toCut.segment), state.toCut.length)
  state.toCut = null
  if (state.length >= maxSegmentBytes) await closeSegment(state)
  if (state.file) return state.file
  // 'wx': a segment that is there already belongs to another process, and two must never share a journal.
  state.file = await open(segmentPath(state.dir, state.segment), 'wx', 0o600)
  await syncFolder(state.dir)
  return state.file
}

const reservedAtOnce = Buffer.alloc(1 << 20)

/** A disk too full to reserve may still have room for the group itself: that write decides. */
function reserve(state: State, fd: number, needed: number): void {
  const from = Math.max(state.reserved, state.length)
  try {
    state.reserved = from + writeSync(fd, reservedAtOnce, 0, reservedAtOnce.length, from)
  } catch {
    state.reserved = state.length + needed
  }
}

function writeWhole(fd: number, group: Group, position: number): void {
  let done = 0
  while (done < group.used) done += writeSync(fd, group.bytes, done, group.used - done, position + done)
}

/**
 * After a failed write or fdatasync nothing that the file says about itself can be believed: only what was sound before
 * is kept, and a new segment is begun. As long as the cut fails too, nothing is written.
 */
async function abandonSegment(state: State): Promise<void> {
  const { file, segment, length } = state
  if (!file) return
  state.toCut = { segment, length }
  startNextSegment(state)
  await file.close().catch(() => undefined)
}

async function closeSegment(state: State): Promise<void> {
  const { file, length } = state
  if (!file) return
  try {
    await file.truncate(length)
    await file.sync()
  } catch (error) {
    await abandonSegment(state)
    throw error
  }
  startNextSegment(state)
  await file.close()
}

function startNextSegment(state: State): void {
  state.file = null
  state.segment += 1
  state.length = 0
  state.reserved = 0
}

async function rotate(state: State): Promise<void> {
  if (state.group.records > 0) await state.group.durable.catch(() => undefined)
  await inTurn(state, () => closeSegment(state))
}

/** One thing at a time happens to the files, in the order asked for. */
function inTurn(state: State, work: () => Promise<void>): Promise<void> {
  const done = state.turn.then(work)
  state.turn = done.catch(() => undefined)
  return done
}

async function closedSegments(state: State): Promise<string[]> {
  const last = closedUpTo(state)
  const segments = await segmentsIn(state.dir)
  return segments.filter(segment => segment <= last).map(segment => segmentPath(state.dir, segment))
}

function closedUpTo(state: State): number {
  return (state.toCut?.segment ?? state.segment) - 1
}

async function close(state: State): Promise<void> {
  state.closed = true
  await rotate(state)
}

function grown(group: Group, needed: number): Buffer {
  const bytes = Buffer.allocUnsafe(Math.max(needed, group.bytes.length * 2))
  group.bytes.copy(bytes, 0, 0, group.used)
  return bytes
}

/** Every start begins a new segment: only the last one can have a torn end, and it is cut before anyone reads it. */
async function recover({ dir, log }: JournalOptions): Promise<{ segment: number; seq: number }> {
  const segments = await segmentsIn(dir)
  let seq = 0
  for (const segment of segments.toReversed()) {
    const path = segmentPath(dir, segment)
    const sound = await soundPart(path)
    if (sound.length < sound.bytes) await cutFile(path, sound.length)
    if (sound.torn > 0) {
      log.warn('cut the torn end of the gateway journal', {
        path: join(dir, String(segment)),
        bytes: sound.torn,
      })
    }
    seq = sound.lastSeq ?? 0
    if (sound.lastSeq !== null) break
  }
  return { segment: (segments.at(-1) ?? 0) + 1, seq }
}
