import { useEffect, useState } from 'react';

/** Long enough to type on, short enough not to wait. */
const PAUSE_MS = 400;

const normalise = (text: string): string | null => text.trim() || null;

/**
 * Text that is typed into a field and counts after a pause, or at once with Enter and when the field is left. Changed from
 * elsewhere, such as by the Back button, the field follows.
 */
export const useTypedText = (text: string | null, onChange: (text: string | null) => void) => {
  const [typed, setTyped] = useState(text ?? '');
  const [followed, setFollowed] = useState(text);

  if (followed !== text) {
    setFollowed(text);

    // Not while it says the same: the space that was just typed would be gone.
    if (normalise(typed) !== text) {
      setTyped(text ?? '');
    }
  }

  const isPending = normalise(typed) !== text;

  useEffect(() => {
    if (!isPending) {
      return undefined;
    }

    const timer = setTimeout(() => onChange(normalise(typed)), PAUSE_MS);

    return () => clearTimeout(timer);
  }, [typed, isPending, onChange]);

  return {
    typed,
    setTyped,
    commit: () => {
      if (isPending) {
        onChange(normalise(typed));
      }
    },
    clear: () => {
      setTyped('');
      onChange(null);
    },
  };
};
