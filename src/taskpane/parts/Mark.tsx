import { makeStyles } from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { QuestionRegular } from "@fluentui/react-icons/svg/question";
import { WarningRegular } from "@fluentui/react-icons/svg/warning";

const ICONS = {
  met: CheckmarkRegular,
  broken: DismissRegular,
  advice: WarningRegular,
  unknown: QuestionRegular,
} as const;

export type MarkKind = keyof typeof ICONS;

const useStyles = makeStyles({ mark: { verticalAlign: "-0.125em", marginRight: "2px" } });

/**
 * The sign beside a verdict's word, drawn because a machine's fonts may lack ✓ and ✗. The word says the same, so
 * that a screen reader does not hear it twice.
 */
export function Mark({ kind }: { readonly kind: MarkKind }) {
  const Icon = ICONS[kind];
  return <Icon className={useStyles().mark} aria-hidden="true" data-mark={kind} />;
}
