import type { MessageId } from '../../../labels/message';

export const COLUMNS = [
  'category',
  'entity',
  'action',
  'changes',
  'modified-by',
  'occurred-at',
  'source',
] as const;

export type Column = (typeof COLUMNS)[number];

export type Density = 'comfortable' | 'compact';

/** The look of the table, stored by the browser. */
export interface TableLook {
  hidden: Column[];
  density: Density;
}

/** Columns that cannot be hidden. */
export const FIXED_COLUMNS: readonly Column[] = ['entity', 'action', 'modified-by', 'occurred-at'];

export const ROW_HEIGHT: Record<Density, string> = { comfortable: '4.4rem', compact: '3.6rem' };

/** The share of each column, and the width of the list below which the column is hidden. */
const SHAPES: Record<Column, { share: number; minListWidth: number }> = {
  category: { share: 13.5, minListWidth: 700 },
  entity: { share: 18, minListWidth: 0 },
  action: { share: 18, minListWidth: 0 },
  changes: { share: 16, minListWidth: 900 },
  'modified-by': { share: 14, minListWidth: 0 },
  'occurred-at': { share: 14, minListWidth: 0 },
  source: { share: 13, minListWidth: 800 },
};

/** Below this width, the list is shown as cards. */
export const MIN_TABLE_WIDTH = 560;

export const columnLabel = (column: Column): MessageId => `audit-log.column.${column}`;

export const columnsAt = (width: number, { hidden }: TableLook): Column[] =>
  COLUMNS.filter(
    (column) =>
      SHAPES[column].minListWidth <= width &&
      (FIXED_COLUMNS.includes(column) || !hidden.includes(column)),
  );

/** The widths of the columns that are shown, in percent of what the menu leaves. */
export const shareOf = (column: Column, shown: Column[]): number => {
  const total = shown.reduce((sum, name) => sum + SHAPES[name].share, 0);

  return (SHAPES[column].share / total) * 100;
};

/** The stored value may come from an earlier version. */
export const parseLook = (stored: unknown): TableLook => {
  const { hidden, density } = (stored ?? {}) as { hidden?: unknown; density?: unknown };

  return {
    hidden: Array.isArray(hidden) ? COLUMNS.filter((column) => hidden.includes(column)) : [],
    density: density === 'compact' ? 'compact' : 'comfortable',
  };
};
