import type { ExportFormat } from '../../../contracts';
import { ExportError } from './ExportError';
import type { ExportFile } from './ExportFile';

/** Of the File System Access API, which TypeScript does not know yet. */
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

/** The browser writes aside, and puts the file in its place only when it is closed. */
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
 * Lets people choose where the file shall be, and writes it there piece by piece.
 * `'unavailable'`: the browser does not do this (here); `'declined'`: they thought better of it.
 */
export const chooseFileOnDisk = async (
  name: string,
  format: ExportFormat,
): Promise<ExportFile | 'declined' | 'unavailable'> => {
  if (window.showSaveFilePicker === undefined) {
    return 'unavailable';
  }

  try {
    const types = [{ accept: TYPES[format] }];

    return await writeTo(await window.showSaveFilePicker({ suggestedName: name, types }));
  } catch (error) {
    // Inside a frame, for example, there is the function and not the permission.
    return error instanceof DOMException && error.name === 'AbortError'
      ? 'declined'
      : 'unavailable';
  }
};
