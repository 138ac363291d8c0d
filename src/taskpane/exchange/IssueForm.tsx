import {
  Button,
  Checkbox,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useContext, useState, type FormEvent } from "react";
import type { AllocationState } from "../../domain/records";
import type { Unit } from "../../domain/units";
import type { BookView } from "../../usecases/view";
import { Disclosure } from "../parts/Disclosure";
import { PersonField } from "../parts/PersonField";
import { FormsContext, useForm, usePane, useSpeech, type Form } from "../paneContext";
import { LEFT_OUT, readIssueRequest } from "./issueRequest";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, alignItems: "stretch" },
  text: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  units: { display: "flex", flexWrap: "wrap" },
});

const UNDECIDED: readonly AllocationState[] = ["草案", "科室复核"];

/** For which 填报期, until when, to whom; an empty 填报期 is this month. */
export function IssueForm({ view }: { readonly view: BookView }) {
  const { say } = useSpeech();
  const { conductor, dispatch, busy } = usePane();
  const { person } = useContext(FormsContext);
  const styles = useStyles();
  const form = useForm("issue");
  const [tried, setTried] = useState(false);
  const { units, today, state } = view.book;
  const read = readIssueRequest(form.value, units, today.date);
  const issue = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const { request } = read;
    if (busy || request === null || person.trim() === "") return;
    const issued = await conductor.ask(async (fund) => {
      const { makeFile } = await import("../../xlsx/makeFile");
      return fund.issueUnitFiles(request, makeFile);
    });
    if (issued) dispatch({ type: "issued", issued });
    void conductor.recheck();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void issue(event)} noValidate aria-label={say("issueTitle")}>
      <p className={styles.text}>{say("issueHint")}</p>
      {UNDECIDED.includes(state) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{say("issueDraft")}</MessageBarBody>
        </MessageBar>
      )}
      <Field
        label={say("period")}
        hint={say("periodHint")}
        required
        {...fault(tried && read.periodUnreadable, say("periodMissing"))}
      >
        <Input
          value={form.value("period")}
          placeholder={today.date.slice(0, "2020-05".length)}
          onChange={(_event, data) => form.change("period", data.value)}
        />
      </Field>
      <Field
        label={say("due")}
        hint={say("dueHint")}
        {...fault(tried && read.dueUnreadable, say("dueUnreadable", { text: form.value("due") }))}
      >
        <Input value={form.value("due")} onChange={(_event, data) => form.change("due", data.value)} />
      </Field>
      <Field label={say("contact")} hint={say("contactHint")}>
        <Input value={form.value("contact")} onChange={(_event, data) => form.change("contact", data.value)} />
      </Field>
      <UnitChoice units={units} form={form} missing={tried && read.noUnit} />
      <PersonField missing={tried} />
      <Button type="submit" appearance="primary" disabledFocusable={busy}>
        {say("issueNow")}
      </Button>
    </form>
  );
}

function fault(shown: boolean, message: string): { validationState?: "error"; validationMessage?: string } {
  return shown ? { validationState: "error", validationMessage: message } : {};
}

interface UnitChoiceProps {
  readonly units: readonly Unit[];
  readonly form: Form;
  readonly missing: boolean;
}

/** All of them unless somebody leaves some out. */
function UnitChoice({ units, form, missing }: UnitChoiceProps) {
  const { say } = useSpeech();
  const styles = useStyles();
  const chosen = units.filter(({ code }) => form.value(`unit ${code}`) !== LEFT_OUT);
  const all = chosen.length === units.length;
  return (
    <Disclosure label={all ? say("allUnits", { count: units.length }) : say("someUnits", { count: chosen.length })}>
      <div className={styles.units} role="group" aria-label={say("chooseUnits")}>
        {units.map(({ code, name }) => (
          <Checkbox
            key={code}
            label={name}
            checked={form.value(`unit ${code}`) !== LEFT_OUT}
            onChange={(_event, data) => form.change(`unit ${code}`, data.checked === true ? "" : LEFT_OUT)}
          />
        ))}
      </div>
      {missing && <p role="alert">{say("noUnitChosen")}</p>}
    </Disclosure>
  );
}
