/** Values as JSON that a terminal can show. */

/** What JSON leaves as it is and a terminal obeys: control characters of eight bits, ends of lines, directions of writing. */
const RAW = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** A value → JSON, the same to whoever reads it, with every character that steers a terminal escaped. */
export const toJsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(RAW, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
