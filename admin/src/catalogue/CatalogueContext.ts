import { createContext, useContext } from 'react';

import type { CatalogueLine } from '../contracts';

export const CatalogueContext = createContext<CatalogueLine[]>([]);

/** Everything that can be recorded, in the order to show it; nothing while it is on its way. */
export const useCatalogue = (): CatalogueLine[] => useContext(CatalogueContext);
