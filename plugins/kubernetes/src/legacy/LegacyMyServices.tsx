import { FleetCard } from '../components/Fleet';

/** The reader's own services. */
export function LegacyMyServices() {
  return <FleetCard scope="mine" />;
}
