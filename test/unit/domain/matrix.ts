/**
 * Section 7 of the provider reference as it is read, apart from the table the product decides by: one line for each
 * right, one column for each situation. `+` is yes; everything else is the short name of why not.
 */
export const REASON_OF = {
  adm: 'providerAdminOnly',
  con: 'billingConsolidated',
  csus: 'clientSuspended',
  exc: 'excludesProviderUsers',
  key: 'clientUnreadable',
  low: 'membershipTooLow',
  mem: 'memberOnly',
  new: 'providerNotSetUp',
  nob: 'privateToMember',
  off: 'membershipNotActive',
  old: 'alreadySetUp',
  plan: 'planLacksFeature',
  psus: 'providerSuspended',
  res: 'notForResellers',
  ro: 'itemsReadOnly',
  sep: 'billingSeparate',
} as const;

/**
 * Section 7.2. A is a Provider Admin and S a Service User: of a managed service provider and of a business unit with
 * one subscription (both alike), of a provider whose clients pay for themselves, of a reseller, of a provider that is
 * not set up, of one that is suspended.
 */
export const PROVIDER_MATRIX = `
                          A    S    A/sep S/sep A/res S/res A/new S/new A/sus S/sus
provider.read             +    +    +     +     +     +     +     +     +     +
provider.edit             +    adm  +     adm   +     adm   new   adm   +     adm
provider.setUp            old  adm  old   adm   old   adm   +     adm   old   adm
provider.delete           +    adm  +     adm   +     adm   +     adm   +     adm
people.manage             +    adm  +     adm   +     adm   new   adm   +     adm
events.read               +    adm  +     adm   +     adm   new   adm   +     adm
account.events.read       +    +    +     +     +     +     +     +     +     +
clients.read              +    +    +     +     +     +     new   new   +     +
clients.create            +    adm  sep   adm   res   adm   new   adm   psus  adm
clients.createSeparately  con  adm  +     adm   +     adm   new   adm   psus  adm
clients.addable.read      +    +    sep   sep   res   res   new   new   psus  psus
clients.add               +    adm  sep   adm   res   adm   new   adm   psus  adm
clients.addSeparately     con  adm  +     adm   +     adm   new   adm   psus  adm
clients.rename            +    +    sep   sep   res   res   new   new   +     +
clients.seats.assign      +    +    sep   sep   res   res   new   new   psus  psus
clients.seats.buy         +    adm  sep   adm   res   adm   new   adm   psus  adm
clients.unlink            +    adm  +     adm   +     adm   new   adm   +     adm
billing.read              +    +    sep   sep   res   res   new   new   +     +
billing.warnings.read     +    +    +     +     +     +     new   new   +     +
billing.invoices.read     +    adm  sep   adm   res   adm   new   adm   +     adm
billing.payment.manage    +    adm  +     adm   +     adm   new   adm   +     adm
`;

/**
 * Section 7.3 with 7.4 and 7.5. A and S where provider users read items, A= and S= where they manage them like an
 * Owner. Then a Service User where items are read, who is a direct member too: Owner, Admin, User, a custom role with
 * everything granted, a revoked Owner. Then a Provider Admin like A=, but the client is suspended, its key does not open,
 * its plan has no features; the provider is suspended; clients pay for themselves.
 */
export const CLIENT_MATRIX = `
                              A    S    A=   S=   Owner Admin User Custom Revoked csus key  plan psus sep
client.open                   +    +    +    +    +     +     +    +      +       csus +    +    psus +
client.details.read           +    +    +    +    +     +     +    +      +       +    +    +    +    +
client.edit                   +    +    +    +    +     +     +    +      +       csus +    +    psus +
client.billingEmail.edit      +    +    +    +    +     +     +    +      +       csus +    +    psus +
client.collectionSettings.edit +   +    +    +    +     +     +    +      +       csus +    +    psus +
client.subscription.read      +    +    +    +    +     +     +    +      +       +    +    +    +    +
client.subscription.edit      con  con  con  con  con   con   con  con    con     con  con  con  con  +
client.events.read            +    +    +    +    +     +     +    +      +       +    +    plan +    +
client.reports.read           +    +    +    +    +     +     +    +      +       csus +    +    psus +
client.insights.read          +    +    +    +    +     +     +    +      +       csus +    plan psus +
client.delete                 +    +    +    +    +     +     +    +      +       +    +    +    psus +
client.leave                  mem  mem  mem  mem  +     +     +    +      off     mem  mem  mem  mem  mem
client.members.manage         +    +    +    +    +     +     +    +      +       csus +    +    psus +
client.members.confirm        +    +    +    +    +     +     +    +      +       csus key  +    psus +
client.groups.manage          +    +    +    +    +     +     +    +      +       csus +    plan psus +
client.policies.manage        +    +    +    +    +     +     +    +      +       csus +    plan psus +
client.policies.autoConfirm   exc  exc  exc  exc  exc   exc   exc  exc    exc     exc  exc  exc  exc  exc
client.recovery.use           +    +    +    +    +     +     +    +      +       csus key  plan psus +
client.recovery.ofProviderAdmins + adm  +    adm  adm   adm   adm  adm    adm     csus key  plan psus +
client.devices.approve        +    +    +    +    +     +     +    +      +       csus key  plan psus +
client.sso.manage             +    +    +    +    +     +     +    +      +       csus +    plan psus +
client.domains.manage         +    +    +    +    +     +     +    +      +       csus +    plan psus +
client.scim.manage            +    +    +    +    +     +     +    +      +       csus +    plan psus +
client.directory.manage       +    +    +    +    +     +     +    +      +       csus +    plan psus +
client.apiKey.manage          +    +    +    +    +     +     +    +      +       csus +    plan psus +
client.collections.read       +    +    +    +    +     +     +    +      +       csus key  +    psus +
client.collections.manage     +    +    +    +    +     +     +    +      +       csus key  +    psus +
client.vault.open             +    +    +    +    +     +     +    +      +       csus key  +    psus +
client.items.read             +    +    +    +    +     +     +    +      +       csus key  +    psus +
client.items.assigned.read    mem  mem  mem  mem  +     +     +    +      off     mem  mem  mem  mem  mem
client.items.add              ro   ro   +    +    +     +     low  +      off     csus key  +    psus +
client.items.edit             ro   ro   +    +    +     +     low  +      off     csus key  +    psus +
client.items.attachments      ro   ro   +    +    +     +     low  +      off     csus key  +    psus +
client.items.import           +    +    +    +    +     +     +    +      +       csus key  +    psus +
client.items.export           +    +    +    +    +     +     +    +      +       csus key  +    psus +
client.items.serverExport     mem  mem  mem  mem  +     +     low  +      off     mem  mem  mem  mem  mem
client.items.purge            +    +    +    +    +     +     +    +      +       csus +    +    psus +
client.items.record           mem  mem  mem  mem  +     +     +    +      off     mem  mem  mem  mem  mem
client.tasks.manage           mem  mem  mem  mem  +     low   low  low    off     mem  mem  mem  mem  mem
client.privateItems.read      nob  nob  nob  nob  nob   nob   nob  nob    nob     nob  nob  nob  nob  nob
client.secretsManager.use     mem  mem  mem  mem  low   low   low  +      off     mem  mem  mem  mem  mem
client.pam.use                mem  mem  mem  mem  low   low   low  +      off     mem  mem  mem  mem  mem
`;

/** Right -> situation -> short word. @throws Error when a line has not one word for each column */
export function readMatrix(text: string): Map<string, Map<string, string>> {
  const [head = '', ...lines] = text.trim().split('\n');
  const columns = head.trim().split(/\s+/);
  return new Map(
    lines.map((line) => {
      const [right = '', ...words] = line.trim().split(/\s+/);
      if (words.length !== columns.length) throw new Error(`${right} has ${words.length} words`);
      return [right, new Map(columns.map((column, at) => [column, words[at] ?? '']))];
    }),
  );
}
