const enterprise = {
  root: 'enterprise',
  pages: ['file/file', 'filed/filed', 'request/request', 'lookup/lookup', 'respond/respond', 'rate/rate', 'bind/bind'],
}
const account = { root: 'account', pages: ['devices/devices', 'data/data'] }
const staff = { root: 'staff', pages: ['queue/queue', 'request/request', 'act/act', 'unit/unit', 'bindings/bindings'] }
const supervision = { root: 'supervision', pages: ['orders/orders', 'order/order'] }
const admin = {
  root: 'admin',
  pages: ['home/home', 'centre/centre', 'edit/edit', 'table/table', 'book/book', 'operations/operations'],
}
const smile = { root: 'smile', pages: ['board/board'] }

export default defineAppConfig({
  pages: ['pages/home/home', 'pages/requests/requests', 'pages/messages/messages', 'pages/me/me', 'pages/scan/scan'],
  // WeChat carries the enterprise half and the public page only.
  subPackages:
    process.env.TARO_ENV === 'weapp'
      ? [enterprise, smile, account]
      : [enterprise, staff, supervision, smile, account, admin],
  ...(process.env.TARO_ENV === 'weapp'
    ? {
        preloadRule: { 'pages/home/home': { network: 'all', packages: ['enterprise'] } },
        lazyCodeLoading: 'requiredComponents',
      }
    : {}),
  // The browser's router slides pages, and hides the one below when the slide ends, even if that is in front again by
  // then: going back within that third of a second showed nothing at all.
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
  window: {
    navigationBarTitleText: '企呼我应',
    navigationBarBackgroundColor: '#FFFFFF',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F5F7FA',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#4A5565',
    selectedColor: '#0B5CAD',
    backgroundColor: '#FFFFFF',
    borderStyle: 'black',
    list: [
      {
        pagePath: 'pages/home/home',
        text: '首页',
        iconPath: 'assets/tab-home.png',
        selectedIconPath: 'assets/tab-home-on.png',
      },
      {
        pagePath: 'pages/requests/requests',
        text: '我的诉求',
        iconPath: 'assets/tab-requests.png',
        selectedIconPath: 'assets/tab-requests-on.png',
      },
      {
        pagePath: 'pages/messages/messages',
        text: '消息',
        iconPath: 'assets/tab-messages.png',
        selectedIconPath: 'assets/tab-messages-on.png',
      },
      {
        pagePath: 'pages/me/me',
        text: '我的',
        iconPath: 'assets/tab-me.png',
        selectedIconPath: 'assets/tab-me-on.png',
      },
    ],
  },
})
