/** Passwords as PHC strings; the algorithm is the host's. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** With null, the same work for nobody's password: always false, and no faster. */
  verify(stored: string | null, password: string): Promise<boolean>;
  /** True when it was made with weaker settings than today's. */
  isOutdated(stored: string): boolean;
}

/** What a host brings that lets people sign in. The demo brings none: its visitor chooses whom to look as. */
export interface SignInPort {
  passwords: Passwords;
  /** 256 random bits, base64url. */
  newToken(): string;
  /** Where the request comes from, as far as the host can tell; what guessing is slowed down by. */
  senderOf(request: Request): string;
  /** True when the browser reached this host by plain http on the same machine. */
  isLocal(request: Request): boolean;
}
