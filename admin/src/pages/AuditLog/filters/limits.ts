/** The server takes no longer text to search for. */
export const MOST_CHARACTERS = 255;
