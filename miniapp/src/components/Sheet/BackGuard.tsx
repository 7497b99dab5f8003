/** A browser has a history for it; DingTalk offers nothing. */
export const BackGuard = (_props: { onBack(): void }) => null
