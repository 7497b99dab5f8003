/** The name of the product, as people read it. */
export const PRODUCT = '企呼我应'
