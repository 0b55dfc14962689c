import type { ReactNode } from 'react'
import { may } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { initialsOf } from '@/lib/people/names'
import { FrameBehaviour } from '@/components/frame/behaviour'
import { BOTTOM_PLACES, CHORES, FURTHER_PLACES, PLACES, type Destination } from '@/components/frame/destinations'
import { PersonPanel } from '@/components/frame/person-panel'
import type { Preferences } from '@/components/frame/preferences'
import { BottomLinks, RailLinks, type DrawnPlace } from '@/components/frame/rail-links'
import { Icon } from '@/components/ui/icon'

type FrameProps = {
  viewer: Extract<Viewer, { kind: 'person' }>
  preferences: Preferences
  /** The form or link that signs out, drawn as one line of a menu. */
  signOut: ReactNode
  children: ReactNode
}

/** What stands around every page of a signed-in person: the rail, or under 900 px a bar at the bottom. The page brings its own PageHeader. */
export function Frame({ viewer, preferences, signOut, children }: FrameProps) {
  const places = PLACES.filter((place) => may(viewer, place.permission))
  const chores = CHORES.filter((place) => may(viewer, place.permission))
  const bottom = places.filter((place) => BOTTOM_PLACES.includes(place.href))
  const behind = [...places.filter((place) => !BOTTOM_PLACES.includes(place.href)), ...chores]
  return (
    <>
      <a href="#content" data-hard="" className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-raised focus:px-3 focus:py-2 focus:shadow-float">Skip to content</a>
      <div className="min-h-dvh frame:grid frame:grid-cols-[var(--rail-width)_minmax(0,1fr)] print:block!">
        <aside data-print="no" className="sticky top-0 hidden h-dvh flex-col border-r border-line bg-quiet frame:flex">
          <div className="flex h-(--header-height) items-center gap-2 px-2.5">
            <button type="button" data-toggle-rail="" aria-label="Show or hide the rail's words" data-rail-tip="Show the rail's words" className="flex size-8 shrink-0 items-center justify-center rounded-md text-faint hover:bg-hover hover:text-ink">
              <Icon name="rail" />
            </button>
            <a href="/eval" className="rail-word truncate font-semibold">SupportAgentBench</a>
          </div>
          <RailLinks label="Places" places={drawn(places)} />
          <div className="mt-auto flex flex-col gap-1 pb-2">
            <RailLinks label="Chores" places={drawn(chores)} />
            <button type="button" popoverTarget="person" data-rail-tip={viewer.name} className="mx-2 flex h-9 items-center gap-2 rounded-md px-2 text-left text-soft hover:bg-hover hover:text-ink">
              <Initials name={viewer.name} />
              <span className="rail-word min-w-0 truncate">{viewer.name}</span>
            </button>
          </div>
        </aside>
        <div className="flex min-w-0 flex-col pb-(--bottom-height)">{children}</div>
      </div>
      <PersonPanel id="person" person={viewer} theme={preferences.theme} signOut={signOut} className="bottom-13 left-2" />
      <div data-print="no" className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] frame:hidden">
        <nav aria-label="Main places" className="flex flex-1">
          <BottomLinks places={drawn(bottom, 18)} />
          <button type="button" popoverTarget="more" className="flex h-13 flex-1 flex-col items-center justify-center gap-0.5 text-xs text-soft"><Icon name="more" size={18} />More</button>
        </nav>
      </div>
      <PersonPanel id="more" person={viewer} theme={preferences.theme} signOut={signOut} className="right-2 bottom-15" links={<MoreLinks places={behind} />} />
      <FrameBehaviour places={[...places, ...chores, ...FURTHER_PLACES.filter((place) => may(viewer, place.permission))].map(({ href, title }) => ({ href, title }))} />
    </>
  )
}

function drawn(places: readonly Destination[], size = 16): DrawnPlace[] {
  return places.map(({ href, title, icon }) => ({ href, title, icon: <Icon name={icon} size={size} /> }))
}

function MoreLinks({ places }: { places: readonly Destination[] }) {
  return (
    <nav aria-label="More places" className="mb-1 border-b border-line pb-1">
      {places.map((place) => (
        <a key={place.href} href={place.href} className="flex h-10 items-center gap-2.5 rounded-sm px-2 hover:bg-hover"><Icon name={place.icon} className="text-faint" />{place.title}</a>
      ))}
    </nav>
  )
}

function Initials({ name }: { name: string }) {
  return <span aria-hidden="true" className="flex size-5 shrink-0 items-center justify-center rounded-sm bg-accent-tint text-[0.625rem] font-semibold text-accent">{initialsOf(name)}</span>
}
