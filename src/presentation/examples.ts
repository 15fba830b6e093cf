/** Questions to show a newcomer, made of the knowledge's own names. */
import type { MatrixIndex } from '../knowledge/matrix.js';

/** Matrix → three questions, each of which gets a real answer. */
export function exampleQuestions(matrix: MatrixIndex): readonly string[] {
  const { platforms, deployments } = matrix.knowledge.matrix;
  const spread = [...platforms].sort((a, b) => availableIn(b.statuses) - availableIn(a.statuses));
  const [first, second = first] = spread;
  const [column] = deployments.filter((d) => first?.statuses[d.id] === 'available').slice(-2);
  const last = deployments.at(-1);
  return [
    `${first?.name} on ${column?.short ?? last?.short}`,
    `how do I set up ${second?.name}?`,
    `what works on ${last?.short}?`,
  ];
}

const availableIn = (statuses: Readonly<Record<string, string>>): number =>
  Object.values(statuses).filter((status) => status === 'available').length;
