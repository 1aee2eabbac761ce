/** Whether one tab of the web vault goes from client to client, or each client has one of its own. */
export const TAB_MODES = ['one', 'perClient'] as const;
export type TabMode = (typeof TAB_MODES)[number];
