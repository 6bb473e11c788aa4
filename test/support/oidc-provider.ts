import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface ProviderPerson {
  sub: string;
  email: string;
  isVerified: boolean;
}

export interface ProviderSetup {
  redirectUri: string;
  clientId: string;
  clientSecret: string;
}

/** A real OpenID Connect provider in a process of its own. */
export interface TestProvider {
  issuer: string;
  /** Who is sitting before the provider from now on. */
  signInAs(person: ProviderPerson): Promise<void>;
  close(): Promise<void>;
}

export async function startOidcProvider(setup: ProviderSetup): Promise<TestProvider> {
  const program = join(import.meta.dirname, 'oidc-provider-process.ts');
  // Its notices are about a provider that serves more than a test.
  const child = fork(program, [JSON.stringify(setup)], { stdio: 'ignore', execArgv: [] });
  const answer = async () => {
    const settled = new AbortController();
    const { signal } = settled;
    const ended = once(child, 'exit', { signal }).then(([code]) => {
      throw new Error(`the provider ended with ${code}`);
    });
    const [message] = await Promise.race([once(child, 'message', { signal }), ended]);
    ended.catch(() => undefined);
    settled.abort();
    return message as Record<string, string>;
  };
  const { issuer = '' } = await answer();
  return {
    issuer,
    async signInAs(person) {
      child.send(person);
      await answer();
    },
    async close() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
