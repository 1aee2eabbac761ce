type RsaModule = typeof import('../../../utils/crypto/rsa.ts');
type Pair = Awaited<ReturnType<RsaModule['generateKeyPair']>>;

const PAIRS = 4;

/** Real key pairs, but few, handed out in turn: a proof that makes a client at each of many steps is not about their making. */
export async function fewPairs(load: () => Promise<unknown>): Promise<RsaModule> {
  const real = (await load()) as RsaModule;
  const made: Promise<Pair>[] = [];
  let asked = 0;
  return {
    ...real,
    async generateKeyPair() {
      const turn = asked++ % PAIRS;
      made[turn] ??= real.generateKeyPair();
      const { publicKeySpki, privateKeyPkcs8 } = await made[turn];
      return { publicKeySpki: publicKeySpki.slice(), privateKeyPkcs8: privateKeyPkcs8.slice() };
    },
  };
}
