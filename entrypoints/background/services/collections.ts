import { fromUtf8 } from '../../../utils/crypto/bytes.ts';
import { openMany } from '../../../utils/crypto/encString.ts';
import type { Collection } from '../../../utils/domain/collections.ts';
import { plainText } from '../../../utils/domain/plainText.ts';
import { getCollections } from '../../../utils/wire/collections.ts';
import type { ClientScope } from '../../../utils/wire/scope.ts';
import type { ApiService } from './api.ts';
import type { Directory } from './directory.ts';
import type { Keyring } from './keyring.ts';

/** A client's collections, their names opened here with that client's key. */
export function createCollectionsService(api: ApiService, directory: Directory, keyring: Keyring) {
  return {
    async list(scope: ClientScope): Promise<Collection[]> {
      const key = await keyring.clientKey(await directory.keptClient(scope.clientId));
      const { data } = await api.send(getCollections(scope));
      const names = await openMany(
        'field',
        data.map(({ name }) => name),
        key,
      );
      const text = (bytes: (typeof names)[number] | undefined) =>
        bytes instanceof Uint8Array ? plainText(fromUtf8(bytes)) : null;
      return data
        .map(({ id }, i) => ({ id, name: text(names[i]) }))
        .sort((a, b) => (a.name ?? '').localeCompare(b.name ?? ''));
    },
  };
}
