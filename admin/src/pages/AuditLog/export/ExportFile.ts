/** A file that comes to be: people have it once it is kept, and never when it is discarded. */
export interface ExportFile {
  name: string;
  write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  keep: () => Promise<void>;
  discard: () => Promise<void>;
}
