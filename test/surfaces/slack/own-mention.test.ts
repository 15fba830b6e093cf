import { withoutOwnMention } from '../../../src/surfaces/slack/own-mention.js';

test.each([
  ['<@U0BOT> mango on hill', 'mango on hill'],
  ['<@U0BOT|bot>: mango', ': mango'],
  ['mango, <@U0BOT>?', 'mango,  ?'],
  ['<@U0BOT> <@U0BOT>', ''],
  ['<@U0BOT> as <@U0BEN> asks', 'as <@U0BEN> asks'],
])('“%s” asks “%s”', (text, asked) => {
  expect(withoutOwnMention(text, 'U0BOT')).toBe(asked);
});

test.each(['mango', '<@U0BEN> mango', '<@U0BOTTOM> mango', 'U0BOT mango', '<@U0BOT mango'])('“%s” stays', (text) => {
  expect(withoutOwnMention(text, 'U0BOT')).toBe(text);
});

test('where the bot’s id is not known, a text stays as it is', () => {
  expect(withoutOwnMention('<@U0BOT> mango', undefined)).toBe('<@U0BOT> mango');
});
