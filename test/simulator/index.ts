import { makeAdminCalls, type AdminCalls } from './admin/calls.ts';
import { scenarios, type ScenarioName } from './scenarios/index.ts';
import { listen } from './server/listener.ts';
import { DEFAULT_OPTIONS, type ServiceOptions } from './server/options.ts';
import { Service } from './server/service.ts';

export type { AdminCalls } from './admin/calls.ts';
export type { SimulatorEvent } from './server/events.ts';
export type { ScenarioName } from './scenarios/index.ts';

export interface SimulatorOptions extends Partial<ServiceOptions> {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly scenario?: ScenarioName;
  /** Phones that exist from the start. */
  readonly accounts?: number;
}

export interface Simulator {
  /** WebSocket address for clients. */
  readonly url: string;
  readonly adminUrl: string;
  /** Hex; what a client under test sets as WA_CERT_DETAILS.PUBLIC_KEY. */
  readonly rootKey: string;
  readonly port: number;
  /** The same over TLS, with this certificate (PEM). */
  readonly secureUrl: string;
  readonly mediaHost: string;
  readonly certificate: string;
  readonly admin: AdminCalls;
  stop(): Promise<void>;
}

export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, scenario = 'quiet', accounts = 0, ...rest } = options;
  const service = new Service({ ...DEFAULT_OPTIONS, ...rest });
  for (let count = 0; count < accounts; count++) service.directory.addPhone(service.directory.create());
  scenarios[scenario](service);
  const listener = await listen(service, port);
  return {
    url: `ws://127.0.0.1:${listener.port}/ws/chat`,
    adminUrl: `http://127.0.0.1:${listener.port}/admin`,
    rootKey: service.noise.rootKey.toString('hex'),
    port: listener.port,
    secureUrl: `wss://127.0.0.1:${listener.securePort}/ws/chat`,
    mediaHost: service.mediaHost,
    certificate: listener.certificate,
    admin: makeAdminCalls(service),
    stop: async () => {
      service.stop();
      await listener.stop();
    },
  };
}
