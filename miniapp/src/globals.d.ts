/** Origin of the service, without a trailing slash; empty on H5, which is served by the service itself. */
declare const API_BASE: string
/** DingTalk corporation id, or empty when none was set at build time. */
declare const DINGTALK_CORP_ID: string

declare const process: { env: { TARO_ENV: 'weapp' | 'dd' | 'h5'; NODE_ENV: string } }

declare function defineAppConfig<T>(config: T): T
declare function definePageConfig<T>(config: T): T

declare module '*.scss'

declare module '*.png' {
  const url: string
  export default url
}

// @types/react-dom is not among the dependencies, and this is all we use of it.
declare module 'react-dom' {
  export function createPortal(children: import('react').ReactNode, container: Element): import('react').ReactPortal
}
