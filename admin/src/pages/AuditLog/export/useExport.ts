import { useEffect, useRef, useState } from 'react';

import { serialiseQuery } from '../../../api/serialiseQuery';
import { useExportApi } from '../../../api/useExportApi';
import type { ExportFormat } from '../../../contracts';
import { toLocalDate } from '../dateRange';
import { toExportQuery } from '../listState';
import type { ListState } from '../listState';
import { chooseFileOnDisk } from './fileOnDisk';
import { fileInBrowser } from './fileInBrowser';
import { fileNameOf } from './fileName';
import { transfer } from './transfer';

export type ExportState =
  | { status: 'none' | 'cancelled' }
  | { status: 'running'; rows: number }
  | { status: 'done'; rows: number; name: string }
  | { status: 'failed'; error: unknown };

/** Often enough to see that it goes on, seldom enough not to cost anything. */
const PROGRESS_EVERY_MS = 200;

/** Exports what the filters show; one at a time, and only as long as the page is open. */
export const useExport = (list: ListState) => {
  const openExport = useExportApi();
  const [state, setState] = useState<ExportState>({ status: 'none' });
  const running = useRef<AbortController | null>(null);

  useEffect(() => () => running.current?.abort(), []);

  const start = async (format: ExportFormat) => {
    const controller = new AbortController();
    const name = fileNameOf(list.range, toLocalDate(new Date()), format);
    const chosen = await chooseFileOnDisk(name, format);

    if (chosen === 'declined') {
      return;
    }

    const file = chosen === 'unavailable' ? fileInBrowser(name) : chosen;
    let shownAt = 0;

    const show = (rows: number) => {
      if (Date.now() - shownAt >= PROGRESS_EVERY_MS && !controller.signal.aborted) {
        shownAt = Date.now();
        setState({ status: 'running', rows });
      }
    };

    running.current = controller;
    show(0);

    try {
      const query = serialiseQuery(toExportQuery(list, format));
      const body = await openExport(query, controller.signal);
      const rows = await transfer(body, file, format, show);

      setState({ status: 'done', rows, name: file.name });
    } catch (error) {
      const isCancelled = controller.signal.aborted;

      // Makes the server stop, too, where the error was on this side.
      controller.abort();
      setState(isCancelled ? { status: 'cancelled' } : { status: 'failed', error });
      await file.discard();
    }
  };

  return {
    state,
    start,
    cancel: () => running.current?.abort(),
    forget: () => setState({ status: 'none' }),
  };
};
