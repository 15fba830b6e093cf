import { PATHS } from '../../src/surfaces/slack/health.js';
import { manifests, read, readYaml, schemaFaults, settingsInSource } from './support.js';

type Container = Readonly<{
  image: string;
  ports: { name: string; containerPort: number }[];
  env: { name: string; value: string }[];
  envFrom: { secretRef: { name: string } }[];
  securityContext: object;
  volumeMounts: { name: string; mountPath: string }[];
  [probe: `${string}Probe`]: { httpGet: { path: string; port: string } };
}>;
type Pod = Readonly<{
  securityContext: object;
  automountServiceAccountToken: boolean;
  terminationGracePeriodSeconds: number;
  containers: [Container];
  volumes: { name: string }[];
}>;
type Deployment = Readonly<{
  metadata: { name: string };
  spec: {
    replicas: number;
    selector: { matchLabels: object };
    template: { metadata: { labels: object; annotations: Record<string, string> }; spec: Pod };
  };
}>;

const all = manifests();
const one = <T>(kind: string): T => all.find(({ object }) => object.kind === kind)?.object as T;
const deployment = one<Deployment>('Deployment');
const { template, replicas, selector } = deployment.spec;
const pod = template.spec;
const [bot] = pod.containers;
const service = one<{ spec: { selector: object; ports: { targetPort: string }[] } }>('Service');
const budget = one<{ spec: { minAvailable: number; selector: { matchLabels: object } } }>('PodDisruptionBudget');

test('every manifest is what Kubernetes takes', () => {
  const checked = all.filter(({ object }) => object.kind !== 'Kustomization');
  expect(schemaFaults(checked.map(({ object }) => object))).toEqual(checked.map(() => ''));
});

test('a manifest with a fault is refused by the same check', () => {
  const faulty = { ...deployment, spec: { ...deployment.spec, replicas: 'two' } };
  expect(schemaFaults([faulty])).toEqual([expect.stringContaining('replicas must be integer')]);
});

test('what is applied together is there, and the sample of the secret is not among it', () => {
  const { resources, images } = readYaml<{ resources: string[]; images: { name: string; newTag: string }[] }>(
    'ops/kubernetes/kustomization.yaml',
  );
  const files = all
    .map(({ file }) => file)
    .filter((file) => !['kustomization.yaml', 'secret.sample.yaml'].includes(file));
  expect(resources.toSorted()).toEqual(files.toSorted());
  expect(images.map(({ name, newTag }) => `${name}:${newTag}`)).toEqual([bot.image]);
});

test('the image is the one of this version', () => {
  const { name, version } = JSON.parse(read('package.json'));
  expect(bot.image).toBe(`${name}:${version}`);
});

test('it runs without root, without privileges and without writing to its files', () => {
  expect(pod.securityContext).toMatchObject({
    runAsNonRoot: true,
    runAsUser: 1000,
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(bot.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  expect(pod.automountServiceAccountToken).toBe(false);
});

test('what it may write to is mounted', () => {
  expect(bot.volumeMounts.map(({ mountPath }) => mountPath)).toEqual(['/tmp', '/data']);
  expect(bot.volumeMounts.map(({ name }) => name)).toEqual(pod.volumes.map(({ name }) => name));
});

test.each([
  ['startup', PATHS.alive],
  ['liveness', PATHS.alive],
  ['readiness', PATHS.ready],
] as const)('the %s probe asks where the app answers', (kind, path) => {
  expect(bot[`${kind}Probe`]?.httpGet).toEqual({ path, port: 'http' });
});

test('ports, and where Prometheus reads, agree', () => {
  const { annotations } = template.metadata;
  const port = bot.ports.find(({ name }) => name === 'http')?.containerPort;
  expect(bot.env).toContainEqual({ name: 'PORT', value: String(port) });
  expect(annotations['prometheus.io/port']).toBe(String(port));
  expect(annotations['prometheus.io/path']).toBe(PATHS.metrics);
  expect(service.spec.ports.map(({ targetPort }) => targetPort)).toEqual(['http']);
});

test('all of them mean the same pods, of which one stays when a machine is emptied', () => {
  expect([selector.matchLabels, service.spec.selector, budget.spec.selector.matchLabels]).toEqual(
    Array(3).fill(template.metadata.labels),
  );
  expect(budget.spec.minAvailable).toBeLessThan(replicas);
});

test('it has longer to end than it takes', () => {
  const lastWords = Number(/LAST_WORDS_MS = ([\d_]+)/.exec(read('src/main.ts'))?.[1]?.replace('_', ''));
  expect(pod.terminationGracePeriodSeconds * 1_000).toBeGreaterThan(5_000 + lastWords);
});

test('its settings, and those of the secret, are settings of the bot', () => {
  const known = settingsInSource();
  const secret = one<{ metadata: { name: string }; stringData: Record<string, string> }>('Secret');
  expect(bot.envFrom.map(({ secretRef }) => secretRef.name)).toEqual([secret.metadata.name]);
  const named = [...bot.env.map(({ name }) => name), ...Object.keys(secret.stringData)];
  expect(named.filter((name) => !known.has(name))).toEqual([]);
  expect(Object.values(secret.stringData).join('')).toBe('');
});
