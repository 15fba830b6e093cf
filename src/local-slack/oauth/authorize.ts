/** `GET /oauth/v2/authorize`: a person allows the app, or does not. docs.slack.dev/authentication/installing-with-oauth */
import { nextId } from '../world.js';
import { firstRoom, type Grants, roomsOf } from './grants.js';

export const AUTHORIZE = '/oauth/v2/authorize';

/** Where the browser is sent, or what it is shown instead. */
export type Authorized = Readonly<{ location: string } | { refusal: string }>;

const within = (redirect: string, allowed: string): boolean =>
  redirect === allowed || redirect.startsWith(`${allowed.replace(/\/$/, '')}/`);

/**
 * What the app asks for → a code for it. Slack's own page, on which a person picks the workspace and clicks, is `team` (a
 * workspace's or an organisation's id; the first workspace without it) and `decision=deny` for a click on Cancel.
 */
export function authorize(grants: Grants, asked: URLSearchParams): Authorized {
  const { world } = firstRoom(grants);
  const { oauth } = world.app;
  if (!oauth || asked.get('client_id') !== oauth.clientId) return { refusal: 'invalid_client_id' };
  const redirect = asked.get('redirect_uri') ?? undefined;
  const target = redirect ?? oauth.redirectUrls[0];
  if (target === undefined || !oauth.redirectUrls.some((allowed) => within(target, allowed)))
    return { refusal: 'bad_redirect_uri' };
  const scopes = (asked.get('scope') ?? '').split(',').filter((scope) => scope !== '');
  if (scopes.length === 0) return { refusal: 'no_scopes' };
  const strange = scopes.filter((scope) => !grants.offered.includes(scope));
  if (strange.length > 0) return { refusal: `invalid_scope: ${strange.join(', ')}` };
  const owner = asked.get('team') ?? world.team.id;
  if (roomsOf(grants, owner).length === 0) return { refusal: 'invalid_team_for_non_distributed_app' };

  const back = new URL(target);
  if (asked.get('decision') === 'deny') back.searchParams.set('error', 'access_denied');
  else {
    const code = nextId(world, `${owner}.code.`);
    grants.codes.set(code, { owner, redirect, scopes, at: world.now(), used: false });
    back.searchParams.set('code', code);
  }
  back.searchParams.set('state', asked.get('state') ?? '');
  return { location: back.href };
}
