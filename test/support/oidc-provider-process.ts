// Run as a process of its own: a real OpenID Connect provider, told by its parent who is sitting before it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { ProviderPerson, ProviderSetup } from './oidc-provider.ts';

const people = new Map<string, ProviderPerson>();
let current = '';
process.on('message', (person: ProviderPerson) => {
  people.set(person.sub, person);
  current = person.sub;
  process.send?.({ signedInAs: person.sub });
});
process.on('disconnect', () => process.exit(0));

const { redirectUri, clientId, clientSecret } = JSON.parse(process.argv[2] ?? '') as ProviderSetup;
const server = createServer((request, response) => handle(request, response));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_post',
    },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  cookies: { keys: ['only for tests'] },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => {
    const person = people.get(id);
    if (!person) return undefined;
    const { sub, email, isVerified } = person;
    return { accountId: id, claims: () => ({ sub, email, email_verified: isVerified }) };
  },
  loadExistingGrant: async (context) => {
    const { client, session } = context.oidc;
    if (!client || !session?.accountId) return undefined;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
});
const callback = provider.callback();
const handle = async (...[request, response]: Parameters<typeof callback>) => {
  if (!request.url?.startsWith('/interaction/')) return callback(request, response);
  const login = { accountId: current };
  await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
};
process.send?.({ issuer });
