const mouths = ['M14 34q10-12 20 0', 'M15 33q9-6 18 0', 'M15 31h18', 'M15 29q9 7 18 0', 'M13 28q11 14 22 0'] as const

const face = (mouth: string, ink: string, fill: string) =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" fill="none" stroke="${ink}" stroke-width="3" stroke-linecap="round"><circle cx="24" cy="24" r="20" fill="${fill}"/><path d="M17 18v3M31 18v3"/><path d="${mouth}"/></svg>`,
  )}`

/** From very unsatisfied to very satisfied; drawn, because emoji come out as boxes on some machines. */
export const faces = mouths.map((mouth) => ({
  plain: face(mouth, '#4A5565', '#FFFFFF'),
  chosen: face(mouth, '#FFFFFF', '#0B5CAD'),
}))
