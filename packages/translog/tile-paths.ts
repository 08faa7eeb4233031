export const TILE_WIDTH = 256

/** The path of a tile of hashes below the log's folder, and of its URL below the log's prefix. */
export function tilePath(level: number, index: number, width: number): string {
  return `tile/${level}/${indexPath(index)}${widthSuffix(width)}`
}

/** The path of a bundle of entries. */
export function entriesPath(index: number, width: number): string {
  return `tile/entries/${indexPath(index)}${widthSuffix(width)}`
}

/** How many hashes a tile has in a tree of this size; 0 when the tile does not exist yet. */
export function widthInTree(size: number, level: number, index: number): number {
  const hashesAtLevel = Math.floor(size / TILE_WIDTH ** level)
  return Math.max(0, Math.min(TILE_WIDTH, hashesAtLevel - index * TILE_WIDTH))
}

// 1234067 becomes x001/x234/067: no folder ever has the name of a file.
function indexPath(index: number): string {
  const digits = String(index)
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0')
  const groups = padded.match(/.{3}/g) ?? []
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
}

function widthSuffix(width: number): string {
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) throw new Error(`A tile cannot be ${width} wide`)
  return width === TILE_WIDTH ? '' : `.p/${width}`
}
