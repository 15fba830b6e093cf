/** What a person wrote, as it is kept: the one way of such texts into the database. */
import { anonymous } from '../anonymous.js';

/** A text without people, without what a database does not take, and of at most so many characters. */
export const keptWords = (text: string, most = Number.POSITIVE_INFINITY): string => {
  const kept = anonymous(text);
  // Else a character that takes two places could be cut in halves, which PostgreSQL does not take.
  return kept.length <= most ? kept : kept.slice(0, most).replace(/\p{Cs}$/u, '');
};
