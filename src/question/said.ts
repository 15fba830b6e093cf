/** What a question says of the reader's own systems, in its own words: regions, host names, IDs. */
import { type Mention, meaningsOf } from './mentions.js';

const MOST = 8;
const LONGEST = 300;

/** A word with a dot, a slash, a colon or a hyphen inside, and a digit or a second such sign: a name that some machine has. */
const isMachineName = (word: string): boolean =>
  word.length >= 6 &&
  word.length <= LONGEST &&
  /[\w)][./:-]\w/.test(word) &&
  (/\d/.test(word) || /[./:-].*[./:-]/.test(word));

/** Longer than a site's address: "ab12.eu.example.com", "arn:…", "/subscriptions/…". What is inside such a name is not said. */
const MACHINE =
  /(?<![^\s,;"'`“”<>()])(?=[^\s,;]*\d|[^\s,;]*\.[^\s,;]*\.[^\s,;]*\.)(?:arn:\S+|\/\w+(?:\/[^\s,;]+){3,}|(?:https?:\/\/)?[\w-]+(?:\.[\w-]+){2,}(?:\/[^\s,;]*)?)/g;

/** A cleaned question without the machine names in it, which are no words of it. */
export const withoutMachineNames = (text: string): string =>
  /[./:]\w+[./:-]/.test(text) ? text.replace(MACHINE, '…') : text;

/** A cleaned question → the machine names in it, as written, the first few. */
export const machineNamesIn = (text: string): readonly string[] =>
  unique(
    text
      .split(/[\s,;"'`“”<>()]+/)
      .map((word) => word.replace(/[.?!:]+$/, ''))
      .filter(isMachineName),
  );

/** The regions that a question names, as written. */
export const regionsIn = (mentions: readonly Mention[]): readonly string[] =>
  unique(mentions.filter((m) => meaningsOf([m], 'cloud').some((c) => c.via === 'region')).map((m) => m.text));

/** Each once, the first few. */
export const unique = (details: readonly string[]): readonly string[] => [...new Set(details)].slice(0, MOST);
