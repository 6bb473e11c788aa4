const SECRET_BYTES = 32;

/** A new secret as Standard Webhooks writes it. The host must sign with it, so it is stored as it is. */
export function newWebhookSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
