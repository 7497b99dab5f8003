import { useRouter } from '@tarojs/taro'
import { readAddress } from '../../platform/address'
import { OneCentre } from '../OneCentre'

/** One centre, by the code of its division. */
export default function CentrePage() {
  const { at = '' } = readAddress(useRouter().params)
  return <OneCentre division={at} address={{ at }} />
}
