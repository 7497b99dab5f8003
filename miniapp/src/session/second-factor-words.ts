/** What staff read who sign in by telephone; apart, since WeChat carries none of it. */
export const secondFactorWords = {
  enrolTitle: '第一次用手机号登录',
  enrolHint: '工作人员登录要两样：手机验证码和动态码。先用管理员给的开通码设置动态码，只需一次。',
  handedCode: '开通码',
  handedCodeHint: '管理员录入您时看到的 12 位码，7 天内有效。',
  handedCodeFirst: '请写开通码。',
  next: '下一步',
  scanKey: '用手机上的身份验证器（如“腾讯身份验证器”）扫这个二维码',
  keyImage: '动态码二维码',
  typeKey: '扫不了的，在验证器里手动输入密钥',
  copyKey: '复制密钥',
  copied: '已复制',
  openKey: '在这台手机的验证器里打开',
  showCode: '动态码',
  showCodeHint: '身份验证器里现在显示的 6 位数字。输满自动登录。',
  getCodeAgain: '重新获取',
  signingIn: '正在登录…',
} as const
