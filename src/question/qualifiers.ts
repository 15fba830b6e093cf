/** Words that narrow a family: "redshift … serverless … interface endpoint" (contract, rule 4). */
import type { MatrixIndex } from '../knowledge/matrix.js';
import type { Meaning } from '../knowledge/phrases.js';
import type { Target } from './elements.js';

/** `text`: as written. `ahead`: no name of its family stood before it. */
export type Qualifier = Extract<Meaning, { kind: 'qualifier' }> & Readonly<{ text?: string; ahead?: true }>;

/**
 * A target and a qualifier → the narrowed target; `adds`: the qualifier contradicts what was named, so it names a
 * sibling beside it ("redshift managed and interface"). Undefined where the target is of another family.
 */
export function narrow(
  target: Target,
  qualifier: Qualifier,
  matrix: MatrixIndex,
): { target: Target; adds: boolean } | undefined {
  if (target.kind !== 'row' && target.kind !== 'group') return undefined;
  const family = matrix.knowledge.vocabulary.families.find((f) => f.id === qualifier.family);
  if (!family || !target.rows.every((row) => family.platforms.includes(row))) return undefined;
  if (qualifier.rows.length === 0) return { target: lacking(qualifier, matrix, target), adds: false };
  const cloud = qualifier.cloud ? { cloud: qualifier.cloud } : {};
  const common = target.rows.filter((row) => qualifier.rows.includes(row));
  if (common.length > 0) {
    return { target: { ...target, rows: common, ...cloud, kind: common.length === 1 ? 'row' : 'group' }, adds: false };
  }
  const rows = siblings(target.rows, qualifier, matrix);
  return { target: { kind: rows.length === 1 ? 'row' : 'group', rows, text: target.text, ...cloud }, adds: true };
}

/** What the matrix has no row of, as written: the qualifier, with the name of its family that it stands beside. */
export function lacking({ family, text = '', ahead }: Qualifier, { knowledge }: MatrixIndex, beside?: Target): Target {
  const suggests = knowledge.vocabulary.families.find((f) => f.id === family)?.platforms ?? [];
  const words = ahead ? [text, beside?.text] : [beside?.text, text];
  return { kind: 'unknown', text: words.filter(Boolean).join(' '), suggests, tool: false };
}

/** The rows of a qualifier that agree with `rows` in every other respect. */
function siblings(rows: readonly string[], qualifier: Qualifier, matrix: MatrixIndex): readonly string[] {
  const others = matrix.knowledge.vocabulary.qualifiers.filter(
    (q) => q.family === qualifier.family && rows.every((row) => q.platforms.includes(row)),
  );
  const compatible = others.filter((q) => q.platforms.some((row) => qualifier.rows.includes(row)));
  const kept = qualifier.rows.filter((row) => compatible.every((q) => q.platforms.includes(row)));
  return kept.length > 0 ? kept : qualifier.rows;
}
