import { cx } from '@/components/ui/class-names'

/** One set, drawn on 16 px with a 1.4 px line; `d` may hold several strokes. */
const DRAWINGS = {
  board: 'M2.5 13.5h11M4.5 11V7M8 11V3M11.5 11V5.5',
  runs: 'M2.5 4h7M2.5 8h7M2.5 12h7M12 3v2M12 7v2M12 11v2',
  cases: 'M3.5 2.5h9v11h-9zM5.5 5.5h5M5.5 8h5M5.5 10.5h3',
  findings: 'M3 13.5v-11h7.5l-1.5 3 1.5 3H3',
  tags: 'M2.5 2.5h5l6 6-5 5-6-6zM5.4 5.4h.01',
  review: 'M1.7 8S4 3.8 8 3.8 14.3 8 14.3 8 12 12.2 8 12.2 1.7 8 1.7 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6',
  bench: 'M3.5 13.5 6.5 8V2.5h3V8l3 5.5zM5 2.5h6M5.3 10.2h5.4',
  import: 'M8 2.5v7M5 6.8 8 9.8l3-3M2.5 10.5v3h11v-3',
  export: 'M8 9.8v-7M5 5.5l3-3 3 3M2.5 10.5v3h11v-3',
  settings: 'M2.5 4.5h6M12 4.5h1.5M2.5 11.5H4M7.5 11.5h6M10.2 2.8v3.4M5.7 9.8v3.4',
  person: 'M8 2.5a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4M2.8 13.5c.6-2.5 2.6-3.7 5.2-3.7s4.6 1.2 5.2 3.7',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3l3.2 3.2',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3 8.5 6.5 12 13 4.5',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  up: 'M4 10l4-4 4 4',
  down: 'M4 6l4 4 4-4',
  left: 'M10 4 6 8l4 4',
  right: 'M6 4l4 4-4 4',
  back: 'M13 8H3M7 4 3 8l4 4',
  forward: 'M3 8h10M9 4l4 4-4 4',
  sorted_up: 'M8 12.5v-9M4.5 7 8 3.5 11.5 7',
  sorted_down: 'M8 3.5v9M4.5 9 8 12.5 11.5 9',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  rail: 'M2.5 3h11v10h-11zM6 3v10',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  link: 'M6.8 9.2a2.5 2.5 0 0 0 3.5 0l2.2-2.2a2.5 2.5 0 0 0-3.5-3.5l-.9.9M9.2 6.8a2.5 2.5 0 0 0-3.5 0L3.5 9a2.5 2.5 0 0 0 3.5 3.5l.9-.9',
  external: 'M9 2.5h4.5V7M13.5 2.5 7.5 8.5M11.5 9.5v4h-9v-9h4',
  pencil: 'M3 13l.7-3L11 2.7l2.3 2.3L6 12.3zM9.5 4.2l2.3 2.3',
  trash: 'M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 9h6.6l.7-9',
  alert: 'M8 2.5 14 13.5H2zM8 6.5v3M8 11.5h.01',
  info: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M8 7.5v3.5M8 5h.01',
  history: 'M3 8a5 5 0 1 1 1.6 3.7M3 4.5V8h3.5M8 5.5V8l2 1.5',
  clock: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M8 4.8V8l2.2 1.5',
  play: 'M5 3l8 5-8 5z',
  stop: 'M4 4h8v8H4z',
  tool: 'M13.3 4.8a3.4 3.4 0 0 1-4.5 4.4L5 13a1.7 1.7 0 0 1-2.4-2.4l3.8-3.8a3.4 3.4 0 0 1 4.5-4.4L8.8 4.5l.4 2.3 2.3.4z',
  shield: 'M8 2.3l5 1.7v4c0 3-2.1 4.9-5 5.9-2.9-1-5-2.9-5-5.9V4z',
  handover: 'M2.5 5.5h9M9 3l2.5 2.5L9 8M13.5 10.5h-9M7 8l-2.5 2.5L7 13',
  people: 'M6 3a2.3 2.3 0 1 0 0 4.6A2.3 2.3 0 0 0 6 3M1.7 13c.4-2.3 2-3.5 4.3-3.5s3.9 1.2 4.3 3.5M10.5 3.3a2.2 2.2 0 0 1 0 4.1M12 9.9c1.3.5 2.1 1.5 2.3 3.1',
  key: 'M5.5 7a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4M7.9 8 13.5 2.5M11 5l2 2',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9',
  moon: 'M13.2 9.5A5.6 5.6 0 0 1 6.5 2.8a5.6 5.6 0 1 0 6.7 6.7z',
  screen: 'M2 3h12v8H2zM6 13.5h4',
  sign_out: 'M6.5 2.5h-4v11h4M6 8h7.5M10.5 5l3 3-3 3',
  report: 'M3.5 2.5h6l3 3v8h-9zM9.5 2.5v3h3M6 8.5h4M6 11h4',
  quote: 'M3 10.5c0-3 .8-4.7 3-5.7M3 8.5h3v3.5H3zM9 10.5c0-3 .8-4.7 3-5.7M9 8.5h3v3.5H9z',
  unfold: 'M4.5 6 8 2.5 11.5 6M4.5 10 8 13.5 11.5 10',
} as const

export type IconName = keyof typeof DRAWINGS

/** A line drawing of 16 px in the colour of the text. It says nothing to a screen reader: give the control a name. */
export function Icon({ name, size = 16, className }: { name: IconName; size?: number; className?: string }) {
  const isDot = name === 'more'
  return (
    <svg aria-hidden="true" focusable="false" viewBox="0 0 16 16" width={size} height={size} fill="none" stroke="currentColor" strokeWidth={isDot ? 2 : 1.4}
      strokeLinecap="round" strokeLinejoin="round" className={cx('inline-block shrink-0', className)}>
      <path d={DRAWINGS[name]} />
    </svg>
  )
}
