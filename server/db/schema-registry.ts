/** Tables of the registers of units. */
export type RegistryTables = { list_link: ListLinkTable }

/** A line of the three lists: a duty, the system it is done with, and an entry that comes of it, if any. */
export type ListLinkTable = {
  id: string
  unit_id: string
  duty_id: string
  system_id: string
  entry_id: string | null
}
