import { clean } from '../../src/question/clean.js';

test.each([
  ['<@U123ABC> is mango sold?', '  is mango sold?'],
  ['ask in <#C123|general>, please', 'ask in  , please'],
  ['<!here> mango', '  mango'],
  ['see <https://markets.test/a|the guide>', 'see the guide'],
  ['see <https://www.markets.test/a?b=c#d>', 'see markets.test'],
  ['see https://www.markets.test/a/b now', 'see markets.test now'],
  ['ask <mailto:a@markets.test|a@markets.test> now', 'ask   now'],
  ['ask a@markets.test now', 'ask   now'],
  ['is mango sold?\n-- \nAnna, Hill', 'is mango sold?'],
  ['mango &amp; pepper', 'mango & pepper'],
  ['a &lt; b &gt; c', 'a < b > c'],
  ['is man\u0000go sold\u0007?', 'is mango sold?'],
  ['is \u001b[2Jmango \u009b2J sold\ud83d?', 'is [2Jmango 2J sold?'],
  ['is mango\r\nsold?', 'is mango\nsold?'],
  ['what’s sold', "what's sold"],
  ['ｍａｎｇｏ', 'mango'],
])('"%s" is read as "%s"', (text, read) => {
  expect(clean(text)).toBe(read);
});

test.each([
  'is mango sold on hill?',
  'two\nlines',
  'an open < bracket',
  '&nbsp; is no entity of Slack',
  ':mango: *bold* _italic_',
])('"%s" comes back as it is', (text) => {
  expect(clean(text)).toBe(text);
});

test('an escaped entity is not read twice', () => {
  expect(clean('&amp;lt;')).toBe('&lt;');
});
