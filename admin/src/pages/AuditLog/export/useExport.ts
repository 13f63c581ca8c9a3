import { useNotifyAT } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { useSealQuery } from '../../../api/seal-api';
import { serialiseQuery } from '../../../api/serialise-query';
import { useStream } from '../../../api/useStream';
import { useErrorMessage } from '../../../components/LoadError';
import type { ExportFormat } from '../../../contracts';
import { message } from '../../../labels/message';
import { toExportQuery } from '../state/list-state';
import { intervalOf } from '../state/time-range';
import type { ListHandle } from '../state/useListState';
import { ExportError, fileNameOf } from './export-file';

/** Loaded when the first export starts. */
const loadCode = async () => {
  const [files, { transfer }] = await Promise.all([import('./save-file'), import('./transfer')]);

  return { ...files, transfer };
};

/** The interval of progress updates. */
const PROGRESS_EVERY_MS = 200;

/** How long the result stays visible. */
const RESULT_SHOWN_MS = 10_000;

const REASONS = {
  incomplete: 'audit-log.export.incomplete',
  'not-written': 'audit-log.export.not-written',
} as const;

/**
 * Exports what the filters show, with proof where the format has room for it; one at a time, and
 * only as long as the page is open.
 */
export const useExport = ({ state, filterQuery }: ListHandle) => {
  const { formatMessage } = useIntl();
  const { toggleNotification } = useNotification();
  const { notifyStatus, notifyAlert } = useNotifyAT();
  const errorMessage = useErrorMessage();
  const openExport = useStream();
  const { data: seal } = useSealQuery(undefined);
  const hasProof = seal?.isOn === true;
  const [rows, setRows] = useState<number | null>(null);
  const running = useRef<AbortController | null>(null);

  useEffect(() => () => running.current?.abort(), []);

  const report = (type: 'success' | 'info' | 'danger', text: string) => {
    toggleNotification({ type, message: text, timeout: RESULT_SHOWN_MS });
    // Screen readers announce only the start and the end.
    (type === 'danger' ? notifyAlert : notifyStatus)(text);
  };
  const reportError = (error: unknown) => {
    const reason =
      error instanceof ExportError
        ? formatMessage(message(REASONS[error.reason]))
        : errorMessage(error);

    report('danger', formatMessage(message('audit-log.export.failed'), { reason }));
  };

  const start = async (format: ExportFormat) => {
    const controller = new AbortController();
    const now = new Date();
    const name = fileNameOf(intervalOf(state.range, now), now, format);
    const code = await loadCode().catch(reportError);

    if (!code) return;

    const chosen = await code.chooseFileOnDisk(name, format);

    if (chosen === 'declined') return;

    const file = chosen === 'unavailable' ? code.fileInBrowser(name) : chosen;
    let shownAt = 0;

    const show = (count: number) => {
      if (Date.now() - shownAt >= PROGRESS_EVERY_MS && !controller.signal.aborted) {
        shownAt = Date.now();
        setRows(count);
      }
    };

    running.current = controller;
    show(0);
    notifyStatus(formatMessage(message('audit-log.export.started')));

    try {
      const query = serialiseQuery({
        ...toExportQuery(state, format, now),
        qCode: filterQuery.qCode,
        proof: format === 'ndjson' && hasProof ? true : undefined,
      });
      const body = await openExport(`events/export?${query}`, controller.signal);
      const total = await code.transfer(body, file, format, show);
      const done = { rows: total, name: file.name };

      report('success', formatMessage(message('audit-log.export.done'), done));
    } catch (error) {
      const isCancelled = controller.signal.aborted;

      // Stops the server too, if the error was in the browser.
      controller.abort();

      if (isCancelled) {
        report('info', formatMessage(message('audit-log.export.cancelled')));
      } else {
        reportError(error);
      }

      await file.discard();
    } finally {
      setRows(null);
    }
  };

  return {
    /** The number of received events; `null` while no export runs. */
    rows,
    /** Whether NDJSON carries the proof of its events. */
    hasProof,
    start,
    cancel: () => running.current?.abort(),
  };
};
