import type { ExportFile } from './ExportFile';

/** From here on, what has come is made a blob, which browsers put on disk when there are many. */
const MOST_IN_MEMORY = 8 * 1024 * 1024;

/** Long enough for every browser to have taken the file over. */
const TAKEN_AFTER_MS = 60_000;

const download = (blob: Blob, name: string): void => {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');

  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), TAKEN_AFTER_MS);
};

/** Collects the file, and downloads it when it is whole: for browsers that do not write to disk piece by piece. */
export const fileInBrowser = (name: string): ExportFile => {
  let blobs: Blob[] = [];
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;

  const forget = () => {
    blobs = [];
    pieces = [];
    size = 0;
  };

  return {
    name,
    write: async (bytes) => {
      pieces.push(bytes);
      size += bytes.length;

      if (size > MOST_IN_MEMORY) {
        blobs.push(new Blob(pieces));
        pieces = [];
        size = 0;
      }
    },
    keep: async () => {
      download(new Blob([...blobs, ...pieces], { type: 'application/octet-stream' }), name);
      forget();
    },
    discard: async () => forget(),
  };
};
