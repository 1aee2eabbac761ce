type KdfModule = typeof import('../../../utils/crypto/kdf.ts');

/**
 * The real key stretching, run once for the same password, salt and cost: a proof that signs in at each of many steps
 * is not about how long that takes.
 */
export async function stretchOnce(load: () => Promise<unknown>): Promise<KdfModule> {
  const real = (await load()) as KdfModule;
  const known = new Map<string, ReturnType<KdfModule['deriveMasterKey']>>();
  return {
    ...real,
    async deriveMasterKey(...given) {
      const name = JSON.stringify(given);
      const derived = known.get(name) ?? real.deriveMasterKey(...given);
      known.set(name, derived);
      return (await derived).slice();
    },
  };
}
