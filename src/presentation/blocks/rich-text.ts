/**
 * Rich text: Slack shows what stands in it as it is, so that nothing from people or from the knowledge can ping, link or
 * format. Source: docs.slack.dev, reference "Rich text block".
 */
import type { RichTextBlock, RichTextElement } from '@slack/types';
import { clip, LIMITS } from './limits.js';

export const plain = (text: string): RichTextElement => ({ type: 'text', text: clip(text || ' ', LIMITS.richText) });
export const bold = (text: string): RichTextElement => ({
  type: 'text',
  text: clip(text || ' ', LIMITS.richText),
  style: { bold: true },
});
export const code = (text: string): RichTextElement => ({
  type: 'text',
  text: clip(text || ' ', LIMITS.richText),
  style: { code: true },
});
export const link = (url: string, text: string): RichTextElement => ({ type: 'link', url, text: clip(text, 200) });
export const person = (userId: string): RichTextElement => ({ type: 'user', user_id: userId });

export const paragraph = (...elements: RichTextElement[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});

/** A text of any length as it is, in a box to copy from. */
export const verbatim = (text: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    { type: 'rich_text_preformatted', elements: pieces(text).map((piece) => ({ type: 'text', text: piece })) },
  ],
});

/** At whole characters, in pieces that one element holds. */
function pieces(text: string): string[] {
  if (text.length <= LIMITS.richText) return [text || ' '];
  const end = /[\ud800-\udbff]$/.test(text.slice(0, LIMITS.richText)) ? LIMITS.richText - 1 : LIMITS.richText;
  return [text.slice(0, end), ...pieces(text.slice(end))];
}

export const bullets = (items: readonly (readonly RichTextElement[])[]): RichTextBlock => listOf('bullet', items);
export const numbered = (items: readonly (readonly RichTextElement[])[]): RichTextBlock => listOf('ordered', items);

const listOf = (style: 'bullet' | 'ordered', items: readonly (readonly RichTextElement[])[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_list',
      style,
      elements: items.map((elements) => ({ type: 'rich_text_section', elements: [...elements] })),
    },
  ],
});

/** The three characters that Slack reads as markup, in a text that stands outside of rich text. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
