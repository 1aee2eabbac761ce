import type { AddressBarNames } from '../../../utils/domain/addressBar.ts';
import type { Platform } from '../platform.ts';

type AddressBarDependencies = Pick<Platform, 'disk' | 'keepsAddressBar'>;

export type AddressBarService = ReturnType<typeof createAddressBar>;

/** What the address bar may say. Names of clients stay out of what the browser may keep, until a person says otherwise. */
export function createAddressBar({ disk, keepsAddressBar }: AddressBarDependencies) {
  async function names(): Promise<AddressBarNames> {
    if (!keepsAddressBar) return 'always';
    return (await disk.showsAddressBarNames()) ? 'shown' : 'hidden';
  }
  return {
    names,
    async showNames(isOn: boolean): Promise<AddressBarNames> {
      await disk.keepAddressBarNames(isOn ? 'shown' : 'hidden');
      return names();
    },
  };
}
