export { concatBytes } from './byte-text.ts'
export { formatCheckpointBody } from './checkpoint.ts'
export { LogContradiction, openTileLog, type TileLog, type TileLogOptions, type TreeHead } from './log-writer.ts'
export { makeProofFile } from './proof-file.ts'
export { formatVkey, type NoteSigner, signNote } from './signed-note.ts'
export { entriesPath, TILE_WIDTH, tilePath, widthInTree } from './tile-paths.ts'
export { openTileTree, type ReadTile, type TileTree } from './tile-tree.ts'
export * from './verify.ts'
export {
  canonicalFile,
  EVENT_PROOF_FORMAT,
  eventEntry,
  makeEventProof,
  parseCanonicalFile,
  type VerifiedEvent,
  verifyEventProof,
} from './verify-event.ts'
