/** Which section a new row is in. */
import { wordsOf } from '../knowledge/words.js';
import type { Known } from './known.js';
import type { Resolved } from './resolve.js';
import type { ReadRow } from './rows.js';

/** Its neighbours' section if they agree, else the one that the heading above names, else that of the row it is like. */
export function sectionOf(
  row: ReadRow,
  suggests: readonly string[],
  resolved: readonly Resolved[],
  known: Known,
): string | undefined {
  const { matrix } = known.lexicon;
  const beside = resolved.flatMap((r) =>
    r.row.table === row.table && r.row.section === row.section && r.row !== row
      ? (r.kind === 'row' ? [r.platform] : r.kind === 'doubt' ? r.platforms : []).map(
          (id) => matrix.platform(id).section,
        )
      : [],
  );
  return (
    only(beside) ?? only(sectionsNamed(row.section, known)) ?? only(suggests.map((id) => matrix.platform(id).section))
  );
}

const only = (ids: readonly string[]): string | undefined => {
  const different = new Set(ids);
  return different.size === 1 ? [...different][0] : undefined;
};

/** The sections that a heading names: by a section's name, or by a group of that section alone. */
export function sectionsNamed(heading: string, { knowledge }: Known): string[] {
  const said = ` ${wordsOf(heading).join(' ')} `;
  const says = (phrase: string): boolean => said.includes(` ${wordsOf(phrase).join(' ')} `);
  return [
    ...knowledge.matrix.sections.filter((s) => says(s.name)).map((s) => s.id),
    ...knowledge.vocabulary.groups.flatMap((g) => (g.sections.length === 1 && g.phrases.some(says) ? g.sections : [])),
  ];
}
