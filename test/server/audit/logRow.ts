/** One row of the audit log as stored: only the members that are set. `at` in epoch milliseconds. */
export interface LogRow {
  type: number;
  at: number;
  userId?: string;
  organizationId?: string;
  providerId?: string;
  cipherId?: string;
  collectionId?: string;
  groupId?: string;
  policyId?: string;
  organizationUserId?: string;
  providerUserId?: string;
  providerOrganizationId?: string;
  actingUserId?: string;
  deviceType?: number;
  ipAddress?: string;
}

/** Names of reference/provider-api.md section 1.1, for the types this server writes. */
export const EVENT = {
  userLoggedIn: 1000,
  userChangedPassword: 1001,
  userRecoveredTwoStep: 1004,
  userFailedLogIn: 1005,
  userFailedLogInTwoStep: 1006,
  userExportedVault: 1007,
  organizationUserInvited: 1500,
  organizationVaultAccessed: 1603,
  providerUserInvited: 1800,
  providerUserConfirmed: 1801,
  providerUserUpdated: 1802,
  providerUserRemoved: 1803,
  clientCreated: 1900,
  clientAdded: 1901,
  clientRemoved: 1902,
  clientVaultAccessed: 1903,
} as const;
