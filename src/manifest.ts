/** manifest.yml → what the app is set to in the local Slack, so that it runs there as it would in Slack. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { AppSettings } from './local-slack/types.js';
import { projectRoot } from './paths.js';

type Manifest = Readonly<{
  display_information: Readonly<{ name: string }>;
  features: Readonly<{
    bot_user: Readonly<{ display_name: string }>;
    slash_commands?: readonly Readonly<{
      command: string;
      description?: string;
      usage_hint?: string;
      should_escape?: boolean;
    }>[];
    shortcuts?: readonly Readonly<{ name: string; type: 'message' | 'global'; callback_id: string }>[];
  }>;
  oauth_config: Readonly<{ scopes: Readonly<{ bot: readonly string[]; bot_optional?: readonly string[] }> }>;
  settings: Readonly<{ event_subscriptions: Readonly<{ bot_events: readonly string[] }> }>;
}>;

/** The text of a manifest → the settings that it makes. */
export function appOf(manifest: string): Partial<AppSettings> {
  const { features, oauth_config: oauth, settings } = parse(manifest) as Manifest;
  return {
    name: features.bot_user.display_name,
    scopes: [...oauth.scopes.bot, ...(oauth.scopes.bot_optional ?? [])],
    events: settings.event_subscriptions.bot_events,
    commands: (features.slash_commands ?? []).map((one) => ({
      command: one.command,
      shouldEscape: one.should_escape ?? false,
      ...(one.description ? { description: one.description } : {}),
      ...(one.usage_hint ? { usageHint: one.usage_hint } : {}),
    })),
    shortcuts: (features.shortcuts ?? []).map(({ name, type, callback_id }) => ({
      name,
      type,
      callbackId: callback_id,
    })),
  };
}

export const ownManifest = (): Partial<AppSettings> => appOf(readFileSync(join(projectRoot(), 'manifest.yml'), 'utf8'));
