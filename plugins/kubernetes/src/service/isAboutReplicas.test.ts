import { aFinding } from '../fixtures';
import { isAboutReplicas } from './isAboutReplicas';

const of = (name: string, commands: readonly string[] = []) =>
  isAboutReplicas(aFinding(['dice-1'], { class: name }), commands);

it.each(['InsufficientCPU', 'QuotaExceeded', 'ScaledToZero'])(
  'holds for %s, which fewer or more pods would change',
  name => expect(of(name)).toBe(true),
);

it.each(['ApplicationError', 'OOMKilled', 'ImageNotFound', 'HouseRule'])(
  'does not hold for %s',
  name => expect(of(name)).toBe(false),
);

it('holds for a rule of the platform team whose remedy is to scale', () => {
  expect(of('HouseRule', ['kubectl scale deployment dice --replicas=2'])).toBe(
    true,
  );
  expect(of('HouseRule', ['kubectl get pods -n autoscaler'])).toBe(false);
});
