/**
 * What a served account is (domain.md 4, object share, first match wins [O]): a contracted streamer, a shop of a
 * registered belt's trade, any other shop, or a brand's own.
 */
export const MERCHANT_KINDS = ['mcn', 'belt', 'merchant', 'brand'] as const;
export type MerchantKind = (typeof MERCHANT_KINDS)[number];

/** What a provider is to a merchant it serves: a leap is owned by a primary one, an assisting one counts none (5.2 [O]). */
export const RELATION_ROLES = ['primary', 'assist'] as const;
export type RelationRole = (typeof RELATION_ROLES)[number];
