import {
  getInvoiceCsv,
  getInvoices,
  getOwnSubscription,
  getSubscription,
  getWarnings,
} from '../../utils/wire/billing.ts';
import {
  deletePeople,
  getPeople,
  postConfirms,
  postInvites,
  postPublicKeys,
  postReinvites,
  putPerson,
} from '../../utils/wire/people.ts';
import { getProvider, putProvider } from '../../utils/wire/provider.ts';
import type { Endpoint } from './check.ts';
import { id, list, personId, providerScope, scope } from './scopes.ts';

const wireProvider = { id: id(2), name: 'Northwind', billingEmail: 'a@northwind.example', type: 0 };
const bulkAnswer = list({ id: id(5), error: 'Invalid user.' });

export const PROVIDER_ENDPOINTS: Record<string, Endpoint> = {
  getPeople: {
    request: getPeople(providerScope),
    sample: list({
      id: id(5),
      userId: id(1),
      name: 'Kim',
      email: 'kim@northwind.example',
      type: 0,
      status: 2,
    }),
  },
  getProvider: { request: getProvider(providerScope), sample: wireProvider },
  putProvider: {
    request: putProvider(providerScope, { name: 'Northwind', billingEmail: 'a@northwind.example' }),
    sample: wireProvider,
  },
  postInvites: { request: postInvites(providerScope, ['kim@northwind.example'], 1), sample: null },
  postReinvites: { request: postReinvites(providerScope, [personId]), sample: bulkAnswer },
  postPublicKeys: {
    request: postPublicKeys(providerScope, [personId]),
    sample: list({ id: personId, userId: id(1), key: 'MIIB' }),
  },
  postConfirms: {
    request: postConfirms(providerScope, [{ id: personId, key: '4.AAAA' }]),
    sample: bulkAnswer,
  },
  putPerson: { request: putPerson(providerScope, personId, 1), sample: null },
  deletePeople: { request: deletePeople(providerScope, [personId]), sample: bulkAnswer },
  getSubscription: {
    request: getSubscription(providerScope),
    sample: {
      status: 'active',
      currentPeriodEndDate: '2026-12-01T00:00:00Z',
      discountPercentage: 20,
      collectionMethod: 'charge_automatically',
      plans: [
        {
          planName: 'Teams (Monthly)',
          type: 17,
          productTier: 2,
          seatMinimum: 100,
          purchasedSeats: 0,
          assignedSeats: 80,
          cost: 400,
          cadence: 'Monthly',
        },
      ],
      accountCredit: 0,
      cancelAt: null,
      suspension: { suspensionDate: '2026-11-15T00:00:00Z', unpaidPeriodEndDate: null, gracePeriod: 14 },
      providerType: 0,
      paymentSource: { type: 0, description: 'Visa, *4242, 08/2028', needsVerification: false },
    },
  },
  getWarnings: {
    request: getWarnings(providerScope),
    sample: {
      suspension: { resolution: 'add_payment_method', subscriptionCancelsAt: '2027-01-01T00:00:00Z' },
      taxId: { type: 'tax_id_missing' },
    },
  },
  getInvoices: {
    request: getInvoices(providerScope),
    sample: {
      invoices: [
        {
          id: 'in_1',
          date: '2026-11-01T00:00:00Z',
          number: 'ABCD-0001',
          total: 400.5,
          status: 'open',
          dueDate: null,
          url: 'https://invoice.stripe.com/i/acct_demo/in_1',
        },
      ],
    },
  },
  getInvoiceCsv: {
    request: getInvoiceCsv(providerScope, 'in_1'),
    sample: 'Client,Id,Assigned,Used,Remaining,Plan,Estimated total\r\n',
  },
  getOwnSubscription: {
    request: getOwnSubscription(scope),
    sample: {
      id: id(3),
      subscription: {
        status: 'active',
        periodEndDate: '2027-01-01T00:00:00Z',
        cancelAtEndDate: false,
        cancelled: false,
        items: [{ amount: 48, quantity: 10, interval: 'year' }],
      },
      upcomingInvoice: { amount: 480, date: '2027-01-01T00:00:00Z' },
      customerDiscount: { active: true, percentOff: 10 },
    },
  },
};
