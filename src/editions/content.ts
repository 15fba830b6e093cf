/** A page's text → its headings and tables and what it says of itself, whichever form it is in. */
import { readFrontMatter } from './front-matter.js';
import { readHtml } from './html.js';
import { readMarkdown } from './markdown.js';
import type { Content, Page } from './page.js';

const HTML = /^\s*(<!--[\s\S]*?-->\s*)*(<\?xml|<!doctype html|<html|<head|<body)/i;
const SOURCE = /^Source:\s*(https:\/\/\S+)$/;

/** A page → its content. Never fails: what is no page has no blocks. */
export function readContent({ text, format }: Page): Content {
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
