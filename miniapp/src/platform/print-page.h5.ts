/** The page as it stands is printed; what of it is the page's. */
export const canPrint = true
export const printPage = (): void => window.print()
