/** The body of a call → its arguments: forms with JSON inside, JSON, or a query. */
import type { Json } from '../types.js';

/** Arguments that hold JSON when they come in a form. */
const NESTED = ['blocks', 'attachments', 'view', 'prompts', 'outputs', 'metadata', 'loading_messages'];

/** A text that should be JSON → its value; the text itself when it is none, for the checks to refuse. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const WORDS: Readonly<Record<string, boolean>> = { true: true, false: false };

const fieldValue = (key: string, value: string): unknown =>
  NESTED.includes(key) ? parsed(value) : (WORDS[value] ?? value);

const fromForm = (text: string): Json =>
  Object.fromEntries([...new URLSearchParams(text)].map(([key, value]) => [key, fieldValue(key, value)]));

function fromJson(text: string): Json | undefined {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const args = value as Json;
  const nested = NESTED.filter((key) => typeof args[key] === 'string').map((key) => [key, parsed(args[key] as string)]);
  return { ...args, ...Object.fromEntries(nested) };
}

/** Content type, body and query → arguments; nothing when the body is not what its type says. */
export function readArguments(contentType: string, body: string, query: string): Json | undefined {
  const asked = fromForm(query);
  if (!contentType.includes('json')) return { ...asked, ...fromForm(body) };
  const given = body === '' ? {} : fromJson(body);
  return given && { ...asked, ...given };
}

/** A header or an argument → the token. */
export const tokenIn = (authorization: string | undefined, args: Json): string | undefined =>
  /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? (typeof args.token === 'string' ? args.token : undefined);
