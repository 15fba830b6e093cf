/** The pages that a browser shows when somebody has installed the app in a workspace, or could not. */

/** What came of it. `old`: the link was not opened here, or too long ago. */
export type Outcome =
  | Readonly<{ kind: 'team'; name: string | undefined; link: string }>
  | Readonly<{ kind: 'organisation'; name: string | undefined; link: string }>
  | Readonly<{ kind: 'denied' | 'old' | 'failed'; link: string }>;

type Words = Readonly<{ title: string; text: string; link: string }>;

const named = (name: string | undefined, otherwise: string): string => (name ? `“${name}”` : otherwise);

function wordsOf(outcome: Outcome, command: string): Words {
  switch (outcome.kind) {
    case 'team':
      return {
        title: `Installed in ${named(outcome.name, 'your workspace')}`,
        text: `Write ${command} help in any channel, or send the app a message. Invite it to a channel to mention it there.`,
        link: 'Open Slack',
      };
    case 'organisation':
      return {
        title: `Installed for ${named(outcome.name, 'your organisation')}`,
        text: 'One step is left: choose the workspaces that may use it.',
        link: 'Choose workspaces',
      };
    case 'denied':
      return { title: 'Nothing was installed', text: 'You did not allow it in Slack.', link: 'Try again' };
    case 'old':
      return {
        title: 'Nothing was installed',
        text: 'The way to Slack and back took longer than ten minutes, or ended in another browser than it began in.',
        link: 'Start again',
      };
    case 'failed':
      return {
        title: 'Nothing was installed',
        text: 'Something went wrong on our side or Slack’s. Please try again in a minute.',
        link: 'Try again',
      };
    default:
      return outcome satisfies never;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (one) => ENTITIES[one] as string);

const STYLE =
  'body{margin:15vh auto;max-width:34rem;padding:0 1.5rem;font:1.1rem/1.5 system-ui,sans-serif;color:#1d1c1d;background:#fff}' +
  'a{color:#0b57b3}@media(prefers-color-scheme:dark){body{color:#f4f4f4;background:#1a1d21}a{color:#8ab4f8}}';

/** An outcome and the app's command → a whole page; it runs nothing and loads nothing. */
export function installingPage(outcome: Outcome, command: string): string {
  const { title, text, link } = wordsOf(outcome, command);
  const [heading, words] = [title, text].map(escapeHtml);
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">' +
    `<title>${heading}</title><style>${STYLE}</style></head><body><main><h1>${heading}</h1><p>${words}</p>` +
    `<p><a href="${escapeHtml(outcome.link)}">${link}</a></p></main></body></html>`
  );
}
