import { PersonName } from '@/components/people/person-name'
import { Disclosure } from '@/components/ui/disclosure'
import { Time } from '@/components/ui/time'
import type { PeopleNames } from '@/lib/people/names'
import type { Review } from '@/lib/reviews/review'
import { DEPTH_LABELS, STATUS_LABELS } from '@/lib/reviews/review'

/** What other reviewers decided, folded: one decides for oneself first. */
export function OtherReviews({ reviews, names }: { reviews: readonly Review[]; names: PeopleNames }) {
  if (reviews.length === 0) return null
  return (
    <Disclosure title={reviews.length === 1 ? 'Reviewed by one other' : `Reviewed by ${reviews.length} others`}>
      <ul className="flex flex-col gap-2 text-sm">
        {reviews.map((review) => (
          <li key={review.reviewer} className="wrap-anywhere">
            <p><PersonName address={review.reviewer} names={names} /> <span className="text-faint">{STATUS_LABELS[review.status]}, {DEPTH_LABELS[review.depth]}, <Time at={review.at} /></span></p>
            {Object.entries(review.verdicts).length === 0 ? null : <p className="text-soft">{Object.entries(review.verdicts).map(([component, value]) => `${component.replaceAll('_', ' ')}: ${value === true ? 'yes' : value === false ? 'no' : String(value)}`).join(' · ')}</p>}
            {review.note === null ? null : <p dir="auto" className="whitespace-pre-wrap text-soft">{review.note}</p>}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
