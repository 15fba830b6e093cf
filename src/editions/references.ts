/** What the other files say of rows that go or come. */
import { isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { keepAliases, withOwnCopies } from './anchors.js';
import { keyOf, type Naming } from './naming.js';
import { editProducts } from './products.js';
import { applyEdits, type Edit, mapsIn, nodeAt, openSource, removeItems, type Source, textOf } from './yaml-edits.js';

const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(textsIn);

/** The file with a copy in the place of each alias of a list or a map that holds such a text, so that it can go from there too. */
const withOwnLists = (text: string, holds: (text: string) => boolean): string =>
  withOwnCopies(text, (value) => typeof value === 'object' && textsIn(value).some(holds));

/** guides.yaml or policies.yaml without these rows; whatever in them is for no other row goes too. */
export function withoutRows(given: string, gone: readonly string[]): string {
  const text = withOwnLists(given, (one) => gone.includes(one));
  const source = openSource(text);
  const list = source.document.contents;
  return isSeq(list) ? applyEdits(text, keepAliases(source, withoutIdsWithin(source, list as YAMLSeq, gone))) : text;
}

function withoutIdsWithin(source: Source, list: YAMLSeq, gone: readonly string[]): Edit[] {
  const { edits, removed } = withoutIds(source, list, 'platforms', gone, true);
  const kept = mapsIn(list).filter((map) => !removed.includes(map));
  const inner = kept.flatMap((map) =>
    map.items.flatMap(({ value }) =>
      mapsIn(value).length > 0 ? withoutIdsWithin(source, value as YAMLSeq, gone) : [],
    ),
  );
  return [...edits, ...inner];
}

/** vocabulary.yaml without the rows that are gone, and with the names of products as `naming` has them. */
export function writeVocabulary(given: string, gone: readonly string[], naming: Naming): string {
  const text = withOwnLists(given, (one) => gone.includes(one) || naming.taken.has(keyOf(one)));
  const source = openSource(text);
  const root = source.document.contents as YAMLMap;
  const list = (name: string): YAMLSeq | undefined => {
    const node = nodeAt(root, name);
    return isSeq(node) ? (node as YAMLSeq) : undefined;
  };
  const edits: Edit[] = [];
  const families = list('families');
  const lost = families ? withoutIds(source, families, 'platforms', gone, true) : { edits: [], removed: [] };
  edits.push(...lost.edits);
  const lostIds = lost.removed.map((map) => textOf(source, nodeAt(map, 'id')));
  const qualifiers = list('qualifiers');
  if (qualifiers)
    edits.push(
      // One that has no row left still says what is not meant.
      ...withoutIds(source, qualifiers, 'platforms', gone, false, (map) =>
        lostIds.includes(textOf(source, nodeAt(map, 'family'))),
      ).edits,
    );
  edits.push(...editProducts(source, root, gone, naming));
  const tools = list('tools');
  if (tools)
    edits.push(
      ...removeItems(
        source,
        tools,
        tools.items.filter((item) => naming.taken.has(keyOf(textOf(source, item as Node) ?? ''))),
      ),
    );
  return applyEdits(text, keepAliases(source, edits));
}

/** The entries of a list without these ids under `under`; those that it empties, and those of `also`, go altogether. */
function withoutIds(
  source: Source,
  list: YAMLSeq,
  under: string,
  ids: readonly string[],
  whenEmpty: boolean,
  also: (map: YAMLMap) => boolean = () => false,
): { edits: Edit[]; inner: Edit[]; removed: YAMLMap[] } {
  const removed: YAMLMap[] = [];
  const inner: Edit[] = [];
  for (const map of mapsIn(list)) {
    const rows = nodeAt(map, under);
    const hit = isSeq(rows) ? (rows.items as Node[]).filter((item) => ids.includes(textOf(source, item) ?? '')) : [];
    if (also(map) || (whenEmpty && isSeq(rows) && hit.length > 0 && hit.length === rows.items.length))
      removed.push(map);
    else if (isSeq(rows) && hit.length > 0) inner.push(...emptied(source, rows as YAMLSeq, hit));
  }
  return { edits: [...removeItems(source, list, removed), ...inner], inner, removed };
}

/** A block list that loses all its entries is written `[]`. */
const emptied = (source: Source, rows: YAMLSeq, hit: readonly Node[]): Edit[] =>
  hit.length === rows.items.length && !rows.flow
    ? [{ from: rows.range?.[0] ?? 0, to: rows.range?.[1] ?? 0, text: '[]\n' }]
    : removeItems(source, rows, hit);
