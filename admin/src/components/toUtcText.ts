/** The exact moment, the same for everybody: `2025-03-30 01:05:09.042 UTC`. */
export const toUtcText = (moment: string): string =>
  new Date(moment).toISOString().replace('T', ' ').replace('Z', ' UTC');
