/** What a value of a field should look like, and what seems wrong with one. It explains and never refuses. */
import type { Field } from './requests.js';
import type { Knowledge } from './schema.js';
import { fold } from './words.js';

/** Where a request belongs: the cloud whose regions are right, and all regions that are known. */
export type Home = Readonly<{ cloud: string; knowledge: Pick<Knowledge, 'matrix' | 'vocabulary'> }>;

const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?';
const HOST = new RegExp(`^(?=.{4,253}$)(?:${LABEL}\\.)+[a-z]{2,63}$`, 'i');
/** Longer values are read no further: a pattern must not be kept busy by what was typed. */
const LONGEST = 3_000;

/** A field and what was typed → what looks wrong, as a sentence that quotes it; undefined where nothing does. */
export function faultOf(field: Field, typed: string, home: Home): string | undefined {
  const value = typed.trim();
  if (value === '' || !field.check) return undefined;
  switch (field.check.kind) {
    case 'host':
      return hostFault(value, field.check.ends);
    case 'region':
      return regionFault(value, home);
    case 'pattern':
      return new RegExp(field.check.pattern, 'i').test(value.slice(0, LONGEST))
        ? undefined
        : `expected ${field.check.expects}, got ${quote(value)}`;
    default:
      return field.check satisfies never;
  }
}

function hostFault(value: string, ends: readonly string[]): string | undefined {
  if (/^[a-z]+:\/\//i.test(value)) return `expected the host name alone, without https://, got ${quote(value)}`;
  if (value.includes('/')) return `expected the host name alone, without a path, got ${quote(value)}`;
  if (!HOST.test(value)) return `expected a host name such as name.example.com, got ${quote(value)}`;
  if (ends.length === 0 || ends.some((end) => value.toLowerCase().endsWith(end.toLowerCase()))) return undefined;
  return `expected a host name that ends in ${ends.join(' or ')}, got ${quote(value)}`;
}

const letters = (region: string): string => fold(region).replace(/[^a-z0-9]/g, '');

/** The cloud that a region is of; undefined where none has it. */
export const cloudOfRegion = (region: string, { vocabulary }: Home['knowledge']): string | undefined =>
  vocabulary.clouds.find((c) => c.regions.some((one) => letters(one) === letters(region)))?.id;

function regionFault(value: string, { cloud, knowledge }: Home): string | undefined {
  const of = cloudOfRegion(value, knowledge);
  if (of === cloud) return undefined;
  const nameOf = (id: string) => knowledge.matrix.clouds.find((c) => c.id === id)?.name ?? id;
  const [example = ''] = knowledge.vocabulary.clouds.find((c) => c.id === cloud)?.regions ?? [];
  const right = `expected a region of ${nameOf(cloud)}${example ? `, such as ${example.replaceAll(' ', '-')}` : ''}`;
  return of ? `${right}, got ${quote(value)}, which is one of ${nameOf(of)}` : `${right}, got ${quote(value)}`;
}

function quote(value: string): string {
  const line = value.replace(/\s+/g, ' ');
  return `“${line.length > 80 ? `${line.slice(0, 79)}…` : line}”`;
}
