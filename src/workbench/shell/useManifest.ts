import { useEffect, useState } from "react";
import { ManifestError, readManifest } from "./manifest";
import type { AddInManifest } from "./manifest";
import { preferences, usePreferences } from "./preferences";
import { currentWords } from "./words";

/** The add-in's manifest once it is read, or the sentence saying why there is none. */
export interface LoadedManifest {
  readonly value: AddInManifest | null;
  readonly problem: string | null;
}

async function fetchManifest(): Promise<LoadedManifest> {
  const response = await fetch("/manifest.xml");
  if (!response.ok) return { value: null, problem: currentWords().manifestMissing };
  try {
    return { value: readManifest(await response.text(), preferences().locale), problem: null };
  } catch (error) {
    if (error instanceof ManifestError) return { value: null, problem: error.message };
    throw error;
  }
}

/** Reads the manifest the server offers, and again when the language changes. */
export function useManifest(): LoadedManifest {
  const [manifest, setManifest] = useState<LoadedManifest>({ value: null, problem: null });
  const { locale } = usePreferences();
  useEffect(() => {
    let current = true;
    fetchManifest().then(
      (loaded) => current && setManifest(loaded),
      (error: unknown) => current && setManifest({ value: null, problem: String(error) }),
    );
    return () => {
      current = false;
    };
  }, [locale]);
  return manifest;
}
