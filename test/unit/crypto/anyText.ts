import fc from 'fast-check';

/** Any well-formed text, all planes included. fast-check's own `unit: 'binary'` takes most of a second to set up. */
const unit = fc
  .oneof(
    fc.integer({ min: 0, max: 0x7f }),
    fc.integer({ min: 0, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
  )
  .map((point) => String.fromCodePoint(point));

export const anyText = fc.string({ unit });
