/** A page's text → its headings and tables and what it says of itself, whichever form it is in. */
import { withoutControls } from '../question/controls.js';
import { readFrontMatter } from './front-matter.js';
import { readHtml } from './html.js';
import { readMarkdown } from './markdown.js';
import type { Content, Page } from './page.js';

const HTML = /^\s*(<!--[\s\S]*?-->\s*)*(<\?xml|<!doctype html|<html|<head|<body)/i;
const SOURCE = /^Source:\s*(https:\/\/\S+)$/;

/** A page → its content, without control characters. Never fails: what is no page has no blocks. */
export const readContent = (page: Page): Content => bare(readAs(page));

/** They may be written as entities, so they go only after all is read. */
function bare<T>(value: T): T {
  if (typeof value === 'string') return withoutControls(value) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(bare) as T;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bare(inner)])) as T;
}

function readAs({ text, format }: Page): Content {
  // A Markdown page may be kept under any name, an HTML page says what it is.
  if (HTML.test(text) || (format === 'html' && !text.trimStart().startsWith('---'))) {
    const { words, ...html } = readHtml(text);
    return { ...html, empty: !words };
  }
  const { body, ...said } = readFrontMatter(text);
  const { blocks, texts, signIn, words } = readMarkdown(body);
  const named = blocks.flatMap((block) => (block.kind === 'heading' ? [SOURCE.exec(block.text)?.[1]] : []));
  return { blocks, texts, ...said, url: said.url ?? named.find((url) => url), signIn, empty: !words };
}
