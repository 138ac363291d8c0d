import { Radio, RadioGroup, type RadioGroupProps } from "@fluentui/react-components";

export interface ChoiceGroupProps extends Omit<RadioGroupProps, "children" | "value" | "defaultValue" | "onChange"> {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** Empty while nothing is chosen. */
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

/**
 * Radio buttons of which Tab reaches one, the chosen or else the first, and the arrows the others. Browsers do so by
 * themselves; Office.js moves the focus on Tab through a list of its own, which holds every radio button not taken out.
 */
export function ChoiceGroup({ choices, value, onChoose, ...rest }: ChoiceGroupProps) {
  const reached = choices.some((choice) => choice.value === value) ? value : choices[0]?.value;
  return (
    <RadioGroup {...rest} value={value} onChange={(_event, data) => onChoose(data.value)}>
      {choices.map((choice) => (
        <Radio
          key={choice.value}
          value={choice.value}
          label={choice.label}
          tabIndex={choice.value === reached ? 0 : -1}
        />
      ))}
    </RadioGroup>
  );
}
