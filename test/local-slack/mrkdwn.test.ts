import { escapeMarks, linksOf, pingsOf, reachesOf, reachOfText } from '../../src/local-slack/mrkdwn.js';

describe('text', () => {
  test.each([
    ['<!channel>', [['everyone', 'channel']]],
    ['<!here|here> now', [['everyone', 'here']]],
    ['<!everyone>', [['everyone', 'everyone']]],
    [
      '<@U0ANA> and <@U0BEN|ben>',
      [
        ['user', 'U0ANA'],
        ['user', 'U0BEN'],
      ],
    ],
    ['<!subteam^S123|team>', [['group', 'S123']]],
    ['<#C0GENERAL|general>', [['channel', 'C0GENERAL']]],
    ['<https://example.com|here>', [['link', 'https://example.com']]],
    ['<mailto:a@example.com>', [['link', 'mailto:a@example.com']]],
    ['&lt;!channel&gt; &lt;@U0ANA&gt;', []],
    ['2 < 3 > 1, @ana, !channel', []],
    ['<!date^1^{date}|then>', []],
  ])('%s reaches what it says and nothing else', (text, found) => {
    expect(reachOfText(text).map(({ kind, target }) => [kind, target])).toEqual(found);
  });

  test('reaches nobody once it is escaped', () => {
    expect(reachOfText(escapeMarks('<!channel> <@U0ANA> <https://example.com> & more'))).toEqual([]);
  });
});

describe('a message', () => {
  test('pings by its text, by mrkdwn and by rich text, wherever they stand', () => {
    const message = {
      text: '<!here>',
      blocks: [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: '<@U0ANA>' },
          fields: [{ type: 'mrkdwn', text: '<!channel>' }],
        },
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U0BEN' }] }],
        },
      ],
    };
    expect(pingsOf(message).map(({ target, at }) => [target, at])).toEqual([
      ['here', '/text'],
      ['U0ANA', '/blocks/0/text/text'],
      ['channel', '/blocks/0/fields/0/text'],
      ['U0BEN', '/blocks/1/elements/0/elements/0'],
    ]);
  });

  test('pings nobody by plain text or by a cell of raw text', () => {
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: '<!channel>' } },
      { type: 'table', rows: [[{ type: 'raw_text', text: '<@U0ANA>' }]] },
    ];
    expect(reachesOf({ text: 'x', blocks })).toEqual([]);
  });

  test('leads where its buttons, images and links lead', () => {
    const blocks = [
      { type: 'actions', elements: [{ type: 'button', url: 'https://example.com/a' }] },
      { type: 'image', image_url: 'https://example.com/b.png' },
      { type: 'markdown', text: '<https://example.com/c>' },
    ];
    expect(linksOf({ blocks })).toEqual([
      'https://example.com/a',
      'https://example.com/b.png',
      'https://example.com/c',
    ]);
  });
});
