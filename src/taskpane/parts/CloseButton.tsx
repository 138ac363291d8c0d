import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { useSpeech } from "../paneContext";

/** Closes a message. */
export function CloseButton({ onClose }: { readonly onClose: () => void }) {
  const { say } = useSpeech();
  return (
    <Button
      appearance="transparent"
      size="small"
      icon={<DismissRegular />}
      aria-label={say("close")}
      onClick={onClose}
    />
  );
}
