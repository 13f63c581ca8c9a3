import type { ExportFormat } from '../../../contracts';
import { ExportError } from './export-file';
import type { ExportFile } from './export-file';

/** At this size, chunks become a blob, which browsers may store on disk. */
const MAX_IN_MEMORY = 8 * 1024 * 1024;

/** Long enough for every browser to start the download. */
const TAKEN_AFTER_MS = 60_000;

/** Hands a file over to the browser's downloads. */
export const download = (blob: Blob, name: string): void => {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');

  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), TAKEN_AFTER_MS);
};

/** Collects the file and downloads it when complete, for browsers that cannot stream to disk. */
export const fileInBrowser = (name: string): ExportFile => {
  let blobs: Blob[] = [];
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;

  const clear = () => {
    blobs = [];
    pieces = [];
    size = 0;
  };

  return {
    name,
    write: async (bytes) => {
      pieces.push(bytes);
      size += bytes.length;

      if (size > MAX_IN_MEMORY) {
        blobs.push(new Blob(pieces));
        pieces = [];
        size = 0;
      }
    },
    keep: async () => {
      download(new Blob([...blobs, ...pieces], { type: 'application/octet-stream' }), name);
      clear();
    },
    discard: async () => clear(),
  };
};

/** The File System Access API, which TypeScript does not know yet. */
type ShowSaveFilePicker = (options: {
  suggestedName: string;
  types: { accept: Record<string, string[]> }[];
}) => Promise<FileSystemFileHandle>;

declare global {
  interface Window {
    showSaveFilePicker?: ShowSaveFilePicker;
  }
}

const TYPES: Record<ExportFormat, Record<string, string[]>> = {
  csv: { 'text/csv': ['.csv'] },
  ndjson: { 'application/x-ndjson': ['.ndjson'] },
};

const fails = (error: unknown): never => {
  throw new ExportError('not-written', error);
};

/** The browser writes to a temporary file and moves it into place on close. */
const writeTo = async (handle: FileSystemFileHandle): Promise<ExportFile> => {
  const stream = await handle.createWritable();

  return {
    name: handle.name,
    write: (bytes) => stream.write(bytes).catch(fails),
    keep: () => stream.close().catch(fails),
    discard: () => stream.abort(),
  };
};

/**
 * Lets the user choose a file and streams to it. `'unavailable'`: the browser does not support
 * this; `'declined'`: the user cancelled.
 */
export const chooseFileOnDisk = async (
  name: string,
  format: ExportFormat,
): Promise<ExportFile | 'declined' | 'unavailable'> => {
  if (window.showSaveFilePicker === undefined) return 'unavailable';

  try {
    const types = [{ accept: TYPES[format] }];

    return await writeTo(await window.showSaveFilePicker({ suggestedName: name, types }));
  } catch (error) {
    // Inside a frame, for example, the function exists but is not permitted.
    return error instanceof DOMException && error.name === 'AbortError'
      ? 'declined'
      : 'unavailable';
  }
};
