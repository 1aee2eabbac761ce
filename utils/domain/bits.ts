/** Named switches as one number: which bit is whose follows from the order of the names. */
export function packBits<Name extends string>(
  names: readonly Name[],
  isSet: (name: Name) => boolean | null | undefined,
): number {
  return names.reduce((bits, name, at) => (isSet(name) === true ? bits | (1 << at) : bits), 0);
}

/** Whether the switch of that name is on; a name that has no bit is off. */
export function hasBit<Name extends string>(names: readonly Name[], bits: number, name: Name): boolean {
  const at = names.indexOf(name);
  return at >= 0 && (bits & (1 << at)) !== 0;
}
