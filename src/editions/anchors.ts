/** Anchors and aliases of a YAML text: what an alias stands for stays what it was when the text of its anchor changes. */
import { type Alias, type Document, isAlias, isCollection, isMap, isPair, type Node, visit, type YAMLMap } from 'yaml';
import {
  applyEdits,
  type Edit,
  endOf,
  inline,
  nodeAt,
  openSource,
  type Source,
  startOf,
  textOf,
} from './yaml-edits.js';

/** Where an alias stands: as the value of a key, in an entry with an id. */
export type AliasPlace = Readonly<{ key: string | undefined; idAround: string | undefined }>;

const valueIn = (node: Node, document: Document): unknown =>
  (node as Node & { toJS: (of: Document) => unknown }).toJS(document);

const copyOf = (alias: Alias, target: Node, document: Document, anchor = ''): Edit => ({
  from: startOf(alias),
  to: endOf(alias),
  text: `${anchor}${inline(valueIn(target, document))}`,
});

/** A text → the same, with a copy of what it stands for in the place of each alias that `isMeant`, so that it can be changed there. */
export function withOwnCopies(text: string, isMeant: (value: unknown, spot: AliasPlace) => boolean): string {
  const source = openSource(text);
  const { document } = source;
  const edits: Edit[] = [];
  visit(document, {
    Alias(at, alias, path) {
      const target = alias.resolve(document);
      const [map, pair] = path.slice(-2);
      const key = at === 'value' && isPair(pair) ? String(pair.key) : undefined;
      const idAround = isMap(map) ? textOf(source, nodeAt(map as YAMLMap, 'id')) : undefined;
      if (target && isMeant(valueIn(target, document), { key, idAround })) edits.push(copyOf(alias, target, document));
    },
  });
  return edits.length > 0 ? applyEdits(text, edits) : text;
}

/**
 * Edits → the same, and where they take a node out that aliases further on stand for, the first such alias becomes the anchor;
 * where they change one, its aliases get a copy of what it was.
 */
export function keepAliases({ document }: Source, edits: readonly Edit[]): Edit[] {
  const isRemoved = (node: Node): boolean =>
    edits.some((e) => e.text === '' && startOf(node) >= e.from && endOf(node) <= e.to);
  const anchors = new Set<Node>();
  const kept: Edit[] = [];
  visit(document, {
    Alias(_, alias) {
      const target = alias.resolve(document);
      if (!target || edits.some((e) => isInside(e, alias))) return;
      if (isRemoved(target)) {
        const anchor = anchors.has(target) ? undefined : `&${alias.source} `;
        anchors.add(target);
        if (anchor) kept.push(copyOf(alias, target, document, anchor));
      } else if (edits.some((e) => isInside(e, target))) kept.push(copyOf(alias, target, document));
    },
  });
  return [...edits, ...kept];
}

/** Whether an edit changes something of a node. What is put in where a block ends may be a part of it. */
function isInside({ from, to }: Edit, node: Node): boolean {
  if (from < to) return from < endOf(node) && to > startOf(node);
  const isBlock = !isAlias(node) && isCollection(node) && !node.flow;
  return from > startOf(node) && (from < endOf(node) || (isBlock && from <= endOf(node)));
}
