/** The sizes that pictures are taken at: a desktop's window, and a phone. */
export const SIZES = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;
