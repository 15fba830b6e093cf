import { otherMeaning } from '../../src/editions/legend.js';

const USUAL = [
  'Available - ✅ Not available - ❌',
  'Yes - ✅ No - ❌',
  'Legend ✅ Supported ❌ Planned',
  '❌ = On the roadmap',
  '❌ = Available soon',
  '✅ = Available in public preview | ❌ = Not available in public preview',
  '✅ = yes | ❌ = not yet | \\- = senseless',
  '- = makes no sense there',
  `✅ = available ${'word '.repeat(20_000)}`,
  '✅ = Available | ❌ = Not currently supported | - = Not applicable',
  '✅ available   ❌ not currently supported   — not applicable',
  'Legend: ✅ Available, ❌ Not available, - N/A',
  '✅ = Available - ❌ = Not currently supported - - = Not applicable',
  'Available: ✅ Not supported: ❌ Not applicable: -',
  'Available (✅), not supported (❌)',
  '✅ - Supported',
  '❌ — Not supported yet, but planned',
  ':white_check_mark: means supported, :x: means not supported',
  '“-” stands for not applicable',
  '✔️ → Generally available',
  '⚠️ = Available with limits',
  'N/A = not applicable',
];

const OTHER = [
  ['❌ = Available', '❌ means “Available”'],
  ['✅ = Not currently supported | ❌ = Available', '✅ means “Not currently supported”'],
  ['✅ = Available | ❌ = Not applicable | - = Not currently supported', '❌ means “Not applicable”'],
  ['- = Not currently supported', '- means “Not currently supported”'],
  ['Legend: ❌ Available ✅ Not available', '❌ means “Available”'],
  ['Available: ❌ Not supported: ✅', '❌ means “Available”'],
  ['available (✅), supported (❌)', '❌ means “supported”'],
  ['Not supported - ✅, supported - ❌', '✅ means “Not supported”'],
  ['✅ is not supported and ❌ is supported', '✅ means “not supported”'],
  ['A ✅ marks what is not supported.', '✅ means “what is not supported”'],
  ['✅ = currently not supported', '✅ means “currently not supported”'],
  ['✅ = Coming soon', '✅ means “Coming soon”'],
  ['✅ = Deprecated | ❌ = Removed', '✅ means “Deprecated”'],
  ['✅ = Available over the public internet only', '✅ means “Available over the public internet only”'],
  [':x: means supported', '❌ means “supported”'],
  ['N/A = not available', 'N/A means “not available”'],
  ['❌ – Available in all regions', '❌ means “Available in all regions”'],
] as const;

/** What says nothing of the marks, though it has some. */
const NEITHER = [
  'Tip: ✅ is not supported by old browsers',
  'Supported: ❌',
  'Snowflake is ✅ on AWS',
  '✅ No data leaves your network',
  '✅ No public address is needed, ❌ available addresses run out',
  'Private connections - available on all plans',
  '- Available',
  '❌ = coming soon',
  'We ✅ this page every week.',
  '✅',
  '',
];

test.each(USUAL)('"%s" means what is read anyway', (text) => {
  expect(otherMeaning([text])).toBeUndefined();
});

test.each(OTHER)('"%s" means something else', (text, reason) => {
  expect(otherMeaning(['✅ = Available', text])).toContain(`it says that ${reason}`);
});

test.each(NEITHER)('"%s" says nothing of marks', (text) => {
  expect(otherMeaning([text])).toBeUndefined();
});
