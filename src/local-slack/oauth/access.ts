/** `oauth.v2.access`: a code or a refresh token → a token. docs.slack.dev/reference/methods/oauth.v2.access */
import { done, refuse } from '../api/answer.js';
import { LIMITS } from '../limits.js';
import type { Json, OAuthSettings } from '../types.js';
import { firstRoom, type Grants, giveToken, install, isOrganisation, roomsOf } from './grants.js';

/** Who asks: as arguments, or by HTTP's basic authentication. */
function credentials(args: Json, authorization: string | undefined): readonly [unknown, unknown] {
  const basic = /^Basic (.+)$/.exec(authorization ?? '')?.[1];
  if (!basic) return [args.client_id, args.client_secret];
  const [id, ...secret] = Buffer.from(basic, 'base64').toString().split(':');
  return [id, secret.join(':')];
}

/** What the answer says of whom the token is for. */
function about(grants: Grants, owner: string): Json {
  const [first] = roomsOf(grants, owner);
  const { team, app, users } = (first ?? firstRoom(grants)).world;
  const organisation = isOrganisation(grants, owner);
  const { id } = [...users.values()].find(({ isBot }) => !isBot) ?? {};
  return {
    token_type: 'bot',
    scope: app.scopes.join(','),
    bot_user_id: app.botUser,
    app_id: app.id,
    team: organisation ? null : { id: team.id, name: team.name },
    enterprise: team.enterprise ?? null,
    authed_user: { id },
    is_enterprise_install: organisation,
  };
}

function byCode(grants: Grants, args: Json, settings: OAuthSettings): Json {
  const code = grants.codes.get(String(args.code));
  if (!code) return refuse('invalid_code');
  if (code.used) return refuse('code_already_used');
  if (firstRoom(grants).world.now() - code.at > LIMITS.oauth.codeLifeMs) return refuse('invalid_code');
  if (code.redirect !== args.redirect_uri) return refuse('bad_redirect_uri');
  code.used = true;
  install(grants, code.owner, code.scopes);
  return done({ ...about(grants, code.owner), ...giveToken(grants, code.owner, settings) });
}

function byRefresh(grants: Grants, args: Json, settings: OAuthSettings): Json {
  const refresh = grants.refreshes.get(String(args.refresh_token));
  if (!settings.rotation || !refresh) return refuse('invalid_refresh_token');
  grants.refreshes.delete(String(args.refresh_token));
  return done({ ...about(grants, refresh.owner), ...giveToken(grants, refresh.owner, settings) });
}

/** A call without a token: the app proves itself by its client secret. */
export function access(grants: Grants, args: Json, authorization: string | undefined): Json {
  const { oauth } = firstRoom(grants).world.app;
  const [id, secret] = credentials(args, authorization);
  if (!oauth || id !== oauth.clientId) return refuse('invalid_client_id');
  if (secret !== oauth.clientSecret) return refuse('bad_client_secret');
  const { grant_type: type = 'authorization_code' } = args;
  if (type === 'authorization_code') return byCode(grants, args, oauth);
  return type === 'refresh_token' ? byRefresh(grants, args, oauth) : refuse('invalid_grant_type');
}
