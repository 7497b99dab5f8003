import type { RequestStanding } from '@qihu/shared'
import { request } from '@qihu/shared/requests/request.life'
import { authorizing } from '../life/authorize.ts'

/** A request that the policy lets this actor use for that, or null. */
export const authorizeRequest = authorizing<RequestStanding>(request)
