/** What all pictures have in common, so that the same scene gives the same picture. */

/** A desktop's window, and a phone. */
export const SIZES = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;

export const PICTURE = { reducedMotion: 'reduce', timezoneId: 'UTC', locale: 'en-US' } as const;

/** The day and hour it is in every picture. */
export const PICTURE_DAY = new Date('2026-01-15T10:24:00Z');

/** A clock that goes on from there. */
export function pictureTime(): () => number {
  const started = Date.now();
  return () => PICTURE_DAY.getTime() + Date.now() - started;
}
