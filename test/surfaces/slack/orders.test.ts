import { readOrder } from '../../../src/surfaces/slack/orders.js';

test.each([
  ['watch athena on aws mt', { kind: 'watch', rest: 'athena on aws mt' }],
  ['Watch Athena', { kind: 'watch', rest: 'Athena' }],
  ['watch', { kind: 'watch', rest: '' }],
  ['watching', { kind: 'watching', rest: '' }],
  ['Watching?', { kind: 'watching', rest: '' }],
  ['watch list', { kind: 'watching', rest: '' }],
  ['  <@U0BOT> unwatch everything', { kind: 'unwatch', rest: 'everything' }],
  ['<@U0BOT|bot> stop watching athena', { kind: 'unwatch', rest: 'athena' }],
  ['what changed?', { kind: 'changes', rest: '' }],
  ['changes', { kind: 'changes', rest: '' }],
])('"%s" is an order', (text, order) => {
  expect(readOrder(text)).toEqual(order);
});

test.each(['snowflake on aws', 'what about athena', 'watchtower', 'stop it', 'changes in snowflake', '', '<@U0BOT>'])(
  '"%s" is a question',
  (text) => {
    expect(readOrder(text)).toBeUndefined();
  },
);
