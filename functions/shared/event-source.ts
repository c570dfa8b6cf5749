/** The `source` of everything this product puts on its bus; lib/constructs/event-bus.ts listens for the same. */
export const EVENT_SOURCE = 'lead-handoff';
