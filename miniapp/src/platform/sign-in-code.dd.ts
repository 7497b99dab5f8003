import { type GetSignInCode, PlatformError } from './contract'
import { ddApi } from './dd-api'

export const signInCode: GetSignInCode = () =>
  new Promise((resolve, reject) => {
    // Without the corporation DingTalk answers “corpId is required”.
    ddApi().getAuthCode({
      corpId: DINGTALK_CORP_ID,
      success: ({ authCode }) => resolve({ provider: 'dingtalk', code: authCode }),
      fail: (failure) => reject(new PlatformError('NETWORK', failure.errorMessage ?? 'getAuthCode')),
    })
  })
