/** The tiny knowledge with orders that its guides ask for. */
import { indexMatrix } from '../../src/knowledge/matrix.js';
import type { Knowledge } from '../../src/knowledge/schema.js';
import { guidesSchema } from '../../src/knowledge/schemas.js';
import { nth, tiny, tinyWith } from './tiny.js';

export const FIELDS = [
  {
    id: 'stand',
    name: 'Stand',
    looks: 'a host name',
    check: { kind: 'host', ends: ['.hill.test'] },
    example: 'a.hill.test',
  },
  { id: 'slope', name: 'Slope', looks: 'a slope', check: { kind: 'region' }, example: 'north-slope' },
  {
    id: 'permit',
    name: 'Permit',
    looks: 'an ARN',
    check: { kind: 'pattern', pattern: '^arn:[a-z-]+:', expects: 'an ARN' },
  },
  {
    id: 'project',
    name: 'Project',
    looks: 'a project',
    optional: true,
    check: { kind: 'pattern', pattern: '^[a-z][a-z0-9-]{4,28}[a-z0-9]$', expects: 'the ID of a project' },
  },
  { id: 'list', name: 'List', looks: 'a list', lines: true },
  { id: 'hour', name: 'Hour', looks: 'an hour', options: ['noon', 'dusk'], tenancies: ['day'] },
] as const;

const [hillMango, lakeSaffron] = guidesSchema.parse([
  {
    ...nth(tiny.guides, 0),
    vendor: 'The grower',
    edition: { of: 'spring 2025', confirmed: false },
    tenancies: [{ id: 'night', subject: 'By night', asks: ['Who has the lamp?'], says: 'By night bring a lamp.' }],
    requests: [
      {
        id: 'fruit',
        title: 'Mangoes by the crate',
        type: 'Crate',
        subject: 'New crate',
        platforms: ['mango'],
        steps: [
          { who: 'customer', does: 'Write to the desk.' },
          { who: 'vendor', does: 'Signs it.', approves: true },
          { who: 'support', does: 'Brings it.' },
        ],
        fields: FIELDS,
      },
      {
        id: 'juice',
        title: 'Juice by the barrel',
        type: 'Barrel',
        subject: 'New barrel',
        platforms: ['mango-juice'],
        steps: [{ who: 'support', does: 'Rolls it.' }],
        fields: [{ id: 'size', name: 'Size', looks: 'a size' }],
      },
    ],
    caveats: [
      { about: 'time', says: 'Three days.' },
      { about: 'conflict', platforms: ['mango-juice'], says: 'The sign says wine.' },
      { says: 'Mind the steps.' },
    ],
  },
  nth(tiny.guides, 1),
]);

export const orders: Knowledge = tinyWith((k) => {
  Object.assign(k, { guides: [hillMango, lakeSaffron] });
  const desk = k.policies.find((p) => p.id === 'desk');
  Object.assign(desk ?? {}, { ask: [{ says: 'What do you need?', platforms: [] }] });
  Object.assign(k.vocabulary.cues, {
    sending: ['what do we need for'],
    approval: ['who approves'],
    duration: ['how long for'],
    interruption: ['does it stop'],
    caveat: ['caveats for'],
  });
});
export const ordersMatrix = indexMatrix(orders);
