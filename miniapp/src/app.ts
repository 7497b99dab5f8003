import { QueryClientProvider } from '@tanstack/react-query'
import { useLaunch } from '@tarojs/taro'
import { createElement, type PropsWithChildren } from 'react'
import { queryClient } from './api/query-client'
import { startOutbox } from './session/device'
import './app.scss'
import './styles/browser'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => void startOutbox())
  return createElement(QueryClientProvider, { client: queryClient }, children)
}
