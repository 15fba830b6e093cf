/** Which requests are answered: those of this machine, and not those of a web page that is open on it. */
import type { IncomingMessage } from 'node:http';

const LOCAL = ['127.0.0.1', 'localhost', '[::1]'];

const hostnameOf = (host: string): string | undefined => {
  const url = `http://${host}`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
};

/**
 * A request → why it is refused, or nothing. A Host that is not this machine's is a name that was made to point here; an
 * Origin other than the Host is somebody else's page.
 */
export function refusalOf({ headers }: Pick<IncomingMessage, 'headers'>): string | undefined {
  const { host = '', origin } = headers;
  const name = hostnameOf(host);
  if (name === undefined || !LOCAL.includes(name)) return `expected a Host of this machine, got "${host}"`;
  if (origin !== undefined && origin !== `http://${host}`) return `expected no other Origin, got "${origin}"`;
  return undefined;
}
