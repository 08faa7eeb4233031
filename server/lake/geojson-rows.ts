import { NumberText } from './number-text.ts'
import { addFault, type FaultList } from './row-fault.ts'

/** Stands for a feature that was refused, so that the others keep their numbers. */
export const FAULTY = Symbol('a feature that was refused')

type Member = { readonly [name: string]: unknown }
type Position = readonly [number, number]

/** Columns that take the place of a feature, where the catalog has them and no property of that name comes with it. */
const PLACE_COLUMNS = {
  geometry: (geometry: Member) => geometryText(geometry),
  geojson: (geometry: Member) => geometryText(geometry),
  wkt: (geometry: Member) => wktOf(geometry),
  longitude: (geometry: Member) => pointPart(geometry, 0),
  latitude: (geometry: Member) => pointPart(geometry, 1),
} as const

export function isFeatureCollection(document: unknown): boolean {
  return isMember(document) && document.type === 'FeatureCollection' && Array.isArray(document.features)
}

/**
 * The features of a collection (RFC 7946) as rows: their properties, and their place as GeoJSON, as well-known text or as
 * longitude and latitude. A place outside the earth, or none of the seven kinds, is a fault of that feature.
 */
export function rowsOfFeatures(document: unknown, wanted: ReadonlySet<string>, list: FaultList): unknown[] | null {
  if (!isFeatureCollection(document)) return null
  const features = (document as { features: unknown[] }).features
  return features.map((feature, index) => {
    if (!isMember(feature) || feature.type !== 'Feature') return feature
    const properties = isMember(feature.properties) ? feature.properties : {}
    const geometry = feature.geometry
    if (geometry === null || geometry === undefined) return { ...properties }
    if (isMember(geometry) && isOnEarth(geometry))
      return { ...placeOf(geometry, wanted), ...idOf(feature, wanted), ...properties }
    addFault(list, { row: index + 1, column: 'geometry', reason: 'bad_coordinates' })
    return FAULTY
  })
}

function placeOf(geometry: Member, wanted: ReadonlySet<string>): Member {
  const place = Object.entries(PLACE_COLUMNS).filter(([name]) => wanted.has(name))
  // A place that no column takes is told like any other value without a column.
  const taken = place.length > 0 ? place : Object.entries(PLACE_COLUMNS).slice(0, 1)
  return Object.fromEntries(taken.map(([name, textOf]) => [name, textOf(geometry)]))
}

function idOf(feature: Member, wanted: ReadonlySet<string>): Member {
  return feature.id !== undefined && wanted.has('id') ? { id: feature.id } : {}
}

function geometryText(geometry: Member): string {
  return JSON.stringify(geometry, (_name, value: unknown) => (value instanceof NumberText ? Number(value.text) : value))
}

/** How deep the positions of each kind lie. */
const DEPTH: { readonly [kind: string]: number } = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
}

function isOnEarth(geometry: Member): boolean {
  if (geometry.type === 'GeometryCollection') {
    return Array.isArray(geometry.geometries) && geometry.geometries.every(part => isMember(part) && isOnEarth(part))
  }
  const depth = DEPTH[String(geometry.type)]
  return depth !== undefined && positionsFit(geometry.coordinates, depth)
}

function positionsFit(coordinates: unknown, depth: number): boolean {
  if (!Array.isArray(coordinates)) return false
  if (depth > 0) return coordinates.every(part => positionsFit(part, depth - 1))
  const at = positionOf(coordinates)
  return at !== null && Math.abs(at[0]) <= 180 && Math.abs(at[1]) <= 90
}

function positionOf(coordinates: readonly unknown[]): Position | null {
  const numbers = coordinates.slice(0, 2).map(part => (part instanceof NumberText ? Number(part.text) : Number.NaN))
  const [longitude, latitude] = numbers
  if (longitude === undefined || latitude === undefined || numbers.some(part => !Number.isFinite(part))) return null
  return [longitude, latitude]
}

/** Well-known text (OGC 06-103r4) with as many places as the source had. */
function wktOf(geometry: Member): string {
  const kind = String(geometry.type).toUpperCase()
  if (geometry.type !== 'GeometryCollection')
    return `${kind} ${wktPart(geometry.coordinates, DEPTH[String(geometry.type)] === 0)}`
  return `${kind} (${(geometry.geometries as Member[]).map(wktOf).join(', ')})`
}

function wktPart(coordinates: unknown, outer: boolean): string {
  const parts = coordinates as readonly unknown[]
  if (parts.length === 0) return 'EMPTY'
  if (!Array.isArray(parts[0])) {
    const text = parts
      .slice(0, 3)
      .map(part => (part as NumberText).text)
      .join(' ')
    return outer ? `(${text})` : text
  }
  return `(${parts.map(part => wktPart(part, false)).join(', ')})`
}

function pointPart(geometry: Member, index: number): unknown {
  return geometry.type === 'Point' ? (geometry.coordinates as readonly unknown[])[index] : null
}

function isMember(value: unknown): value is Member {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberText)
}
