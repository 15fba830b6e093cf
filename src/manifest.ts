/** manifest.yml → what the app is set to in the local Slack, so that it runs there as it would in Slack. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { AppSettings, StepField } from './local-slack/types.js';
import { projectRoot } from './paths.js';

type Fields = Readonly<{
  properties: Readonly<Record<string, Readonly<{ title?: string; description?: string }>>>;
  required?: readonly string[];
}>;
type Step = Readonly<{ title: string; description?: string; input_parameters: Fields; output_parameters: Fields }>;

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
  functions?: Readonly<Record<string, Step>>;
  settings: Readonly<{ event_subscriptions: Readonly<{ bot_events: readonly string[] }> }>;
}>;

const described = (description: string | undefined) => (description ? { description } : {});

const fieldsOf = ({ properties, required = [] }: Fields): readonly StepField[] =>
  Object.entries(properties).map(([name, { title = name, description }]) => ({
    name,
    title,
    required: required.includes(name),
    ...described(description),
  }));

/** The text of a manifest → the settings that it makes. */
export function appOf(manifest: string): Partial<AppSettings> {
  const { features, oauth_config: oauth, functions = {}, settings } = parse(manifest) as Manifest;
  return {
    name: features.bot_user.display_name,
    scopes: [...oauth.scopes.bot, ...(oauth.scopes.bot_optional ?? [])],
    events: settings.event_subscriptions.bot_events,
    commands: (features.slash_commands ?? []).map((one) => ({
      command: one.command,
      shouldEscape: one.should_escape ?? false,
      ...described(one.description),
      ...(one.usage_hint ? { usageHint: one.usage_hint } : {}),
    })),
    shortcuts: (features.shortcuts ?? []).map(({ name, type, callback_id }) => ({
      name,
      type,
      callbackId: callback_id,
    })),
    steps: Object.entries(functions).map(
      ([callbackId, { title, description, input_parameters, output_parameters }]) => ({
        callbackId,
        title,
        ...described(description),
        inputs: fieldsOf(input_parameters),
        outputs: fieldsOf(output_parameters),
      }),
    ),
  };
}

export const ownManifest = (): Partial<AppSettings> => appOf(readFileSync(join(projectRoot(), 'manifest.yml'), 'utf8'));
