import { join } from 'node:path';
import { realBot } from './support/real-bot.js';

const { bot } = realBot(join(__dirname, 'fixtures', 'browsers'));
const keys = (question: string): string[] => bot.ask(question).answer.cells.map((c) => `${c.platform}@${c.deployment}`);

test('another matrix answers about its own rows and columns', () => {
  expect(keys('subgrid on safari')).toEqual(['subgrid@safari-stable']);
  expect(bot.ask('subgrid on safari').answer.text).toContain(
    'No, not yet: Subgrid is not currently supported on Safari stable.',
  );
});

test.each([
  ['webcodecs on firefox nightly', ['webcodecs@firefox-preview']],
  ['what layout works on safari', ['grid@safari-stable']],
  [
    'difference between firefox and safari for masonry and subgrid',
    ['subgrid@firefox-stable', 'subgrid@firefox-preview', 'subgrid@safari-stable'],
  ],
  ['media on firefox except webp', ['webcodecs@firefox-stable', 'webcodecs@firefox-preview']],
  ['msonry on gecko stable', ['masonry@firefox-stable']],
])('the same rules hold there: %s', (question, expected) => {
  expect(keys(question)).toEqual(expected);
});

test('what it lacks stays unknown or missing', () => {
  expect(bot.ask('does flash work on safari').answer).toMatchObject({ cells: [], unknown: ['flash'] });
  expect(bot.ask('grid on safari preview').answer).toMatchObject({ cells: [], missing: ['safari-preview'] });
});

test('its policies are stated on their occasions', () => {
  expect(bot.ask('airplay on firefox').answer.policies).toEqual(['engines']);
  expect(bot.ask('guide for webp on firefox').answer.policies).toEqual(['asking']);
});

test('the edition of the other matrix is on its answers', () => {
  expect(bot.ask('grid').answer.source).toEqual({
    url: 'https://example.org/features',
    fetchedAt: '2026-03-01T00:00:00Z',
  });
});
