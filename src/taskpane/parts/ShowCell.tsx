import { Button } from "@fluentui/react-components";
import { usePane, useSpeech } from "../paneContext";

/** Jumps to a cell (`分配表!E9`); the accessible name tells which, since many stand on one page. */
export function ShowCell({ address }: { readonly address: string }) {
  const { conductor, busy } = usePane();
  const { say } = useSpeech();
  return (
    <Button
      size="small"
      disabledFocusable={busy}
      aria-label={say("showCellAt", { address })}
      onClick={() => void conductor.show(address)}
    >
      {say("showCell")}
    </Button>
  );
}
