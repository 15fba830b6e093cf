/** Times of contenders that take turns, so that whatever else the machine does hits all of them alike. */
import type { Question } from './questions.js';

export type Contender = Readonly<{
  name: string;
  questions: readonly Question[];
  ask: (question: Question) => unknown;
}>;

/** Microseconds a question, and questions a second over whole rounds. */
export type Times = Readonly<{ name: string; questions: number; median: number; p99: number; perSecond: number }>;

const MICROSECONDS = 1000; // in a millisecond, which the clock counts

/** Runs contenders in turn, `warmUp` rounds unmeasured. A question's time is its best over the rounds. */
export function takeTurns(contenders: readonly Contender[], rounds: number, warmUp: number): Times[] {
  const measured = contenders.map((contender) => ({ contender, rounds: [] as number[][] }));
  for (let round = -warmUp; round < rounds; round++) {
    for (const { contender, rounds } of measured) {
      const times = runRound(contender);
      if (round >= 0) rounds.push(times);
    }
  }
  return measured.map(({ contender: { name, questions }, rounds }) => {
    const each = questions.map((_, i) => Math.min(...rounds.map((times) => times[i] ?? 0)));
    const best = Math.min(...rounds.map((times) => times.reduce((sum, time) => sum + time, 0)));
    const [median, p99] = [quantile(each, 0.5) * MICROSECONDS, quantile(each, 0.99) * MICROSECONDS];
    return { name, questions: questions.length, median, p99, perSecond: (questions.length / best) * 1000 };
  });
}

function runRound({ questions, ask }: Contender): number[] {
  return questions.map((question) => timed(() => ask(question)).time);
}

/** The value of a function, and the milliseconds it took. */
export function timed<T>(run: () => T): { value: T; time: number } {
  const start = performance.now();
  const value = run();
  return { value, time: performance.now() - start };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Megabytes of objects and typed arrays in use once all garbage is gone (needs `node --expose-gc`). */
export function heapInUse(): number {
  for (let i = 0; i < 3; i++) global.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1024 ** 2;
}
