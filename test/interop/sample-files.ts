/** What a sample becomes: the rows that the platform then holds, in its order, or the reasons for which it is refused. */
export type Sample = { columns: readonly string[]; encoding?: string } & (
  | { rows: number; first: readonly (string | null)[] }
  | { refused: readonly string[] }
)

const premiere = { columns: ['première', 'second', 'troisième'], rows: 1, first: ['Quatrième', 'cinquième', 'sixième'] }
const letters = { columns: ['Å', '1'], rows: 1, first: ['2', '3'] }
const lineEnds = { columns: ['A', '1'], rows: 1, first: ['2', '3'] }
const breaks = { columns: ['Name', 'Copy', 'URL'] }
const unclear = { columns: ['a'], refused: ['encoding_unclear'] }
const numbers = { columns: ['1', '2', '3'], rows: 2, first: ['4', '5', '6'] }
/** A sheet made for people, with titles above the table: its first row names no columns. */
const forPeople = { columns: ['a'], refused: ['unknown_column', 'missing_column'] }
const repeated = { columns: ['a'], refused: [...forPeople.refused, 'duplicate_column'] }

/** Every file of test/fixtures/spreadsheets. */
export const samples: { readonly [file: string]: Sample } = {
  'NumberFormatTest.csv': forPeople,
  'NumberFormatTest.de.csv': forPeople,
  'backslash.csv': { columns: ['field 1', 'field 2\\'], rows: 1, first: ['field 3\\', 'field 4'] },
  'contains_html.csv': { columns: ['Column A', "<a href=''>Link</a>", 'Column C'], rows: 0, first: [] },
  csv_without_extension: {
    columns: ['This', 'Are', 'Headers'],
    rows: 2,
    first: ['Cell A2', 'Number with comma', '25,5'],
  },
  'empty.csv': { columns: ['a'], refused: ['empty_file'] },
  'enclosure.csv': {
    columns: ['Date/Time', 'task', 'username'],
    rows: 3,
    first: ['11/29/2017 08:20', 'deletepage', 'username2'],
  },
  'encoding.iso88591.csv': { ...letters, encoding: 'windows-1252' },
  'encoding.utf16be.csv': letters,
  'encoding.utf16le.csv': letters,
  'encoding.utf32be.csv': unclear,
  'encoding.utf32le.csv': unclear,
  'encoding.utf8.csv': letters,
  'encoding.utf8bom.csv': letters,
  'escape.csv': forPeople,
  'issue.2232.csv': { columns: ['1', '2', '3'], rows: 4, first: ['a', 'FaLSe', 'b'] },
  'line_break_escaped_32le.csv': unclear,
  'line_break_in_enclosure.csv': { ...breaks, rows: 5, first: ['Test', 'This is a test', 'http://google.com'] },
  'line_break_in_enclosure_with_escaped_quotes.csv': {
    ...breaks,
    rows: 4,
    first: [
      'Test',
      'This is a "test csv file"\nwith both "line breaks"\nand "escaped\nquotes" that breaks\nthe delimiters',
      'http://google.com',
    ],
  },
  'linend.mac.csv': lineEnds,
  'linend.unix.csv': lineEnds,
  'linend.win.csv': lineEnds,
  'no_delimiter.csv': { columns: ['SingleLine'], rows: 0, first: [] },
  'premiere.utf16be.csv': premiere,
  'premiere.utf16bebom.csv': premiere,
  'premiere.utf16le.csv': { ...premiere, rows: 2 },
  'premiere.utf16lebom.csv': premiere,
  'premiere.utf32be.csv': unclear,
  'premiere.utf32bebom.csv': unclear,
  'premiere.utf32le.csv': unclear,
  'premiere.utf32lebom.csv': unclear,
  'premiere.utf8.csv': premiere,
  'premiere.utf8bom.csv': premiere,
  'premiere.win1252.csv': unclear,
  'semicolon_separated.csv': {
    columns: ['This', 'Are', 'Headers'],
    rows: 2,
    first: ['Cell A2', 'Number with comma', '25,5'],
  },
  'sep.csv': lineEnds,
  'utf16be.line_break_in_enclosure.csv': { ...breaks, rows: 5, first: ['Test', 'This is a test', 'http://google.com'] },
  '1900_Calendar.xlsx': forPeople,
  'PageSetup.xlsx': { columns: ['1', '2', '3'], rows: 3, first: ['30', '6', null] },
  'atsign.choosecols.xlsx': repeated,
  'colortabs.xlsx': { columns: ['a'], refused: ['empty_file'] },
  'conditionalFormattingTest.xlsx': {
    columns: ['Description', 'Amount'],
    rows: 6,
    first: ['Cup of coffee bought', '-1.5'],
  },
  'empty_drawing.xlsx': { columns: ['1', '2', '3', '4', '5'], rows: 0, first: [] },
  'issue.1319.bug2.xlsx': { columns: ['test'], rows: 0, first: [] },
  'issue.2301.xlsx': repeated,
  'issue.2490.xlsx': { columns: ['a'], refused: ['empty_file'] },
  'issue.2581.xlsx': forPeople,
  'issue.2965.xlsx': forPeople,
  'issue.3255.xlsx': {
    columns: ['#', 'Title', 'Author'],
    rows: 14,
    first: ['1', 'Don Quixote', 'Miguel de Cervantes'],
  },
  'issue.3495d.xlsx': forPeople,
  'issue.3665.xlsx': forPeople,
  'issue.3833.logarithm.xlsx': forPeople,
  'issue.4063.xlsx': forPeople,
  'issue.4477.disclaimer.xlsx': forPeople,
  'issue.4842.xlsx': { columns: ['CellLink'], rows: 3, first: ['AnotherAnchor'] },
  'namespaces.openpyxl35.xlsx': {
    columns: ['Weekday', 'Civil Date', 'Jewish Date', "Baal T'kiah"],
    rows: 29,
    first: ['Friday', 'August 13', 'Elul 5', 'Weekday'],
  },
  'pr1769e.xlsx': numbers,
}
