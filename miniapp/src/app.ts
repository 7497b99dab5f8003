import { QueryClientProvider } from '@tanstack/react-query'
import Taro, { useLaunch, usePageNotFound } from '@tarojs/taro'
import { createElement, type PropsWithChildren } from 'react'
import { queryClient } from './api/query-client'
import { askFirst } from './first-question'
import { startOutbox } from './session/device'
import './platform/back-steps'
import './app.scss'
import './styles/browser'

askFirst()

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => void startOutbox())
  usePageNotFound(() => void Taro.reLaunch({ url: '/pages/home/home' }))
  return createElement(QueryClientProvider, { client: queryClient }, children)
}
