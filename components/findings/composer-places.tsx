'use client'
import { MOST_PLACES, type FindingDraft, type Place } from '@/components/findings/composer-state'
import { IconButton } from '@/components/ui/button'
import { Input, Select } from '@/components/ui/field'
import { ANCHOR_ROLES, type AnchorRole } from '@/lib/findings/finding'

const ROLE_WORDS: Record<AnchorRole, string> = { here: 'it is here', contradicts: 'this contradicts it', should_precede: 'something had to come before this' }

/** Where the finding points, each place with what it is to the finding; more are added by going to them and pressing t while this is open. `isThere`: the one added last was among them. */
export function ComposerPlaces({ draft, isThere, onChange }: { draft: FindingDraft; isThere: boolean; onChange: (part: Partial<FindingDraft>) => void }) {
  const set = (places: Place[]): void => onChange({ places, movesPlaces: true })
  return (
    <section aria-label="Places" className="flex flex-col gap-2">
      {draft.places.length === 0 ? <p className="text-sm text-soft">About the whole transcript.</p> : null}
      <ul className="flex flex-col gap-2">
        {draft.places.map((place, index) => (
          <PlaceRow key={`${index}`} place={place} onChange={(next) => set(draft.places.map((each, at) => (at === index ? next : each)))} onRemove={() => set(draft.places.filter((_, at) => at !== index))} />
        ))}
      </ul>
      {isThere ? <p role="status" className="text-sm text-caution">That place is in the finding already.</p> : null}
      <p className="text-xs text-faint">{draft.places.length < MOST_PLACES ? <>Another place: select it, or go to it with <kbd>j</kbd> <kbd>k</kbd>, and press <kbd>t</kbd>.</> : `${MOST_PLACES} places are as many as one finding has.`}</p>
    </section>
  )
}

function PlaceRow({ place, onChange, onRemove }: { place: Place; onChange: (next: Place) => void; onRemove: () => void }) {
  const { anchor, words, label } = place
  const isPassage = words !== null
  return (
    <li className="border-l-2 border-caution pl-2">
      <div className="flex items-start gap-1.5">
        <a href={`#m${anchor.message}`} className="linked min-w-0 text-sm leading-7 wrap-anywhere">{label}</a>
        <span className="ml-auto"><IconButton label={`Take ${label} out`} icon="close" size="small" onClick={onRemove} /></span>
      </div>
      {isPassage ? <blockquote dir="auto" className="max-h-20 overflow-y-auto text-sm whitespace-pre-wrap wrap-anywhere text-soft">{words}</blockquote> : (
        <Input aria-label={`Words of ${label}`} placeholder="only these words of it" dir="auto" className="h-7 text-sm" value={anchor.quote ?? ''} onChange={(event) => onChange({ ...place, anchor: quoted(anchor, event.target.value) })} />
      )}
      <span className="mt-1 block">
        <Select aria-label={`What ${label} is to the finding`} className="h-7 text-xs" value={anchor.as ?? 'here'} onChange={(event) => onChange({ ...place, anchor: { ...anchor, as: roleOf(event.target.value) } })}>
          {ANCHOR_ROLES.map((role) => <option key={role} value={role}>{ROLE_WORDS[role]}</option>)}
        </Select>
      </span>
    </li>
  )
}

/** A place narrowed to words of it that somebody typed; the server looks for them in the message, or in the call's arguments. */
function quoted(anchor: Place['anchor'], words: string): Place['anchor'] {
  const { quote: _quote, part: _part, ...rest } = anchor
  if (words === '') return rest
  const isCall = (anchor.callPosition ?? null) !== null || (anchor.call ?? null) !== null
  return { ...rest, part: isCall ? 'arguments' : 'content', quote: words }
}

/** Null for what is not said: a place is here unless it says otherwise. */
function roleOf(value: string): AnchorRole | null {
  const role = ANCHOR_ROLES.find((each) => each === value) ?? 'here'
  return role === 'here' ? null : role
}
