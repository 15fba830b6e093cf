/** Small checks that are put together into the shape of a payload. A check says every fault and where it is. */
export type Fault = Readonly<{ message: string; at: string }>;
export type Check = (value: unknown, at: string) => readonly Fault[];
export type Fields = Readonly<Record<string, Check>>;
type Bounds = Readonly<{ min?: number; max?: number }>;

/** A fault → the line Slack writes for it. */
export const faultLine = ({ message, at }: Fault): string => `${message} [json-pointer:${at}]`;

export const fault = (message: string, at: string): readonly Fault[] => [{ message, at }];

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const anything: Check = () => [];

export const flag: Check = (value, at) => (typeof value === 'boolean' ? [] : fault('must provide a boolean', at));

/** A string of `min` to `max` characters, both allowed. */
export const string =
  (max: number, min = 1): Check =>
  (value, at) => {
    if (typeof value !== 'string') return fault('must provide a string', at);
    if (value.length < min) return fault(`must be more than ${min - 1} characters`, at);
    return value.length > max ? fault(`must be less than ${max + 1} characters`, at) : [];
  };

export const number =
  ({ min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Bounds = {}): Check =>
  (value, at) => {
    if (typeof value !== 'number') return fault('must provide a number', at);
    return value < min || value > max ? fault(`must be between ${min} and ${max}`, at) : [];
  };

export const oneOf =
  (...allowed: readonly string[]): Check =>
  (value, at) =>
    allowed.includes(value as string) ? [] : fault(`must be a valid enum value, one of ${allowed.join(', ')}`, at);

/** Only http and https: other schemes are refused. */
export const url =
  (max: number): Check =>
  (value, at) => {
    const length = string(max)(value, at);
    if (length.length > 0) return length;
    const parsed = URL.canParse(value as string) ? new URL(value as string) : undefined;
    return parsed && /^https?:$/.test(parsed.protocol) ? [] : fault('must be a valid URL', at);
  };

export const list =
  (item: Check, { min = 1, max = Number.POSITIVE_INFINITY }: Bounds = {}): Check =>
  (value, at) => {
    if (!Array.isArray(value)) return fault('must provide an array', at);
    if (value.length < min) return fault(`no less than ${min} items allowed`, at);
    if (value.length > max) return fault(`no more than ${max} items allowed`, at);
    return value.flatMap((entry, index) => item(entry, `${at}/${index}`));
  };

/** An object with all of `required`, any of `optional`, and nothing else. */
export const object =
  (required: Fields, optional: Fields = {}): Check =>
  (value, at) => {
    if (!isRecord(value)) return fault('must provide an object', at);
    const missing = Object.keys(required).filter((key) => value[key] === undefined || value[key] === null);
    const known: Fields = { ...optional, ...required };
    return [
      ...missing.flatMap((key) => fault(`missing required field: ${key}`, at)),
      ...Object.entries(value)
        .filter(([key, entry]) => entry !== undefined && entry !== null && !missing.includes(key))
        .flatMap(([key, entry]) => {
          const check = Object.hasOwn(known, key) ? known[key] : undefined;
          return check ? check(entry, `${at}/${key}`) : fault(`invalid additional property: ${key}`, at);
        }),
    ];
  };

/** An object whose `type` picks its check. */
export const byType =
  (types: Readonly<Record<string, Check>>): Check =>
  (value, at) => {
    if (!isRecord(value)) return fault('must provide an object', at);
    if (typeof value.type !== 'string') return fault('missing required field: type', at);
    const check = Object.hasOwn(types, value.type) ? types[value.type] : undefined;
    return check ? check(value, at) : fault(`unsupported type: ${value.type}`, `${at}/type`);
  };

/** All of the checks, one after the other. */
export const all =
  (...checks: readonly Check[]): Check =>
  (value, at) =>
    checks.flatMap((check) => check(value, at));
