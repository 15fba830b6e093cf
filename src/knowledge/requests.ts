/** The shape of what a guide asks for: its requests with their steps and fields, and its caveats. */
import * as z from 'zod';

const id = z
  .string()
  .max(60, 'at most 60 characters')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens, such as "account-url"');
/** Each text fits into the element of Slack that shows it, so that nothing of it has to be cut. */
const text = (most: number) => z.string().trim().min(1).max(most, `at most ${most} characters`);

/** Who does a step. */
export const ROLES = ['customer', 'vendor', 'support'] as const;
/** What a caveat is about, as far as it can be asked for; `order` and `conflict` say what is done first and where texts disagree. */
export const MATTERS = ['time', 'interruption', 'cost', 'order', 'conflict', 'other'] as const;
/** The most fields of one request: what one form in Slack holds with room to spare. */
export const MOST_FIELDS = 20;
/** Of them, those of many lines; each has room for a page of text. */
const MOST_LONG_FIELDS = 2;

const compiles = (pattern: string): boolean => {
  try {
    return Boolean(new RegExp(pattern));
  } catch {
    return false;
  }
};

const check = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('host'), ends: z.array(text(100)).default([]) }),
    z.strictObject({ kind: z.literal('region') }),
    z.strictObject({
      kind: z.literal('pattern'),
      pattern: text(500).refine(compiles, 'a regular expression'),
      expects: text(300),
    }),
  ],
  { error: 'kind: host, region or pattern' },
);

const field = z.strictObject({
  id,
  name: text(150),
  looks: text(300),
  where: text(300).optional(),
  command: text(500).optional(),
  example: text(500).optional(),
  options: z.array(text(75)).min(1).max(100).optional(),
  lines: z.boolean().default(false),
  optional: z.boolean().default(false),
  tenancies: z.array(id).default([]),
  check: check.optional(),
});

const step = z.strictObject({
  who: z.enum(ROLES),
  does: text(1_000),
  approves: z.boolean().default(false),
  platforms: z.array(id).default([]),
});

const caveat = z.strictObject({
  about: z.enum(MATTERS).default('other'),
  says: text(2_000),
  platforms: z.array(id).default([]),
});

const request = z.strictObject({
  id,
  title: text(75),
  type: text(150),
  subject: text(250),
  platforms: z.array(id).default([]),
  steps: z.array(step).min(1),
  fields: z
    .array(field)
    .min(1)
    .max(MOST_FIELDS, `at most ${MOST_FIELDS} fields`)
    .refine(
      (all) => all.filter((f) => f.lines).length <= MOST_LONG_FIELDS,
      `at most ${MOST_LONG_FIELDS} fields of many lines`,
    ),
});

/** What a guide may have beside its link. */
export const guideFacts = {
  vendor: text(80).optional(),
  edition: z.strictObject({ of: text(150), confirmed: z.boolean() }).optional(),
  tenancies: z
    .array(
      z.strictObject({
        id,
        subject: text(250),
        asks: z.array(text(200)).max(5, 'at most 5 questions').default([]),
        says: text(1_000),
      }),
    )
    .default([]),
  requests: z.array(request).default([]),
  caveats: z.array(caveat).default([]),
};

export type GuideRequest = z.infer<typeof request>;
export type Field = z.infer<typeof field>;
export type Step = z.infer<typeof step>;
export type Caveat = z.infer<typeof caveat>;
export type Check = z.infer<typeof check>;
