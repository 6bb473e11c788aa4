import { z } from 'zod';

/** Without it zod tries to compile its checks, which the console's content security policy forbids and reports. */
z.config({ jitless: true });
