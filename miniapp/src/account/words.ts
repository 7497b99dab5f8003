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

/** What the page of one's own data says. */
export const dataWords = {
  title: '我的数据',
  visitor: '登录后可以看到保存了您的哪些信息、谁查看过。',
  failed: '刚才没有刷新成功，下面是上一次的内容。',
  retry: '重试',
  held: '保存了什么、保存多久',
  requests: '去我的诉求',
  looks: '谁查看过您的电话',
  noLooks: '还没有工作人员查看过。',
  look: (who: string, when: string) => `${who}，${when}`,
  lookWhy: (number: string, what: string) => `诉求 ${number}：${what}`,
  consents: '您同意过的',
  consentsLeft: (count: number) => `微信消息：还可以给您发 ${count} 条进展。`,
  noConsents: '没有可以撤回的同意。办理诉求依法进行，只用必需的信息。',
  withdraw: '撤回同意',
  withdrawEffect: '撤回后微信里收不到进展，改用短信和站内消息。以后提交诉求时还可以再同意。',
  copy: '导出一份',
  copyText: '上面这些内容和您全部诉求的经过，做成一页，可以打印，也可以下载为文件。',
  make: '生成导出页',
  made: '已生成，10 分钟内可以打开。里面有您的个人信息，请不要转发。',
  open: '打开导出页',
  makeAgain: '重新生成',
  notice: '个人信息怎么用',
  close: '注销账号',
  closeText: '您的姓名、手机号从已结束的诉求里删除，您退出所有企业，这个账号不能再登录。',
  closeEffect:
    '已结束的诉求里您的姓名、手机号、写的内容和材料删除，不能恢复（已核验企业的诉求，内容去掉姓名和电话后留给企业）；您退出所有企业。编号、办理单位、时间和结论依法保留，不再带有您的信息。以后再登录，是一个新的账号。',
  closeKeep: '先不注销',
} as const
