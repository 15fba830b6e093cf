/**
 * Small changes to a YAML text. The yaml package's document model says where each node stands; only those places are
 * written, so that comments, order and layout of all the rest stay as they are, letter for letter.
 */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

export type Edit = Readonly<{ from: number; to: number; text: string }>;

/** A text and its document model. */
export type Source = Readonly<{ text: string; document: Document.Parsed }>;

export const openSource = (text: string): Source => ({ text, document: parseDocument(text) });

/** Edits of one text, none overlapping; those of one place in the order given. */
export const applyEdits = (text: string, edits: readonly Edit[]): string =>
  edits
    .map((edit, i) => ({ edit, i }))
    .sort((a, b) => b.edit.from - a.edit.from || b.i - a.i)
    .reduce((out, { edit: { from, to, text: put } }) => out.slice(0, from) + put + out.slice(to), text);

/** A value as it stands in a line: plain where YAML allows it. */
export const inline = (value: unknown): string =>
  stringify([value], { lineWidth: 0, collectionStyle: 'flow' }).trim().slice(1, -1).trim();

export const startOf = (node: Node | null | undefined): number => node?.range?.[0] ?? 0;
export const endOf = (node: Node | null | undefined): number => node?.range?.[1] ?? 0;

const keyOf = (pair: Pair): string => String(isScalar(pair.key) ? pair.key.value : pair.key);
const pairOf = (map: YAMLMap, key: string): Pair<Node, Node> | undefined =>
  map.items.find((pair) => keyOf(pair) === key) as Pair<Node, Node> | undefined;

/** The node under a key; undefined where there is none. */
export const nodeAt = (map: YAMLMap, key: string): Node | undefined => pairOf(map, key)?.value ?? undefined;

export const mapsIn = (node: unknown): YAMLMap[] => (isSeq(node) ? (node.items.filter(isMap) as YAMLMap[]) : []);

/** The text that a node is, or that it is an alias of. */
export function textOf({ document }: Source, node: Node | undefined): string | undefined {
  const meant = isAlias(node) ? node.resolve(document) : node;
  return isScalar(meant) && typeof meant.value === 'string' ? meant.value : undefined;
}

/** The entry of a list with this id. */
export const entryOf = (source: Source, list: unknown, id: string): YAMLMap | undefined =>
  mapsIn(list).find((map) => textOf(source, nodeAt(map, 'id')) === id);

/** Where the line of a place begins, and how far in the place is. */
const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
const indentAt = (text: string, at: number): string => ' '.repeat(at - lineStart(text, at));
const newline = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
/** The end of the line a place is in, behind a comment on it. */
const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
};

/** Sets a key of a map; a new key comes behind `after`, or last. */
export function setValue({ text }: Source, map: YAMLMap, key: string, value: string, after?: string): Edit {
  const pair = pairOf(map, key);
  // A block reaches to the next line, which is another's.
  if (pair?.value) return { from: startOf(pair.value), to: trimmedEnd(text, endOf(pair.value)), text: value };
  const before = (after && pairOf(map, after)) || (map.items.at(-1) as Pair<Node, Node> | undefined);
  const end = before ? endOf(before.value ?? before.key) : startOf(map) + 1;
  if (map.flow) return { from: end, to: end, text: before ? `, ${key}: ${value}` : ` ${key}: ${value} ` };
  const indent = indentAt(text, startOf((map.items[0] as Pair<Node>).key));
  const at = lineEnd(text, trimmedEnd(text, end));
  return { from: at, to: at, text: `${newline(text)}${indent}${key}: ${value}` };
}

/** Adds entries to a list, each written as it stands in a line; they come behind `after`, or last. */
export function addItems({ text }: Source, list: YAMLSeq, items: readonly string[], after?: Node): Edit {
  const before = after ?? (list.items.at(-1) as Node | undefined);
  if (!before) return { from: startOf(list), to: endOf(list), text: `[${items.join(', ')}]` };
  const end = endOf(before);
  if (list.flow) return { from: end, to: end, text: items.map((item) => `, ${item}`).join('') };
  const dash = indentOfItem(text, list.items[0] as Node);
  const at = lineEnd(text, trimmedEnd(text, end));
  return { from: at, to: at, text: items.map((item) => `${newline(text)}${dash}- ${item}`).join('') };
}

/** Adds entries at the end of a list that loses some of its own at once. */
export function appendItems(
  source: Source,
  list: YAMLSeq,
  items: readonly string[],
  removed: readonly unknown[],
): Edit[] {
  if (items.length === 0) return [];
  const nodes = list.items as Node[];
  const last = nodes.at(-1);
  const stays = nodes.findLast((node) => !removed.includes(node));
  if (!last || stays === last) return [addItems(source, list, items)];
  const { text } = source;
  if (list.flow) {
    const at = endOf(last);
    return [{ from: at, to: at, text: `${stays ? ', ' : ''}${items.join(', ')}` }];
  }
  const dash = indentOfItem(text, nodes[0] as Node);
  const at = afterLine(text, trimmedEnd(text, endOf(last)));
  return [{ from: at, to: at, text: items.map((item) => `${dash}- ${item}${newline(text)}`).join('') }];
}

/** How far in the dash stands before an entry. */
function indentOfItem(text: string, item: Node): string {
  const line = lineStart(text, startOf(item));
  const dash = text.indexOf('-', line);
  return ' '.repeat(dash - line);
}

const trimmedEnd = (text: string, end: number): number => {
  let at = end;
  while (at > 0 && /\s/.test(text[at - 1] as string)) at--;
  return at;
};

/** Takes entries out of a list, each with the comment lines directly above it. */
export function removeItems({ text }: Source, list: YAMLSeq, items: readonly unknown[]): Edit[] {
  const nodes = list.items as Node[];
  const removed = nodes.flatMap((node, i) => (items.includes(node) ? [i] : []));
  if (list.flow) return removeRuns(nodes, removed, startOf, endOf);
  return removed.map((i) => {
    const [item, next] = [nodes[i] as Node, nodes[i + 1]];
    const from = aboveComments(text, lineStart(text, startOf(item)));
    const end = afterLine(text, trimmedEnd(text, endOf(item)));
    return { from, to: next ? aboveComments(text, lineStart(text, startOf(next))) : end, text: '' };
  });
}

/** Takes keys out of a map. */
export function removeKeys({ text }: Source, map: YAMLMap, keys: readonly string[]): Edit[] {
  const pairs = map.items as Pair<Node, Node>[];
  const removed = pairs.flatMap((pair, i) => (keys.includes(keyOf(pair)) ? [i] : []));
  const end = (p: Pair<Node, Node>): number => endOf(p.value ?? p.key);
  if (map.flow) return removeRuns(pairs, removed, (p) => startOf(p.key), end);
  return removed.map((i) => {
    const [pair, next] = [pairs[i] as Pair<Node, Node>, pairs[i + 1]];
    // The first key stands behind the dash of its entry.
    if (i === 0 && next) return { from: startOf(pair.key), to: startOf(next.key), text: '' };
    const from = lineStart(text, startOf(pair.key));
    return { from, to: afterLine(text, trimmedEnd(text, end(pair))), text: '' };
  });
}

/** Neighbours go together, so that no two edits overlap. */
function removeRuns<T>(
  all: readonly T[],
  removed: readonly number[],
  start: (item: T) => number,
  end: (item: T) => number,
): Edit[] {
  const firsts = removed.filter((i) => !removed.includes(i - 1));
  return firsts.map((first) => {
    let last = first;
    while (removed.includes(last + 1)) last++;
    const [before, next] = [all[first - 1], all[last + 1]];
    if (next) return { from: start(all[first] as T), to: start(next), text: '' };
    return { from: before ? end(before) : start(all[first] as T), to: end(all[last] as T), text: '' };
  });
}

const afterLine = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
};

/** A comment directly above a place, without an empty line between, belongs to it. */
function aboveComments(text: string, at: number): number {
  let from = at;
  for (;;) {
    const above = lineStart(text, from - 1);
    if (from === 0 || !/^\s*#/.test(text.slice(above, from))) return from;
    from = above;
  }
}
