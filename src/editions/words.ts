/** Ids and words for what changes. */
import type { Status } from '../knowledge/schema.js';
import { fold } from '../knowledge/words.js';

/** A name → an id of the knowledge: "Foo (Bar)" → "foo-bar". */
export const slug = (name: string): string => (fold(name).match(/[a-z0-9]+/g) ?? ['row']).join('-');

const LABELS: Readonly<Record<Status, string>> = {
  available: '✅ available',
  unavailable: '❌ not currently supported',
  'not-applicable': '— not applicable',
};

export const statusLabel = (status: Status): string => LABELS[status];
