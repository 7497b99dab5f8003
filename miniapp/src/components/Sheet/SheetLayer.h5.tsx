import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useTypeClass } from '../../session/display-settings'

/** At the end of the document: inside the page a sticky bar would keep the sheet below itself. */
export function SheetLayer({ children }: { children: ReactNode }) {
  return createPortal(<div className={`qh-sheet ${useTypeClass()}`}>{children}</div>, document.body)
}
