/** Characters that steer a terminal, or that a database does not take, and that nobody reads. */

const LINE_ENDS = /\r\n?|[\f\v]|\p{Zl}|\p{Zp}/gu;
/** Control characters but tab and line feed, halves of characters, and what turns the direction of writing. */
const CONTROLS = /(?![\t\n])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

/** A text without them, ends of lines as line feeds; any other text as it is. */
export const withoutControls = (text: string): string => text.replace(LINE_ENDS, '\n').replace(CONTROLS, '');
