import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

export function SheetLayer({ children }: { children: ReactNode }) {
  return <View className="qh-sheet">{children}</View>
}
