/** The products of vocabulary.yaml, edited: phrases that became rows', rows that a product may mean, names that left the matrix. */
import { isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { keyOf, type Naming, type Product } from './naming.js';
import {
  appendItems,
  type Edit,
  inline,
  mapsIn,
  nodeAt,
  removeItems,
  type Source,
  setValue,
  textOf,
} from './yaml-edits.js';

/** What becomes of the list of products, or the list itself where there is none yet. */
export function editProducts(source: Source, root: YAMLMap, gone: readonly string[], naming: Naming): Edit[] {
  const entries = naming.products.map(entryFor);
  const list = nodeAt(root, 'products');
  if (!isSeq(list)) return entries.length > 0 ? [setValue(source, root, 'products', `[${entries.join(', ')}]`)] : [];
  const maps = mapsIn(list);
  const emptied = maps.filter((map) => {
    const phrases = itemsOf(map, 'phrases');
    return phrases.length > 0 && phrases.every((item) => isTaken(source, item, naming));
  });
  const kept = maps.filter((map) => !emptied.includes(map));
  return [
    ...removeItems(source, list as YAMLSeq, emptied),
    ...kept.flatMap((map) => [...editSuggests(source, map, gone, naming), ...editPhrases(source, map, naming)]),
    ...appendItems(source, list as YAMLSeq, entries, emptied),
  ];
}

const itemsOf = (map: YAMLMap, key: string): Node[] => {
  const list = nodeAt(map, key);
  return isSeq(list) ? (list.items as Node[]) : [];
};

const isTaken = (source: Source, item: Node, { taken }: Naming): boolean =>
  taken.has(keyOf(textOf(source, item) ?? ''));

/** In the order of the file and one line, as its shorter entries are. */
const entryFor = ({ name, suggests, phrases }: Product): string =>
  `{ name: ${inline(name)}, suggests: [${suggests.join(', ')}], phrases: [${phrases.map(inline).join(', ')}] }`;

function editPhrases(source: Source, map: YAMLMap, naming: Naming): Edit[] {
  const list = nodeAt(map, 'phrases');
  if (!isSeq(list)) return [];
  const hit = itemsOf(map, 'phrases').filter((item) => isTaken(source, item, naming));
  return removeItems(source, list as YAMLSeq, hit);
}

function editSuggests(source: Source, map: YAMLMap, gone: readonly string[], naming: Naming): Edit[] {
  const items = itemsOf(map, 'suggests');
  const before = items.map((item) => textOf(source, item) ?? '');
  const more = naming.suggests.get(textOf(source, nodeAt(map, 'name')) ?? '') ?? [];
  const after = [...new Set([...before.filter((id) => !gone.includes(id)), ...more])];
  if (after.length === before.length && after.every((id, i) => id === before[i])) return [];
  const list = nodeAt(map, 'suggests');
  const goes = items.filter((item) => gone.includes(textOf(source, item) ?? ''));
  if (isSeq(list) && after.length > 0 && more.length === 0) return removeItems(source, list as YAMLSeq, goes);
  if (!isSeq(list)) return [setValue(source, map, 'suggests', `[${after.join(', ')}]`, 'name')];
  const [from = 0, to = from] = list.range ?? [];
  return [{ from, to, text: `[${after.join(', ')}]${list.flow ? '' : '\n'}` }];
}
