import { parse } from '../../../src/local-slack/page/client/blocks/parse-mrkdwn.js';

const text = (words: string) => ({ kind: 'text', text: words });

test.each([
  ['*bold* here', [{ kind: 'bold', inside: [text('bold')] }, text(' here')]],
  ['_so_ ~not~', [{ kind: 'italic', inside: [text('so')] }, text(' '), { kind: 'strike', inside: [text('not')] }]],
  ['*a _b_*', [{ kind: 'bold', inside: [text('a '), { kind: 'italic', inside: [text('b')] }] }]],
  ['`*a*` b', [{ kind: 'code', text: '*a*' }, text(' b')]],
  ['```\nx\n```', [{ kind: 'block', text: 'x' }]],
  ['<https://a.example|A>', [{ kind: 'mark', target: 'https://a.example', label: 'A' }]],
  ['<@U0ANA>', [{ kind: 'mark', target: '@U0ANA', label: '' }]],
  ['&gt; said', [{ kind: 'quote', inside: [text('said')] }]],
  [':wave:', [{ kind: 'emoji', text: 'wave' }]],
])('%s is read as marks', (marked, nodes) => {
  expect(parse(marked)).toEqual(nodes);
});

test.each(['2*3*4', 'snake_case_name', '* not bold *', '&lt;b&gt;', 'at 10:30:15'])('%s stays text', (words) => {
  const [only, ...rest] = parse(words);
  expect(rest).toEqual([]);
  expect(only?.kind).toBe('text');
});
