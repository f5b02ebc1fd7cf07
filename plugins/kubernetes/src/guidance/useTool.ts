import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  Cli,
  CONNECT_TOOLS,
  ConnectTool,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useEffect, useMemo, useState } from 'react';

/** Where this browser, or this user, keeps the tool that they chose last. */
const BUCKET = 'kubernetes.connect';
const KEY = 'tool';

const [DEFAULT_TOOL] = CONNECT_TOOLS;

/** The CLI for a user of this tool. */
export function cliName(tool: ConnectTool | undefined): Cli {
  return tool === 'oc' ? 'oc' : 'kubectl';
}

/** The tool that the reader chose last, and how to choose another one for all commands. */
export function useTool(): readonly [ConnectTool, (tool: ConnectTool) => void] {
  const storage = useApi(storageApiRef);
  const bucket = useMemo(() => storage.forBucket(BUCKET), [storage]);
  const [stored, setStored] = useState(() => bucket.snapshot(KEY).value);
  useEffect(() => {
    setStored(bucket.snapshot(KEY).value);
    const subscription = bucket
      .observe$(KEY)
      .subscribe(({ value }) => setStored(value));
    return () => subscription.unsubscribe();
  }, [bucket]);
  const choose = (tool: ConnectTool) => {
    setStored(tool);
    // What cannot be stored is still good until the page is closed.
    bucket.set(KEY, tool).catch(() => undefined);
  };
  return [CONNECT_TOOLS.find(tool => tool === stored) ?? DEFAULT_TOOL, choose];
}

/** The CLI of the commands that the user copies. */
export function useCli(): Cli {
  return cliName(useTool()[0]);
}
