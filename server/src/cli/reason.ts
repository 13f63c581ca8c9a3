const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file.',
  EISDIR: 'it is a folder.',
  EACCES: 'you may not read it.',
  Z_BUF_ERROR: 'the file is cut. Export it once more.',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'expected UTF-8.',
};

/** Why a file cannot be read, as a sentence. */
export const reasonOf = (error: unknown): string => {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code.startsWith('Z_')) return REASONS[code] ?? 'the file is damaged. Export it once more.';
  if (code !== '') return REASONS[code] ?? `it cannot be read (${code}).`;
  return message.startsWith('Expected ') ? message : 'it cannot be read.';
};
