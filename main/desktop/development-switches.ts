import { isAbsolute } from 'node:path';

/** What tests and the demo may change about a start. Null: as it ships. */
export interface DevelopmentSwitches {
  /** The simulated service, on this computer only. */
  readonly serviceUrl: string | null;
  /** The 32 bytes of the simulated service's root key. */
  readonly serviceRootKey: Buffer | null;
  /** PEM of the certificate of the simulated service's files. */
  readonly serviceCertificate: string | null;
  /** The folder for all data of this start. */
  readonly userData: string | null;
}

export type SwitchesReading =
  | { readonly ok: true; readonly switches: DevelopmentSwitches }
  /** One sentence for the terminal; the app must not start. */
  | { readonly ok: false; readonly sentence: string };

type Environment = Readonly<Record<string, string | undefined>>;

const none: DevelopmentSwitches = {
  serviceUrl: null,
  serviceRootKey: null,
  serviceCertificate: null,
  userData: null,
};
const thisComputer = new Set(['127.0.0.1', 'localhost', '[::1]']);

const isLocalService = (text: string): boolean => {
  try {
    const url = new URL(text);
    return (
      (url.protocol === 'ws:' || url.protocol === 'wss:') &&
      thisComputer.has(url.hostname) &&
      url.username === '' &&
      url.password === ''
    );
  } catch {
    return false;
  }
};

const refuse = (name: string, expected: string, value: string): SwitchesReading => ({
  ok: false,
  sentence: `${name} must be ${expected}, but it is ${JSON.stringify(value.slice(0, 100))}.`,
});

/** Reads SWITCHBOARD_*. A packaged app has no such switches: nobody can point it at another service. */
export const readDevelopmentSwitches = (environment: Environment, isPackaged: boolean): SwitchesReading => {
  if (isPackaged) return { ok: true, switches: none };
  const {
    SWITCHBOARD_SERVICE_URL: serviceUrl = '',
    SWITCHBOARD_SERVICE_ROOT_KEY: rootKey = '',
    SWITCHBOARD_SERVICE_CERTIFICATE: certificate = '',
    SWITCHBOARD_USER_DATA: userData = '',
  } = environment;
  if (serviceUrl !== '' && !isLocalService(serviceUrl)) {
    return refuse(
      'SWITCHBOARD_SERVICE_URL',
      'a ws:// or wss:// address on 127.0.0.1, localhost or [::1]',
      serviceUrl,
    );
  }
  if (rootKey !== '' && !/^[0-9a-f]{64}$/i.test(rootKey)) {
    return refuse('SWITCHBOARD_SERVICE_ROOT_KEY', '64 hexadecimal digits (32 bytes)', rootKey);
  }
  if (
    certificate !== '' &&
    !/^-----BEGIN CERTIFICATE-----\n[\w+/=\n]+-----END CERTIFICATE-----\n?$/.test(certificate)
  ) {
    return refuse('SWITCHBOARD_SERVICE_CERTIFICATE', 'a certificate as PEM', certificate);
  }
  if (certificate !== '' && serviceUrl === '') {
    return {
      ok: false,
      sentence: 'SWITCHBOARD_SERVICE_CERTIFICATE needs SWITCHBOARD_SERVICE_URL, which is not set.',
    };
  }
  if (rootKey !== '' && serviceUrl === '') {
    // A root key of our own must never be trusted on the way to the real service.
    return {
      ok: false,
      sentence: 'SWITCHBOARD_SERVICE_ROOT_KEY needs SWITCHBOARD_SERVICE_URL, which is not set.',
    };
  }
  if (userData !== '' && (!isAbsolute(userData) || userData.includes('\0'))) {
    return refuse('SWITCHBOARD_USER_DATA', 'an absolute path', userData);
  }
  return {
    ok: true,
    switches: {
      serviceUrl: serviceUrl === '' ? null : serviceUrl,
      serviceRootKey: rootKey === '' ? null : Buffer.from(rootKey, 'hex'),
      serviceCertificate: certificate === '' ? null : certificate,
      userData: userData === '' ? null : userData,
    },
  };
};
