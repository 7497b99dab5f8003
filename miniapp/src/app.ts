import { QueryClientProvider } from '@tanstack/react-query'
import { createElement, type PropsWithChildren } from 'react'
import { queryClient } from './api/query-client'
import './app.scss'
import './styles/browser'

export default function App({ children }: PropsWithChildren) {
  return createElement(QueryClientProvider, { client: queryClient }, children)
}
