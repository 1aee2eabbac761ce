/** ISO 8601 with trailing zeros of the fraction dropped, as the real server writes dates. @param at epoch milliseconds */
export function wireDate(at: number): string {
  return new Date(at).toISOString().replace(/\.?0*Z$/, 'Z');
}

export function list<T>(data: T[], continuationToken: string | null = null) {
  return { object: 'list', data, continuationToken };
}

/** Provider users and clients reached through a provider have none of these. */
export const NO_PERMISSIONS = {
  accessEventLogs: false,
  accessImportExport: false,
  accessReports: false,
  createNewCollections: false,
  editAnyCollection: false,
  deleteAnyCollection: false,
  manageGroups: false,
  managePolicies: false,
  manageSso: false,
  manageUsers: false,
  manageResetPassword: false,
  manageScim: false,
  manageAccessRules: false,
};
