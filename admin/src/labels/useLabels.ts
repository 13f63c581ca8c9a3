import { createContext, useContext } from 'react';

import type { CatalogueLine } from '../contracts';
import type { Labels } from './createLabels';

interface LabelsContextValue {
  labels: Labels;
  /** Everything that can be recorded, in the order to show it; empty while it is loading. */
  catalogue: CatalogueLine[];
}

/** `LabelsProvider` fills it. */
export const LabelsContext = createContext<LabelsContextValue | null>(null);

const useLabelsContext = (): LabelsContextValue => {
  const value = useContext(LabelsContext);

  if (value === null) {
    throw new Error('Expected a LabelsProvider around every component that names codes.');
  }

  return value;
};

/** The words people read for the codes in an event. */
export const useLabels = (): Labels => useLabelsContext().labels;

export const useCatalogue = (): CatalogueLine[] => useLabelsContext().catalogue;
