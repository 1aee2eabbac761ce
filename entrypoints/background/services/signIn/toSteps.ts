import {
  type ClosedStep,
  type SecondSteps,
  STEP_KINDS,
  type StepKind,
} from '../../../../utils/domain/secondStep.ts';
import type { RegionAddresses } from '../../../../utils/wire/regions.ts';
import type { TwoFactorMethod } from '../../../../utils/wire/twoFactor.ts';
import type { Proof, Waiting } from '../../stores/underWay.ts';
import { readDuoAddress } from './duoAddress.ts';

type SecondStepState = Pick<Extract<Waiting, { step: 'secondStep' }>, 'steps' | 'duoUrls' | 'duo'>;

/** The ways Bitwarden named, as ways that are open from here and ways that are not. */
export function toSteps(
  methods: readonly TwoFactorMethod[],
  proof: Proof,
  region: RegionAddresses,
): SecondStepState {
  const open = new Set<StepKind>(['recoveryCode']);
  const closed = new Set<ClosedStep>();
  const duoUrls: SecondStepState['duoUrls'] = { duo: null, organizationDuo: null };
  let mailTo: SecondSteps['mailTo'] = null;
  for (const method of methods) {
    if (method.kind === 'webAuthn') closed.add('webAuthn');
    else if (method.kind === 'unknown') closed.add('other');
    else if (!('authUrl' in method)) open.add(method.kind);
    else if (!readDuoAddress(method.authUrl, region)) closed.add('duoUnavailable');
    else {
      duoUrls[method.kind] = method.authUrl;
      open.add(method.kind);
    }
    if (method.kind === 'email') mailTo = method.address;
  }
  return {
    steps: {
      open: STEP_KINDS.filter((kind) => open.has(kind)),
      closed: [...closed],
      mailTo,
      mailedAt: null,
      canRemember: proof.kind === 'password',
      failed: null,
    },
    duoUrls,
    duo: null,
  };
}
