import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundaryOf, MultipartFault, readMultipart } from '@/lib/imports/receive/multipart'
import { nameOf } from '@/lib/imports/receive/upload'

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield new Uint8Array(bytes.subarray(at, at + size))
}

async function partsOf(body: Buffer, boundary: string, size = 7): Promise<{ name: string; fileName: string | null; text: string }[]> {
  const parts = []
  for await (const part of readMultipart(inPieces(body, size), boundary)) {
    const chunks: Buffer[] = []
    for await (const chunk of part.content) chunks.push(Buffer.from(chunk))
    parts.push({ name: part.name, fileName: part.fileName, text: Buffer.concat(chunks).toString('latin1') })
  }
  return parts
}

async function encoded(form: FormData): Promise<{ body: Buffer; boundary: string }> {
  const request = new Request('http://localhost', { method: 'POST', body: form })
  return { body: Buffer.from(await request.arrayBuffer()), boundary: boundaryOf(request.headers.get('content-type') ?? '') ?? '' }
}

describe('a form with files', () => {
  it('is read as it was written, whatever its bytes and however it is cut', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.string({ minLength: 1, unit: fc.constantFrom('a', 'ö', '"', ' ', '/', ';', '\n') }), fc.uint8Array({ maxLength: 200 })), { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 300 }), async (files, size) => {
      const form = new FormData()
      for (const [name, bytes] of files) form.append('file', new File([Buffer.from(bytes)], name), name)
      const { body, boundary } = await encoded(form)
      expect(await partsOf(body, boundary, size)).toEqual(files.map(([name, bytes]) => ({ name: 'file', fileName: name, text: Buffer.from(bytes).toString('latin1') })))
    }), { seed: 11, numRuns: 200 })
  })

  it('may hold what looks like its own boundary', async () => {
    const body = Buffer.from('--b\r\nContent-Disposition: form-data; name="f"; filename="x"\r\n\r\n--b\r--\r\n-b\r\n--c\r\n--b--\r\n')
    expect(await partsOf(body, 'b', 3)).toEqual([{ name: 'f', fileName: 'x', text: '--b\r--\r\n-b\r\n--c' }])
  })

  it('lets the reader leave a part unread', async () => {
    const form = new FormData()
    form.append('a', new File(['one'], 'one'))
    form.append('b', new File(['two'], 'two'))
    const { body, boundary } = await encoded(form)
    const names: string[] = []
    for await (const part of readMultipart(inPieces(body, 5), boundary)) names.push(part.name)
    expect(names).toEqual(['a', 'b'])
  })

  it.each([
    ['cut off in a part', '--b\r\nContent-Disposition: form-data; name="f"\r\n\r\nhalf'], ['cut off in a header', '--b\r\nContent-Disposition: form'], ['empty', ''], ['without its boundary', 'hello'],
    ['with something after a boundary', '--bxx\r\n\r\n--b--'], ['with a part that says nothing', '--b\r\nX: y\r\n\r\n1\r\n--b--'], ['with a part without a name', '--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--'],
    ['with a header without end', `--b\r\nX: ${'y'.repeat(20_000)}`],
  ])('is refused %s', async (_what, body) => {
    await expect(partsOf(Buffer.from(body), 'b')).rejects.toThrow(MultipartFault)
  })

  it('tells its boundary, or that it has none', () => {
    expect(boundaryOf('multipart/form-data; boundary="a b"')).toBe('a b')
    expect(boundaryOf('application/json')).toBeNull()
    expect(() => boundaryOf('multipart/form-data')).toThrow(MultipartFault)
  })
})

it('a file name is a label: no path of it is ever followed', () => {
  expect(['../../etc/passwd', 'C:\\a\\b.json', 'a\u0000.json', '', '..', 'x/./y/../z.json', '=cmd', 'a'.repeat(3000)].map((name) => nameOf(name))).toEqual([
    { name: 'passwd', relativePath: 'etc/passwd' }, { name: 'b.json', relativePath: 'C:/a/b.json' }, { name: 'a.json' }, { name: 'upload' }, { name: 'upload' }, { name: 'z.json', relativePath: 'x/y/z.json' }, { name: '=cmd' }, { name: 'a'.repeat(1000) },
  ])
})
