import type { Records } from '../../stores/records.ts';
import type { ApiService } from '../api.ts';
import type { Directory } from '../directory.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Keyring } from '../keyring.ts';
import type { LogNames } from '../logNames.ts';
import type { Plans } from '../plans.ts';
import type { SessionService } from '../session.ts';
import { createClientChanging } from './changing.ts';
import { createClientCreation, createClientRunner } from './creating.ts';
import { createExistingOrganizations } from './existing.ts';
import { createHalfMade } from './halfMade.ts';

interface ClientLifeDependencies {
  session: SessionService;
  records: Records;
  api: ApiService;
  directory: Directory;
  keyring: Keyring;
  plans: Plans;
  sync: { renew(): Promise<void> };
}

/** How clients come, change and go. The runner of jobs comes first, then what starts them. */
export function createClientLife(dependencies: ClientLifeDependencies) {
  const { session, directory, records } = dependencies;
  const halfMade = createHalfMade(session, directory, records);
  return {
    runner: createClientRunner({ ...dependencies, halfMade }),
    begin: (jobs: Jobs, names: LogNames) => ({
      halfMade,
      creation: createClientCreation(directory, jobs),
      changing: createClientChanging({ ...dependencies, names, halfMade }),
      existing: createExistingOrganizations(dependencies),
    }),
  };
}
