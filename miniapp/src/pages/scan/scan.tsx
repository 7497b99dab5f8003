import { Page } from '../../components/Page/Page'

export default function ScanPage() {
  return <Page title="扫一扫" state={{ kind: 'empty', text: '扫描大厅、窗口或回执上的二维码。' }} />
}
