/** Faults a test or a demo can ask for: the next calls are slow, limited, broken or refused. */
export type Fault =
  | Readonly<{ kind: 'slow'; ms: number }>
  | Readonly<{ kind: 'rate_limited'; seconds: number }>
  | Readonly<{ kind: 'status'; status: number }>
  | Readonly<{ kind: 'error'; error: string }>
  | Readonly<{ kind: 'hang_up' }>;

/** How often (default once), and for which method (`chat.postMessage`, `response_url`; default all). */
export type When = Readonly<{ method?: string; times?: number }>;
type Planned = { readonly fault: Fault; readonly method: string | undefined; left: number };

export type Misbehave = Readonly<{
  slow: (ms: number, when?: When) => void;
  rateLimit: (seconds: number, when?: When) => void;
  status: (status: number, when?: When) => void;
  error: (error: string, when?: When) => void;
  /** The connection is cut without an answer. */
  hangUp: (when?: When) => void;
  /** No more faults. */
  clear: () => void;
}>;

export type Faults = Readonly<{
  misbehave: Misbehave;
  take: (method: string) => Readonly<{ waitMs: number; fault?: Fault }>;
}>;

/** Nothing → a plan of faults: tests add to it, each call takes from it. Slowness adds up; of the others the oldest counts. */
export function createFaults(): Faults {
  let planned: Planned[] = [];
  const plan = (fault: Fault, { method, times = 1 }: When = {}) => {
    planned.push({ fault, method, left: times });
  };
  return {
    misbehave: {
      slow: (ms, when) => plan({ kind: 'slow', ms }, when),
      rateLimit: (seconds, when) => plan({ kind: 'rate_limited', seconds }, when),
      status: (status, when) => plan({ kind: 'status', status }, when),
      error: (error, when) => plan({ kind: 'error', error }, when),
      hangUp: (when) => plan({ kind: 'hang_up' }, when),
      clear: () => {
        planned = [];
      },
    },
    take: (method) => {
      const fitting = planned.filter((one) => one.method === undefined || one.method === method);
      const slow = fitting.filter(({ fault }) => fault.kind === 'slow');
      const other = fitting.find(({ fault }) => fault.kind !== 'slow');
      for (const one of other ? [...slow, other] : slow) one.left -= 1;
      planned = planned.filter(({ left }) => left > 0);
      const waitMs = slow.reduce((sum, { fault }) => sum + (fault.kind === 'slow' ? fault.ms : 0), 0);
      return { waitMs, ...(other ? { fault: other.fault } : {}) };
    },
  };
}
