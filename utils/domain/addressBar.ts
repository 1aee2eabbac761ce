/**
 * Whether the suggestions in the address bar name clients. A browser that may keep on disk what was chosen there has
 * to be told to: `hidden` until it is `shown`. One that keeps nothing does so `always`.
 */
export const ADDRESS_BAR_NAMES = ['always', 'shown', 'hidden'] as const;
export type AddressBarNames = (typeof ADDRESS_BAR_NAMES)[number];
