import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestDatabase } from '../../server/db/test-database.ts'
import { importsOf } from './imports.ts'
import { isNode, isTestCode, literalText, type SourceFile, type SyntaxNode, sourceFiles, walk } from './source-files.ts'

/**
 * What may change outside the door of acts, by table and the function that writes it, and why. Everything else in the
 * schema changes only by the actions of steps and by the door itself.
 */
const outside: { readonly [write: string]: string } = {
  'account clearAttempts': 'a counter of sign-in',
  'account countAttempt': 'a counter of sign-in',
  'account replacePassword': 'a person’s own means of signing in',
  'api_token deleteExpiredAccess': 'a token whose time is over',
  'api_token deleteToken': 'a person’s own means of signing in',
  'api_token insertApiToken': 'a person’s own means of signing in',
  'attachment insertAttachment': 'a file that is sent before the step that names it',
  'cart_entry putInCart': 'what a person puts aside for a demand',
  'cart_entry takeFromCart': 'what a person puts aside for a demand',
  'catalog_import_row dropStrayRows': 'the ledger of a reading that came to nothing',
  'catalog_import_row insertImportRows': 'the ledger of a file: what a dry run found, before anybody has acted on it',
  'catalog_import_row leaveRows': 'the ledger of a file; its entries change by their own acts',
  'catalog_import_row noteRefused': 'the ledger of a file; the refusal is that of an act',
  'catalog_import_row noteSubmitted': 'the ledger of a file, in the transaction of the acts',
  'collection_source endRun': 'how far a source has been read',
  'collection_source insertSource':
    'how a source is reached, a technical set-up with a security record for each change',
  'collection_source setNextRun': 'when a source is read next',
  'collection_source setSourceState': 'whether a source is read, with a security record',
  'collection_source updateSource': 'how a source is reached, with a security record',
  'event assignPositions': 'the place of a committed event in the log; its content never changes',
  'followed_entry followEntry': 'a person’s own list of entries to be told of',
  'followed_entry unfollowEntry': 'a person’s own list of entries to be told of',
  'idempotency deleteOldIdempotencyKeys': 'a key whose time is over',
  'journal_position addUses': 'how far the journal of a gateway has been counted',
  'log_state assignPositions': 'the state of the sequencer',
  'log_state noteRoot': 'the state of the sequencer',
  'log_state takeFence': 'the state of the sequencer',
  'notice markRead': 'a read mark',
  'notice noticeOnce': 'what is derived from running deadlines',
  'notice_target insertTarget': 'a person’s own way of being told',
  'notice_target confirmTarget': 'a person’s own way of being told',
  'notice_target endTarget': 'a person’s own way of being told',
  'outgoing_notice queueNotices': 'derived from notices',
  'outgoing_notice claimDue': 'the state of sending',
  'outgoing_notice noteSent': 'the state of sending',
  'outgoing_notice noteFault': 'the state of sending',
  'outgoing_notice replayOutgoing': 'the state of sending',
  'open_list_entry countDownload': 'a counter of anonymous downloads',
  'platform setPlatformFact': 'what this installation is, and the day of a rehearsal',
  'reconciliation_run insertReconciliation': 'what a comparison of source, lake and serving files found',
  'recovery_code confirmFactor': 'a person’s own means of signing',
  'recovery_code useRecoveryCode': 'a code that counts once',
  'saved_search deleteSavedSearch': 'a person’s own saved search',
  'saved_search insertSavedSearch': 'a person’s own saved search',
  'saved_search setNotify': 'a person’s own saved search',
  'search_document markAnnounced': 'derived data: the index',
  'search_document refreshFigures': 'derived data: the index',
  'search_document upsertDocuments': 'derived data: the index',
  'search_document withdrawUnseen': 'derived data: the index',
  'search_synonym deleteSynonyms': 'a setting of the search',
  'search_synonym insertSynonyms': 'a setting of the search',
  'search_text upsertDocuments': 'derived data: the index',
  'second_factor confirmFactor': 'a person’s own means of signing',
  'second_factor countCode': 'a counter of one-time codes',
  'second_factor deleteFactor': 'a person’s own means of signing',
  'second_factor offerFactor': 'a person’s own means of signing',
  'second_factor useRecoveryCode': 'a counter of one-time codes',
  'second_factor useStep': 'a counter of one-time codes',
  'security_record insertSecurityRecord': 'each look at the secret of a calling system',
  'service_use addUses': 'counted from the journal of the gateway',
  'session deleteExpiredAccess': 'a session whose time is over',
  'session deleteSession': 'a session of sign-in',
  'session insertSession': 'a session of sign-in',
  'session replacePassword': 'the other sessions of whoever changed the password',
  'session touchSession': 'a session of sign-in',
  'set_up_link claimSetUpLink': 'the one-time link of a first start',
  'set_up_link insertSetUpLink': 'the one-time link of a first start',
  'sharing_service addUses': 'the day of the last use, counted from the journal of the gateway',
  'source_run claimRun': 'the state of a job',
  'source_run endRun': 'the state of a job',
  'source_run noteFetched': 'the state of a job',
  'source_run openRun': 'the state of a job',
  'source_run postponeRun': 'the state of a job',
  'source_run takeInterrupted': 'the state of a job',
  'source_run takePostponed': 'the state of a job',
}

/** Tables that nothing writes yet: drafts of forms, the register of keys kept in sealed files. */
const unwritten = ['draft', 'signing_key']

/** Files through which an act passes: the door, the actions of steps, and the tables of what one step causes in another. */
const insideAct = /^server\/acts\/|-actions\.ts$|^server\/(?:\w+\/[\w-]+-)?matters\.ts$/

const builders = ['insertInto', 'updateTable', 'deleteFrom']
const server = sourceFiles().filter(file => file.path.startsWith('server/') && !isTestCode(file.path))
const importedBy = new Map(server.map(file => [file.path, new Set(importsOf(file).map(found => found.target))]))
const writes = server.flatMap(writesOf)

test('every table of the schema changes by acts, or stands in the closed list with its reason', () => {
  const around = writes.filter(write => callersOf(write.file, write.by).some(path => !insideAct.test(path)))
  const found = [...new Set(around.map(write => `${write.table} ${write.by}`))].toSorted()

  assert.deepEqual(
    found,
    Object.keys(outside).toSorted(),
    'Statutory state changes only through act(): move the write into the action of a step. Only what the house names ' +
      '(sessions, read marks, counters, the journal, derived data) may be added to the list, with its reason.',
  )
})

test('every table of the schema is written by somebody', async t => {
  const database = await openTestDatabase()
  t.after(() => database.close())
  const { rows } = await database.raw(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_name not like 'kysely_%' order by table_name`,
  )
  const tables = (rows as { name: string }[]).map(row => row.name)
  const written = new Set(writes.map(write => write.table))

  assert.deepEqual(
    tables.filter(name => !written.has(name)),
    unwritten,
    'A table that nothing writes is removed, one that is written now leaves the list.',
  )
  assert.deepEqual(
    [...written].filter(name => !tables.includes(name)),
    [],
    'The code writes a table that no migration makes.',
  )
})

type Write = { file: SourceFile; table: string; by: string }

function writesOf(file: SourceFile): Write[] {
  const functions = functionsOf(file)
  return functions.flatMap(({ name, node }) => {
    const tables = new Set<string>()
    walk(node, inner => {
      const table = tableWritten(inner)
      if (table) tables.add(table)
    })
    return [...tables].map(table => ({ file, table, by: name }))
  })
}

function tableWritten(node: SyntaxNode): string | null {
  if (node.type === 'TemplateElement') return tableInSql(rawOf(node))
  const { callee } = node
  if (node.type !== 'CallExpression' || !isNode(callee) || !isNode(callee.property)) return null
  if (!builders.includes(String(callee.property.name))) return null
  return Array.isArray(node.arguments) ? literalText(node.arguments[0]) : null
}

function rawOf(node: SyntaxNode): string {
  return typeof node.value === 'object' && node.value !== null && 'raw' in node.value ? String(node.value.raw) : ''
}

function tableInSql(text: string): string | null {
  return /\b(?:insert into|delete from|update)\s+"?([a-z_]+)"?\s+(?:set|values|where|\()/i.exec(text)?.[1] ?? null
}

function functionsOf(file: SourceFile): { name: string; node: SyntaxNode }[] {
  const body = Array.isArray(file.program.body) ? file.program.body.filter(isNode) : []
  return body.flatMap(statement => {
    const declared = isNode(statement.declaration) ? statement.declaration : statement
    const name = declared.type === 'FunctionDeclaration' && isNode(declared.id) ? declared.id.name : null
    return typeof name === 'string' ? [{ name, node: declared }] : []
  })
}

/** The files that call a function from outside, followed through the functions of other files up to an action or the end. */
function callersOf(file: SourceFile, name: string, seen = new Set<string>()): string[] {
  const key = `${file.path} ${name}`
  if (seen.has(key)) return []
  seen.add(key)
  const own = functionsOf(file).filter(other => other.name !== name && names(text(file, other.node), name))
  const users = server.filter(other => importedBy.get(other.path)?.has(file.path) && names(other.text, name))
  const direct = users.flatMap(user => {
    if (insideAct.test(user.path)) return [user.path]
    const through = functionsOf(user).filter(({ node }) => names(text(user, node), name))
    const further = through.flatMap(one => callersOf(user, one.name, seen))
    return further.length > 0 ? further : [user.path]
  })
  return [...direct, ...own.flatMap(other => callersOf(file, other.name, seen))]
}

function text(file: SourceFile, node: SyntaxNode): string {
  return file.text.slice(node.start, node.end)
}

function names(content: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(content)
}
