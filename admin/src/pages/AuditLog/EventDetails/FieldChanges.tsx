import type { Change } from '../../../contracts';
import { FieldChange } from './FieldChange';

/** The fields that changed, each with what it held before and after. */
export const FieldChanges = ({ changes }: { changes: Change[] }) =>
  changes.map((change) => <FieldChange key={change.field} change={change} />);
