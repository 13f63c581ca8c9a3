import type { Fact } from './facts';

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

/** A finding of the oracle of completeness. */
export const incomplete = (check: string, where: string, detail: string): Problem => ({
  oracle: 'completeness',
  check,
  where,
  detail,
});

/** The kind of thing that a fact is about, for the findings of one kind to come together. */
export const whereOf = ({ kind, parties, field }: Fact): string =>
  `${parties[0]?.uid} ${kind} ${field.replaceAll(/\.\d+/g, '')}`.trim();

/** Whether the apps have gone apart, so that what comes later has nothing to say. */
export const isDivergence = ({ oracle }: Problem): boolean => oracle === 'harmlessness';
