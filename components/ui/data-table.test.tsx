import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { DataTable, type TableColumn } from '@/components/ui/data-table'
import { countWords } from '@/components/ui/filter-bar'

type Thing = { id: string; name: string; size: number }
const COLUMNS: TableColumn<Thing>[] = [
  { id: 'name', title: 'Name', width: 200, sort: 'name', cell: (thing) => thing.name },
  { id: 'size', title: 'Size', width: 80, align: 'right', sort: 'size', sortFirst: 'descending', cell: (thing) => thing.size },
  { id: 'note', title: 'Note', width: 80, cell: () => 'noted' },
]
const ROWS = [{ id: 'a/1', name: '<script>alert(1)</script>', size: 3 }, { id: 'b', name: 'plain', size: 40 }]

function draw(over: Partial<Parameters<typeof DataTable<Thing>>[0]> = {}): string {
  return renderToStaticMarkup(
    <DataTable caption="Things" columns={COLUMNS} rows={ROWS} rowId={(thing) => thing.id} rowHref={(thing) => `/things/${encodeURIComponent(thing.id)}`}
      sort={{ by: 'size', descending: true }} sortHref={(by, descending) => `/things?sort=${descending ? '-' : ''}${by}`} empty={<p>Nothing here</p>} {...over} />,
  )
}

describe('the table', () => {
  test('heads are links that sort, and say what is sorted how', () => {
    const html = draw()
    expect(html).toContain('aria-sort="descending"><a href="/things?sort=size"')
    expect(html).toContain('<a href="/things?sort=name"')
    expect(html.match(/aria-sort/g)).toHaveLength(1)
    expect(html).not.toContain('sort=note')
  })
  test('a number is sorted from the top first', () => {
    expect(draw({ sort: { by: 'name', descending: false } })).toContain('<a href="/things?sort=-size"')
  })
  test('the first cell of a row is its head and its link, and its text is only text', () => {
    const html = draw()
    expect(html).toContain('href="/things/a%2F1"')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).not.toContain('<script>')
    expect(html.match(/<th scope="row"/g)).toHaveLength(2)
  })
  test('a column that is not chosen is not drawn', () => {
    const html = draw({ visible: ['name', 'size'] })
    expect(html).not.toContain('Note')
    expect(html).not.toContain('noted')
  })
  test('without rows it says what would be there', () => {
    const html = draw({ rows: [] })
    expect(html).toContain('Nothing here')
    expect(html).not.toContain('<table')
  })
  test('says which rows of how many a page shows, and links the pages beside it', () => {
    const html = draw({ paging: { page: 2, pageSize: 2, matching: 162, hrefOf: (page) => `/things?page=${page}` } })
    expect(html).toContain('3-4 of 162')
    expect(html).toContain('href="/things?page=1" rel="prev"')
    expect(html).toContain('href="/things?page=3" rel="next"')
  })
  test('one page has no pages', () => {
    expect(draw({ paging: { page: 1, pageSize: 50, matching: 2, hrefOf: String } })).not.toContain('<nav')
  })
  test('rows can be selected for a form where it has a use for them', () => {
    const html = draw({ selection: { formId: 'pick', bar: <form id="pick" />, labelOf: (thing) => thing.name } })
    expect(html).toContain('name="id" value="b"')
    expect(html.match(/form="pick"/g)).toHaveLength(2)
    expect(html).toContain('<form id="pick">')
    expect(html).toContain('aria-label="Select plain"')
    expect(draw()).not.toContain('type="checkbox"')
  })
  test('a row that there is nothing to do with has no box, and a box may send more than the id', () => {
    const html = draw({ selection: { formId: 'pick', bar: null, labelOf: (thing) => thing.name, sends: (thing) => `7 ${thing.id}`, isFixed: (thing) => thing.name === 'plain' } })
    expect(html).toContain('value="7 a/1"')
    expect(html.match(/form="pick"/g)).toHaveLength(1)
  })
})

test('the count says what is shown of what', () => {
  expect([countWords(162, 13_932, 'transcript', 'transcripts'), countWords(13_932, 13_932, 'transcript', 'transcripts'), countWords(1, 1, 'run', 'runs'), countWords(0, 1, 'run', 'runs')])
    .toEqual(['162 of 13,932 transcripts', '13,932 transcripts', '1 run', '0 of 1 run'])
})
