/** What the pages of one's own account say. */
export const accountWords = {
  devices: '登录的设备',
  about: '不认得的设备，请退出它的登录。',
  aboutStaff: '不认得的设备，请退出它的登录，并告诉管理员。',
  here: '当前设备',
  signedIn: (when: string) => `${when}登录`,
  used: (when: string) => `${when}用过`,
  end: '退出登录',
  endOf: (device: string) => `退出登录：${device}`,
  endAll: '退出其他全部设备',
  endEffect: (device: string) =>
    `${device}马上退出登录。微信和钉钉里会自动再登录：设备丢了的，请先在微信或钉钉里停用那台设备。`,
  endAllEffect: (others: number) =>
    `其他 ${others} 台设备马上退出登录。微信和钉钉里会自动再登录：设备丢了的，请先在微信或钉钉里停用那台设备。`,
  ended: (count: number) => (count > 0 ? '已退出登录。' : '它已经退出登录了。'),
  alone: '没有登录在别的设备上。',
  visitor: '登录后可以看到您登录的设备。',
  signIn: '去登录',
} as const
