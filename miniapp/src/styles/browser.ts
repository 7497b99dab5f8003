// The browser has styles of its own (browser.h5.ts); the mini-programs have none.
export {}
