/** The lines before a Markdown page: what a scraper or a site writes of the page itself. */
import { parseDocument } from 'yaml';

export type FrontMatter = Readonly<{
  title?: string | undefined;
  url?: string | undefined;
  fetchedAt?: string | undefined;
  /** The page without them, with as many line breaks, so that places stay what they were. */
  body: string;
}>;

const URLS = ['source_url', 'url', 'source', 'canonical', 'canonical_url'];
const TIMES = ['fetched_at', 'fetchedAt', 'scraped_at', 'retrieved_at', 'crawled_at'];

/** Text → what stands between its first two lines of dashes, if it begins with one, and the text without that. */
export function readFrontMatter(text: string): FrontMatter {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  if (lines[first]?.trim() !== '---') return { body: text };
  const last = lines.findIndex((line, i) => i > first && line.trim() === '---');
  if (last < 0) return { body: text };
  const said = parseDocument(lines.slice(first + 1, last).join('\n')).toJS() as unknown;
  if (typeof said !== 'object' || said === null) return { body: text };
  const body = [...lines.slice(0, last + 1).map(() => ''), ...lines.slice(last + 1)].join('\n');
  const all = (keys: readonly string[]): unknown[] => keys.map((key) => (said as Record<string, unknown>)[key]);
  const one = (keys: readonly string[]): string | undefined =>
    all(keys).find((value): value is string => typeof value === 'string');
  const url = one(URLS);
  const time = all(TIMES).find((value) => value !== undefined && value !== null && value !== '');
  return {
    title: one(['title']),
    url: url && /^https:\/\//i.test(url) ? url : undefined,
    fetchedAt: time === undefined ? undefined : typeof time === 'string' ? time : JSON.stringify(time),
    body,
  };
}
