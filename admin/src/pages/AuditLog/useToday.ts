import { useEffect, useState } from 'react';

import { toLocalDate } from './dateRange';
import type { LocalDate } from './dateRange';

const MINUTE = 60_000;

/** The day it is where the viewer is. Looks at the clock: a timer until midnight would oversleep with the computer. */
export const useToday = (): LocalDate => {
  const [today, setToday] = useState(() => toLocalDate(new Date()));

  useEffect(() => {
    const timer = setInterval(() => setToday(toLocalDate(new Date())), MINUTE);

    return () => clearInterval(timer);
  }, []);

  return today;
};
