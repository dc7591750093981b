/** The calls that several of these pages make. */
import { api, got } from '../../api/client';
import { useRead } from '../../api/hooks';
import { useMode } from '../../session';

/** Every provider of the mode. The list changes with a release of the server alone. */
export function useSources() {
  const [mode] = useMode();
  return useRead(
    ['providers', mode],
    () => got(api.GET('/portal/v1/{mode}/providers', { params: { path: { mode } } })),
    { staleTime: 600_000 },
  );
}

/** The templates of the mode, the newest first; more than that many are not chosen from a list. */
export function useTemplates() {
  const [mode] = useMode();
  return useRead(['winkTemplates', mode, 'all'], () =>
    got(api.GET('/portal/v1/{mode}/winkTemplates', { params: { path: { mode }, query: { size: 150 } } })),
  );
}

export function useConsents() {
  const [mode] = useMode();
  return useRead(['consents', mode], () =>
    got(api.GET('/portal/v1/{mode}/consents', { params: { path: { mode } } })),
  );
}

/** The consent templates of the mode, the one in force first. */
export function useConsentTemplates() {
  const [mode] = useMode();
  return useRead(['consentTemplates', mode, 'all'], () =>
    got(api.GET('/portal/v1/{mode}/consentTemplates', { params: { path: { mode }, query: { size: 150 } } })),
  );
}
