import { redirect } from 'next/navigation'

/** The desk opens on the board. */
export default function Home(): never {
  redirect('/eval')
}
