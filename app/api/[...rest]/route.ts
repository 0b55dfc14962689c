import { apiRoute } from '@/lib/http/api'
import { ApiFault } from '@/lib/http/fault'

/** Every address under /api that is none: said in the API's one form, where Next would send a page. */
const answer = apiRoute(() => { throw new ApiFault('not_found', 'There is no such route.') })

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT }
