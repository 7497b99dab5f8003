import { StaffRequestDocument } from '../../api/generated/graphql'
import { useApiQuery } from '../../api/use-query'

export const useStaffRequest = (id: string) => useApiQuery(StaffRequestDocument, { id }, { enabled: id !== '' })
