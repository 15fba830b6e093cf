import { anonymous } from '../src/anonymous.js';

test.each([
  ['a person', 'does it work for <@U0BEN>?', 'does it work for @someone?'],
  ['a person with a name', 'ask <@W0BEN|ben smith> first', 'ask @someone first'],
  ['a person cut off by a limit', 'does it work for <@U0B…', 'does it work for @someone'],
  ['a person cut off with a name', 'for <@U0BEN|be…', 'for @someone'],
  ['a group of people', 'ask <!subteam^S0DATA|@data team>', 'ask @someone'],
  ['a person as typed', 'does it work for @ben.smith, please', 'does it work for @someone, please'],
  ['a person between brackets', 'mango (@ben)', 'mango (@someone)'],
  ['markup as typed', 'mango &lt;@U0BEN&gt;', 'mango &lt;@someone&gt;'],
  ['an id alone', 'mango of U0ANA and W012A3CDE', 'mango of @someone and @someone'],
  ['an id right behind', 'U0ANA: mango', '@someone: mango'],
  ['a channel', 'as told in <#C0GENERAL|general>', 'as told in #channel'],
  ['a private channel', 'as told in <#C0GENERAL>', 'as told in #channel'],
  ['a channel as typed', 'as told in #sales-emea.', 'as told in #channel.'],
  ['an e-mail address', 'mango for ben.smith+x@markets.example.com.', 'mango for [e-mail].'],
  ['an e-mail address in brackets', 'mango (ben@markets.test)', 'mango ([e-mail])'],
  ['an e-mail address with marks', 'mango for bén@märkte.test', 'mango for [e-mail]'],
  ['an e-mail address as Slack has it', '<mailto:ben@markets.test|Ben Smith> asks', '[e-mail] asks'],
  ['an e-mail address as a link', 'mailto:ben@markets.test asks', '[e-mail] asks'],
  ['a telephone number as Slack has it', 'call <tel:+4930123456|+49 30 123456>', 'call [phone]'],
  ['a telephone number', 'call +49 (30) 123-456 or (555) 123-4567', 'call [phone] or [phone]'],
  ['a telephone number in one piece', 'call 0301234567', 'call [phone]'],
  ['a telephone number with dots', 'call 555.123.4567', 'call [phone]'],
  ['a link to a person', 'see https://markets.slack.com/team/U0BEN', 'see [link]'],
  ['a labelled link to a person', 'see <https://www.linkedin.com/in/ben|Ben>', 'see [link]'],
  ['a link with a name in it', 'see https://ben:word@markets.test/a', 'see [link]'],
  ['a link to a home folder', 'see https://markets.test/~ben', 'see [link]'],
  ['a direct message', 'see https://markets.slack.com/archives/D0BEN/p1', 'see [link]'],
  ['a link to open Slack', 'see slack://user?team=T1&id=U2', 'see [link]'],
  ['a link with an address in it', 'see https://markets.test/?who=ben%40markets.test', 'see [link]'],
  ['control characters', 'man\u0000go \u001b]0;x\u0007\u009b2J', 'mango ]0;x2J'],
  ['half a character', 'mango \ud83d', 'mango '],
])('%s is taken out: %j', (_, text, kept) => {
  expect(anonymous(text)).toBe(kept);
  expect(anonymous(kept)).toBe(kept);
});

test.each([
  'is mango sold on hill?',
  'a & b @ c',
  'see https://docs.markets.test/docs/mango#sold, or <https://markets.test/a|the guide>',
  '10.0.0.0/16 and 192.168.100.200 and 2001:db8::1',
  'from 2026-01-31 to 2026-02-28, 17:30',
  'version 1.2.3, port 54321, 100 000 rows, 12345678',
  'C# and #1, issue 5',
  'USER, UTF8, UNKNOWN and WAREHOUSE',
  'two\nlines\tand a tab',
  'naïve 東京 🥭 👩‍🌾',
])('%j stays as it is', (text) => {
  expect(anonymous(text)).toBe(text);
});

test.each(['<@', '@a', 'a@', '#a', '+1 ', '1 ', 'a.', 'https://', 'U0', '<https:|', '(', '\u0000'])(
  'a long text of %j is read within a moment',
  (piece) => {
    const since = performance.now();
    anonymous(piece.repeat(40_000 / piece.length));
    expect(performance.now() - since).toBeLessThan(500);
  },
);
