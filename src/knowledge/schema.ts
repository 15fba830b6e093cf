/** The domain's types and closed sets. The types are inferred from the schemas; importing this file costs nothing. */
import type { z } from 'zod';
import type { guidesSchema, matrixSchema, policiesSchema, vocabularySchema } from './schemas.js';

/** The files of a knowledge folder. */
export const FILES = {
  matrix: 'matrix.yaml',
  guides: 'guides.yaml',
  policies: 'policies.yaml',
  vocabulary: 'vocabulary.yaml',
} as const;
export type Part = keyof typeof FILES;
export type Sources = Readonly<Record<Part, string>>;

/** One thing wrong with a knowledge folder: where, and a sentence that quotes what came and says what would be right. */
export type Fault = Readonly<{ file: string; path: string; message: string }>;

export const STATUSES = ['available', 'unavailable', 'not-applicable'] as const;
export type Status = (typeof STATUSES)[number];

/** What a policy may be stated for without being asked about. */
export const OCCASIONS = [
  'crossed',
  'without-guide',
  'region-named',
  'tenancies-compared',
  'request-asked',
  'told',
] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** The words of a question that the engine branches on; which phrases say them is data. */
export const CUES = [
  'dbt',
  'owner',
  'and',
  'or',
  'but',
  'from',
  'to',
  'at',
  'not',
  'neither',
  'nobody',
  'which',
  'what',
  'whether',
  'where',
  'who',
  'how',
  'asking',
  'available',
  'unavailable',
  'inapplicable',
  'everywhere',
  'anywhere',
  'nowhere',
  'both',
  'list',
  'everything',
  'platforms',
  'compare',
  'difference',
  'lose',
  'gain',
  'move',
  'leaving',
  'except',
  'excluded',
  'guide',
  'sending',
  'approval',
  'duration',
  'interruption',
  'caveat',
  'continuation',
  'pronoun',
  'courtesy',
  'retired',
  'feeds',
  'topic',
  'ordinary',
  'dismiss',
  'hypothesis',
  'formerly',
  'prefer',
  'over',
  'correction',
  'amends',
  'signoff',
  'elsewhere',
] as const;
export type Cue = (typeof CUES)[number];

/** Of what a guide tells, what a question may be about: the cues that say so. */
export const ASPECTS = ['sending', 'approval', 'duration', 'interruption', 'caveat'] as const satisfies readonly Cue[];
export type Aspect = (typeof ASPECTS)[number];

export type Matrix = z.infer<typeof matrixSchema>;
export type Platform = Matrix['platforms'][number];
export type Deployment = Matrix['deployments'][number];
export type Guide = z.infer<typeof guidesSchema>[number];
export type Policy = z.infer<typeof policiesSchema>[number];
export type Vocabulary = z.infer<typeof vocabularySchema>;

/** Everything the bot knows, read-only: the matrix, its guides and policies, and how people say things. */
export type Knowledge = Readonly<{
  matrix: Matrix;
  guides: readonly Guide[];
  policies: readonly Policy[];
  vocabulary: Vocabulary;
}>;
