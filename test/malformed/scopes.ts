export const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const list = (...data: object[]) => ({ object: 'list', data, continuationToken: null });
export const SEALED =
  '2.aWl2aWl2aWl2aWl2aQ==|ZGF0YWRhdGFkYXRhZGE=|bWFjbWFjbWFjbWFjbWFjbWFjbWFjbWFjbWFjbWFjbWE=';

/** Of the same client whatever asks; builders look at what they need. */
export const scope = {
  kind: 'view',
  accountId: id(1),
  providerId: id(2),
  clientId: id(3),
  linkId: id(4),
  epoch: 1,
  document: 'document-1',
  token: 'token-1',
} as never;
export const providerScope = { kind: 'provider', accountId: id(1), providerId: id(2), epoch: 1 } as never;
export const joiningScope = {
  kind: 'joining',
  accountId: id(1),
  providerId: id(2),
  organizationId: id(3),
  epoch: 1,
} as never;

export const personId = id(5) as never;
