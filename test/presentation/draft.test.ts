import { indexMatrix } from '../../src/knowledge/matrix.js';
import type { Knowledge } from '../../src/knowledge/schema.js';
import { guidesSchema } from '../../src/knowledge/schemas.js';
import { checkMessageBlocks } from '../../src/local-slack/checks/message.js';
import { checkView } from '../../src/local-slack/checks/view.js';
import {
  draftButton,
  draftMessage,
  draftModal,
  readDraftState,
  readDraftWish,
} from '../../src/presentation/blocks/draft.js';
import { doubtsAbout, draftsFor, draftText, longest, prefilled, remarksOn } from '../../src/presentation/draft.js';
import { orders, ordersMatrix } from '../support/orders.js';
import { nth } from '../support/tiny.js';

const cells = (...at: [platform: string, deployment: string][]) =>
  at.map(([platform, deployment]) => ({ platform, deployment, status: 'available' as const }));
const [day, night] = draftsFor(cells(['mango', 'hill-day'], ['mango', 'hill-night']), ordersMatrix);
const draft = day as NonNullable<typeof day>;

test('each request and deployment is a draft of its own; a cell that is not available has none', () => {
  const drafts = draftsFor(
    [...cells(['mango-juice', 'hill-day'], ['mango', 'hill-day'], ['mango', 'hill-night'], ['pepper', 'hill-day'])],
    ordersMatrix,
  );
  expect(drafts.map((d) => d.name)).toEqual([
    'Juice by the barrel · dbt on Hill Day',
    'Mangoes by the crate · dbt on Hill Day',
    'Mangoes by the crate · dbt on Hill Night',
  ]);
  expect(draftsFor([{ platform: 'mango', deployment: 'lake-day', status: 'unavailable' }], ordersMatrix)).toEqual([]);
});

test('the text holds what was typed as it was typed, and marks what is open', () => {
  const values = { stand: ' <a> & b ', list: '1\n 2', hour: 'noon' };
  expect(draftText(draft, values, ordersMatrix).split('\n')).toEqual([
    'Subject: New crate',
    '',
    '- Type: Crate',
    '- dbt runs on: Hill by day',
    '- Stand:  <a> & b ',
    '- Slope: (to be filled in)',
    '- Permit: (to be filled in)',
    '- List:',
    '1',
    ' 2',
    '- Hour: noon',
  ]);
});

test('another tenancy has its own subject, asks what it must, and says what differs', () => {
  const other = night as NonNullable<typeof night>;
  const text = draftText(other, {}, ordersMatrix);
  expect(text).toContain('Subject: By night');
  expect(text).toContain('Who has the lamp?');
  expect(text).not.toContain('Hour');
  expect(remarksOn(other, ordersMatrix)[0]).toBe('By night bring a lamp.');
});

test('doubts name the field, quote what came, and list what is open', () => {
  expect(doubtsAbout(draft, { stand: 'x', slope: 'north slope', list: 'a' }, ordersMatrix)).toEqual([
    'Stand: expected a host name such as name.example.com, got “x”.',
    'Still to be filled in: Permit and Hour.',
  ]);
});

test('what was said fills in the fields whose check it passes', () => {
  const said = ['east shore 1', 'north slope', 'https://a.hill.test/x', 'arn:crate:7', 'b.lake.test'];
  expect(prefilled(draft, said, ordersMatrix)).toEqual({
    stand: 'a.hill.test',
    slope: 'north slope',
    permit: 'arn:crate:7',
  });
});

test('a button and a modal give back what they carry, and a button too long is left out', () => {
  const wish = { question: 'mango on hill', said: ['north slope'] };
  expect(readDraftWish((draftButton(wish)[0] as { value: string }).value)).toEqual(wish);
  expect(draftButton({ question: 'x'.repeat(3_000), said: [] })).toEqual([]);
  expect(readDraftWish('{')).toBeUndefined();
  const state = { ...wish, key: 'k', channel: 'C1', thread: '1.2' };
  const modal = draftModal([draft], draft, { state, values: { stand: 'secret' } });
  expect(readDraftState(modal.private_metadata ?? '')).toEqual({ ...state, key: draft.key });
  expect(modal.private_metadata).not.toContain('secret');
});

describe('the largest request that a knowledge can hold', () => {
  const wide = (n: number) => '雪&<>"'.repeat(n).slice(0, n);
  const fields = Array.from({ length: 20 }, (_, i) => ({
    id: `${'f'.repeat(56)}-${i + 10}`,
    name: wide(150),
    looks: wide(300),
    where: wide(300),
    command: wide(500),
    example: wide(500),
    ...(i > 17 ? { lines: true } : {}),
    ...(i === 0 ? { options: Array.from({ length: 100 }, (_, o) => `${wide(70)}${o}`), example: undefined } : {}),
  }));
  const request = {
    ...orders.guides[0]?.requests[0],
    title: wide(75),
    subject: wide(250),
    type: wide(150),
    platforms: [],
    fields,
    steps: Array.from({ length: 40 }, () => ({ who: 'customer', does: wide(1_000) })),
  };
  const [guide] = guidesSchema.parse([
    {
      ...orders.guides[0],
      tenancies: [
        { id: 'day', subject: wide(250), asks: Array.from({ length: 5 }, () => wide(200)), says: wide(1_000) },
      ],
      requests: [request],
    },
  ]);
  const knowledge = { ...orders, guides: [guide] } as Knowledge;
  const matrix = indexMatrix(knowledge);
  const [big] = draftsFor(cells(['mango', 'hill-day']), matrix);
  const full = big as NonNullable<typeof big>;
  const values = Object.fromEntries(
    full.fields.map((f) => [f.id, f.options?.[0] ?? 'x'.repeat(longest(f, full))] as const),
  );
  const made = {
    text: draftText(full, values, matrix),
    doubts: doubtsAbout(full, values, matrix),
    remarks: remarksOn(full, matrix),
  };
  const state = { question: 'q'.repeat(2_000), said: Array.from({ length: 8 }, () => 's'.repeat(300)), key: '' };

  test('makes a form that Slack takes, empty and filled in', () => {
    const many = Array.from({ length: 120 }, () => full);
    for (const drafts of [[full], many]) {
      expect(checkView(draftModal(drafts, full, { state, values: {} }), 'modal')).toBeUndefined();
      expect(checkView(draftModal(drafts, full, { state, values, made }), 'modal')).toBeUndefined();
    }
  });

  test('makes a message that Slack takes, with all that was typed', () => {
    const { blocks } = draftMessage(made, full, 'U1');
    expect(checkMessageBlocks(blocks)).toBeUndefined();
    for (const field of nth([full], 0).fields) expect(made.text).toContain(values[field.id]);
  });
});
