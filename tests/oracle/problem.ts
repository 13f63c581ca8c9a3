/** Something that an oracle found. */
export interface Problem {
  oracle: 'completeness' | 'harmlessness';
  /** What is wrong. */
  check: string;
  /** The kind of thing that it is wrong with. Problems of one check and place are one finding. */
  where: string;
  detail: string;
}

export const signatureOf = ({ oracle, check, where }: Problem): string =>
  `${oracle}: ${check}: ${where}`;
