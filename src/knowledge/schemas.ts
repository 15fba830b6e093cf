/** The shapes of the files under a knowledge folder, as zod schemas. */
import * as z from 'zod';
import { guideFacts } from './requests.js';
import { CUES, OCCASIONS, STATUSES } from './schema.js';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens, such as "cloud-tenancy"');
const text = z.string().trim().min(1);
const url = z.url({ protocol: /^https$/, error: 'an https:// address' });
const phrases = z.array(text).min(1);
const status = z.enum(STATUSES);

export const matrixSchema = z.strictObject({
  title: text,
  source: z.strictObject({ url, fetchedAt: z.iso.datetime({ error: 'a time such as "2025-12-16T14:20:18Z"' }) }),
  clouds: z.array(z.strictObject({ id, name: text })).min(1),
  tenancies: z.array(z.strictObject({ id, name: text })).default([]),
  deployments: z.array(z.strictObject({ id, name: text, short: text, cloud: id, tenancy: id.optional() })).min(1),
  sections: z.array(z.strictObject({ id, name: text })).min(1),
  platforms: z
    .array(
      z.strictObject({
        id,
        name: text,
        section: id,
        parent: id.optional(),
        note: text.optional(),
        misprints: z.array(text).default([]),
        statuses: z.record(z.string(), status),
        phrases: z.array(text).default([]),
      }),
    )
    .min(1),
});

export const guidesSchema = z.array(
  z.strictObject({ id, cloud: id, title: text, url, platforms: z.array(id).min(1), ...guideFacts }),
);

export const policiesSchema = z.array(
  z.strictObject({
    id,
    title: text,
    text,
    url,
    when: z.array(z.enum(OCCASIONS)).default([]),
    ask: z.array(z.strictObject({ says: text, platforms: z.array(id).default([]) })).default([]),
    phrases,
  }),
);

const word = z.record(z.string(), text);
export const vocabularySchema = z.strictObject({
  families: z.array(z.strictObject({ id, name: text, platforms: z.array(id).min(1), phrases })).default([]),
  qualifiers: z
    .array(z.strictObject({ family: id, platforms: z.array(id), cloud: id.optional(), phrases }))
    .default([]),
  groups: z.array(z.strictObject({ id, name: text, sections: z.array(id).min(1), phrases })).default([]),
  clouds: z
    .array(
      z.strictObject({
        id,
        phrases,
        technology: z.array(text).default([]),
        vendor: z.array(text).default([]),
        regions: z.array(text).default([]),
      }),
    )
    .default([]),
  allClouds: z.array(text).default([]),
  tenancies: z.array(z.strictObject({ id, phrases })).default([]),
  allTenancies: z.array(text).default([]),
  products: z.array(z.strictObject({ name: text, suggests: z.array(id).default([]), phrases })).default([]),
  tools: z.array(text).default([]),
  cues: z.partialRecord(z.enum(CUES), z.array(text)).default({}),
  everyday: z.array(text).default([]),
  talk: z.array(text).default([]),
  contractions: word.default({}),
  suffixes: word.default({}),
});
