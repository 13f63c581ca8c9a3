import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { AuditEvent } from '../contracts';
import { useLabels } from './LabelsProvider';
import { message } from './message';
import { shortValue } from './sentence/change-phrases';

/** What an event changed, for a row: `Title, Body`, `Editor → Author`, `+4 −1 permissions`. */
export const useSummaryText = (): ((event: Pick<AuditEvent, 'summary'>) => string | null) => {
  const intl = useIntl();
  const labels = useLabels();

  return useCallback(
    ({ summary }) => {
      if (summary === null) return null;

      const { fields, more, change, permissions } = summary;
      const parts: string[] = [];
      const [field] = fields;

      if (change !== null && field !== undefined && fields.length === 1 && more === 0) {
        const before = shortValue(change.before, field, labels, intl);
        const after = shortValue(change.after, field, labels, intl);

        parts.push(
          before === null || after === null
            ? labels.field(field)
            : intl.formatMessage(message('audit-log.summary.change'), {
                field: labels.field(field),
                before,
                after,
              }),
        );
      } else if (fields.length > 0) {
        const names = intl.formatList(fields.map(labels.field), { type: 'unit', style: 'long' });

        parts.push(intl.formatMessage(message('audit-log.summary.fields'), { names, more }));
      }
      if (permissions !== null) {
        const counts = [
          permissions.granted > 0 ? `+${intl.formatNumber(permissions.granted)}` : null,
          permissions.revoked > 0 ? `−${intl.formatNumber(permissions.revoked)}` : null,
          permissions.limited > 0 ? `±${intl.formatNumber(permissions.limited)}` : null,
        ].filter((count) => count !== null);

        parts.push(
          intl.formatMessage(message('audit-log.summary.permissions'), {
            counts: counts.join(' '),
          }),
        );
      }

      return parts.length === 0 ? null : intl.formatList(parts, { type: 'unit', style: 'long' });
    },
    [intl, labels],
  );
};
