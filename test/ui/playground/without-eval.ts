import { config } from 'zod';

/* Imported first: the schemas of the contract must not try `eval`, which the policy of the window reports. */
config({ jitless: true });
