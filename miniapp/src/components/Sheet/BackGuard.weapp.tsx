import { PageContainer } from '@tarojs/components'

/** While a page container is shown, WeChat's way back takes that away instead of the page. It holds nothing itself. */
export const BackGuard = ({ onBack }: { onBack(): void }) => (
  <PageContainer show overlay={false} duration={1} onLeave={onBack} />
)
