import { installingPage, type Outcome } from '../../src/presentation/installing.js';

const link = 'https://example.test/?a=1&b="2"';
const OUTCOMES: Outcome[] = [
  { kind: 'team', name: 'A team', link },
  { kind: 'organisation', name: 'An organisation', link },
  { kind: 'denied', link },
  { kind: 'old', link },
  { kind: 'failed', link },
];

test.each(OUTCOMES)('the page after "$kind" has a heading, words and one link', (outcome) => {
  const page = installingPage(outcome, '/ask');
  expect(page).toMatch(/^<!doctype html><html lang="en">/);
  expect(page.match(/<h1>[^<]+<\/h1>/g)).toHaveLength(1);
  expect(page.match(/<p>[^<]{20,}<\/p>/g)).toHaveLength(1);
  expect([...page.matchAll(/<a href="([^"]*)">/g)].map(([, to]) => to)).toEqual([
    'https://example.test/?a=1&amp;b=&quot;2&quot;',
  ]);
  expect(page).not.toMatch(/<script|src=/);
});

test('names are text, whatever is in them', () => {
  const page = installingPage({ kind: 'team', name: '</h1><script>alert("1")</script>&\'', link }, '/ask');
  expect(page).toContain('“&lt;/h1&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;”');
});

test('where Slack gives no name, none is shown', () => {
  expect(installingPage({ kind: 'team', name: undefined, link }, '/ask')).toContain('Installed in your workspace');
  expect(installingPage({ kind: 'organisation', name: '', link }, '/ask')).toContain('for your organisation');
});

test('it says what to try first', () => {
  expect(installingPage({ kind: 'team', name: 'x', link }, '/ask')).toContain('Write /ask help in any channel');
});
