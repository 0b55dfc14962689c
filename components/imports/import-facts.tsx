import { broughtIn } from '@/components/imports/brought-in'
import { bytesWords, secondsWords } from '@/components/imports/size'
import { Disclosure } from '@/components/ui/disclosure'
import { KeyValue } from '@/components/ui/key-value'
import { Time } from '@/components/ui/time'
import { answerWords } from '@/lib/imports/answers'
import type { ImportView } from '@/lib/imports/progress'

/** What an import was: who sent which files when, and what came of it. */
export function ImportFacts({ made }: { made: ImportView }) {
  const { kinds, none } = broughtIn(made)
  const answers = answerWords(made.answers, made.files)
  const took = made.startedAt === null || made.finishedAt === null ? null : (Date.parse(made.finishedAt) - Date.parse(made.startedAt)) / 1000
  const facts = [
    { name: 'Brought in', value: kinds.join(', ') || none },
    { name: 'Format', value: made.format ?? '-' },
    { name: 'Sent by', value: <bdi>{made.actor}</bdi> },
    { name: 'Sent', value: <Time at={made.createdAt} /> },
    ...(took === null ? [] : [{ name: 'Took', value: `${took < 1 ? 'less than 1 s' : secondsWords(took)}${took < 1 || made.rate === null || made.rate === 0 ? '' : `, ${bytesWords(Math.round(made.rate))}/s`}` }]),
    ...(made.replace ? [{ name: 'Replaces', value: 'what is stored with other content' }] : []),
    ...(answers === '' ? [] : [{ name: 'Told', value: <bdi>{answers}</bdi> }]),
  ]
  return (
    <section aria-label="About this import" className="flex flex-col gap-3 border-b border-line px-4 py-4">
      {made.message === null ? null : <p className={made.state === 'failed' ? 'text-bad' : 'text-soft'}>{made.message}</p>}
      <KeyValue facts={facts} />
      {made.files.length === 0 ? null : (
        <Disclosure title={made.files.length === 1 ? 'The file' : `${made.files.length} files`}>
          <ul className="flex text-sm max-h-64 flex-col gap-0.5 overflow-auto">
            {made.files.map((file, index) => <li key={index} className="flex flex-wrap gap-x-3"><bdi className="wrap-anywhere">{file.relativePath ?? file.name}</bdi><span className="text-faint tabular-nums">{bytesWords(file.bytes)}</span>{file.sha256 === undefined ? null : <code className="text-faint wrap-anywhere">SHA-256 {file.sha256}</code>}</li>)}
          </ul>
        </Disclosure>
      )}
    </section>
  )
}
