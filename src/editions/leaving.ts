/** Rows and families that go → products without a row, so that their names are still understood. */
import type { Knowledge } from '../knowledge/schema.js';
import { keyOf, type Product } from './naming.js';

type Named = Readonly<{ name: string; phrases: readonly string[]; rows: readonly string[] }>;

/** Ids of rows that go → what is known of their names from then on. `taken`: folded phrases that are other rows' now. */
export function productsOf(gone: readonly string[], taken: ReadonlySet<string>, knowledge: Knowledge): Product[] {
  const { matrix, vocabulary } = knowledge;
  const goes = (id: string): boolean => gone.includes(id);
  const named: Named[] = [
    ...matrix.platforms.flatMap(({ id, name, phrases }) =>
      goes(id) ? [{ name, phrases: [keyOf(name), ...phrases], rows: [id] }] : [],
    ),
    ...vocabulary.families.flatMap(({ name, phrases, platforms: rows }) =>
      rows.every(goes) ? [{ name, phrases, rows }] : [],
    ),
  ];
  // What was written before an apply was interrupted is there already.
  const said = new Set([...taken, ...vocabulary.products.flatMap((p) => p.phrases.map(keyOf))]);
  return named.flatMap(({ name, phrases, rows }) => {
    const own = phrases.filter((phrase) => !said.has(keyOf(phrase)) && said.add(keyOf(phrase)));
    return own.length > 0 ? [{ name, suggests: siblings(rows, gone, knowledge), phrases: own }] : [];
  });
}

/** What stays of the smallest family that the rows were a part of. */
function siblings(rows: readonly string[], gone: readonly string[], { vocabulary }: Knowledge): string[] {
  const families = vocabulary.families
    .filter(({ platforms }) => rows.every((row) => platforms.includes(row)))
    .sort((a, b) => a.platforms.length - b.platforms.length)
    .map(({ platforms }) => platforms.filter((id) => !gone.includes(id)));
  return families.find((left) => left.length > 0) ?? [];
}
