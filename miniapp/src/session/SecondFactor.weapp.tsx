/** WeChat carries the enterprise half only: staff sign in by DingTalk or in a browser, as the sign-in says. */
export const SecondFactor = (): null => null
