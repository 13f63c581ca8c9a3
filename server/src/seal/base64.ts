/**
 * The bytes that `text` is the base64 of; `null` where it is not, or has another length than one of
 * `lengths`. A text that other readers may take for other bytes is refused.
 */
export const bytesOf = (text: unknown, ...lengths: number[]): Buffer | null => {
  if (typeof text !== 'string') return null;
  const bytes = Buffer.from(text, 'base64');
  return lengths.includes(bytes.length) && bytes.toString('base64') === text ? bytes : null;
};
