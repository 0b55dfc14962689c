/** Name of the document's event by which a key reaches the review's foot; its detail is the wish. */
export const REVIEW_EVENT = 'sab:review'
