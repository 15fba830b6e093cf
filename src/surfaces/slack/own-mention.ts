/** The mention that a text is addressed by; it says nothing of what is asked. */

/** A text without the mentions of the bot itself. */
export function withoutOwnMention(text: string, bot: string | undefined): string {
  if (!bot || !text.includes(`<@${bot}`)) return text;
  const [before = '', ...after] = text.split(`<@${bot}`);
  const rests = after.map((rest) => {
    const end = /^(?:\|[^<>]*)?>/.exec(rest);
    return end ? ` ${rest.slice(end[0].length)}` : `<@${bot}${rest}`;
  });
  return [before, ...rests].join('').trim();
}
