/** Stands in until the portal's document is generated. */
export type paths = Record<string, any>;
