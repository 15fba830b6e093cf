import { askBlocks, feedbackBlock, readWish, wishValue } from '../../../src/presentation/blocks/controls.js';

test.each([
  ['snowflake on azure st', 1],
  ['two\nlines', 7],
  ['3 redshift options', 12],
])('a wish for "%s" is read as it was written', (question, page) => {
  expect(readWish(wishValue({ question, page }))).toEqual({ question, page });
});

test.each([undefined, '', 'snowflake', '1', '1 ', '-1 snowflake', '{"q":"snowflake"}', `${'9'.repeat(9)} x`])(
  'the value %j of another version is no wish',
  (value) => expect(readWish(value)).toBeUndefined(),
);

const offers = (n: number) =>
  Array.from({ length: n }, (_, i) => ({ label: `On market ${i}`, question: `mango ${i}` }));
const elements = (n: number) => askBlocks(offers(n))[0]?.elements ?? [];

test('a few offers are buttons, and more stand in a menu', () => {
  expect(askBlocks([])).toEqual([]);
  expect(elements(5).map((e) => e.type)).toEqual(Array(5).fill('button'));
  expect(elements(7).map((e) => e.type)).toEqual([...Array(5).fill('button'), 'static_select']);
});

test('every button has an action id of its own', () => {
  const ids = elements(7).map((e) => e.action_id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a long label is cut to what a button holds', () => {
  const [block] = askBlocks([{ label: 'x'.repeat(200), question: 'mango' }]);
  expect(JSON.stringify(block).match(/x+…/)?.[0]).toHaveLength(75);
});

test('each thumb carries the question', () => {
  expect(JSON.stringify(feedbackBlock('mango on hill'))).toContain('"value":"bad mango on hill"');
});
