/**
 * Every generated value of a private attribute or a password begins with it, so that it is known
 * wherever it turns up.
 */
export const SECRET_MARK = 'PRIV-';
