/** How grave a finding is, the least first. */
export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
