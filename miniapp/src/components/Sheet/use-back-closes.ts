import { useEffect, useRef } from 'react'
import { closeByBackStep } from '../../platform/back-steps'

/** Going back closes what lies on top and leaves the page where it is. */
export const useBackCloses = (onClose: () => void): void => {
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => closeByBackStep(() => close.current()), [])
}
