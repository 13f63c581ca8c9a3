/** What a command answers with. */
export const EXIT = {
  /** Everything that was asked was proved. */
  ok: 0,
  /** Something was altered, is missing, or contradicts a checkpoint. */
  findings: 1,
  /** The command was used wrongly, or a file cannot be read. */
  unreadable: 2,
  /** Genuine, but less was proved than was asked. */
  weaker: 3,
} as const;

export interface CommandResult {
  code: (typeof EXIT)[keyof typeof EXIT];
  output?: string;
  error?: string;
}

export const USAGE = `Usage: strapi-plugin-audit-log <command>

  verify <file…>        Verifies exports with proof and seal records. "-" reads standard input.
    --key <key>         The verifier key that you know from elsewhere. Repeat it for several.
    --checkpoint <file> A checkpoint that you kept. Repeat it for several.
    --csv <file>        A CSV export; the files must prove the event of that export.
    --json              Prints the result as JSON.
    --quiet             Prints nothing; see the exit code.
  new-key [--origin <origin>]
                        Prints a new signing key and its verifier key.

Exit codes: 0 verified, 1 altered or missing, 2 unreadable, 3 genuine but less proved than asked.`;
