/**
 * Puppeteer selectors by what assistive technology sees; both parts match whole. Always with the role: by name
 * alone Firefox finds a field's label before the field.
 */
export function byRole(role: string, name?: string): string {
  const named = name === undefined ? '' : `[name="${name}"]`;
  return `::-p-aria(${named}[role="${role}"])`;
}

/** A password field has no role of its own in Firefox, so its element stands for the role. */
export function passwordField(name: string): string {
  return `input::-p-aria([name="${name}"])`;
}
