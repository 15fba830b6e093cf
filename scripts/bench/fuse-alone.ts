/** What there would be without the engine: Fuse over every name and alias. It gives names that look alike, no answer. */
import Fuse from 'fuse.js';
import type { Knowledge } from '../../src/knowledge/schema.js';

export type FuseAlone = Readonly<{
  names: number;
  /** One search for each word of the question. */
  byWord: (question: string) => unknown;
  /** One search with the question as it stands. */
  whole: (question: string) => unknown;
}>;

/** Knowledge → Fuse with its default options over the names and aliases of all rows and families. */
export function fuseAlone({ matrix, vocabulary }: Knowledge): FuseAlone {
  const names = [...matrix.platforms, ...vocabulary.families].flatMap((p) => [p.name, ...p.phrases]);
  const fuse = new Fuse([...new Set(names)]);
  return {
    names: names.length,
    byWord: (question) => (question.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => fuse.search(word)),
    whole: (question) => fuse.search(question),
  };
}
