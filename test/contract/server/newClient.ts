/** As well-formed as a server that opens nothing can tell. */
export const newClientBody = (more: Record<string, unknown> = {}) => ({
  name: 'Zephyr & Sons',
  ownerEmail: 'owner@zephyr.example',
  planType: 17,
  seats: 5,
  key: '2.AAAA|AAAA|AAAA',
  keyPair: { publicKey: 'AAAA', encryptedPrivateKey: '2.AAAA|AAAA|AAAA' },
  collectionName: '2.BBBB|BBBB|BBBB',
  ...more,
});
