/** The button that opens an event's details, and that has the focus again when they close. */
export const detailsButtonId = (eventId: string): string => `audit-log-details-${eventId}`;
