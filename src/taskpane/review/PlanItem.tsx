import { Button, Field, Select, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useContext, useState, type FormEvent } from "react";
import type { PlanState, UnitRecord } from "../../domain/records";
import type { Unit } from "../../domain/units";
import { planStepsFrom } from "../../review/plans";
import { FormEnd } from "../parts/FormEnd";
import { FormsContext, useForm, usePane, useSpeech } from "../paneContext";
import { WORDS, type WordKey } from "../words";

const useStyles = makeStyles({
  item: { padding: `${tokens.spacingVerticalXXS} 0` },
  line: { display: "flex", justifyContent: "space-between", alignItems: "center", gap: tokens.spacingHorizontalS },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

const PLAN_WORDS = {
  未报: "planNotFiled",
  已报: "planFiled",
  退回修改: "planReturned",
  已审定: "planApproved",
} as const satisfies Record<PlanState, WordKey>;

export interface PlanItemProps {
  readonly unit: Unit;
  readonly record: UnitRecord | undefined;
}

/** The 落实方案 of a unit: where it stands, the opinion on it, and the form to go on. */
export function PlanItem({ unit, record }: PlanItemProps) {
  const { say } = useSpeech();
  const { busy } = usePane();
  const styles = useStyles();
  const form = useForm(`plan ${unit.code}`);
  const state = record?.planState ?? "未报";
  const details = [record?.planOpinion ?? "", record?.planDecidedOn ?? ""].filter((text) => text !== "");
  return (
    <div className={styles.item}>
      <div className={styles.line}>
        <span>
          {unit.name}：{say(PLAN_WORDS[state])}
        </span>
        {form.value("open") !== "yes" && (
          <Button
            size="small"
            disabledFocusable={busy}
            aria-label={say("changePlanOf", { unit: unit.name })}
            onClick={() => form.change("open", "yes")}
          >
            {say("changePlan")}
          </Button>
        )}
      </div>
      {details.length > 0 && <div className={styles.small}>{details.join(" · ")}</div>}
      {form.value("open") === "yes" && <PlanForm unit={unit} state={state} />}
    </div>
  );
}

function PlanForm({ unit, state }: { readonly unit: Unit; readonly state: PlanState }) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const { person } = useContext(FormsContext);
  const styles = useStyles();
  const form = useForm(`plan ${unit.code}`);
  const [tried, setTried] = useState(false);
  const ways = planStepsFrom(state);
  const chosen = ways.find((one) => one === form.value("state")) ?? ways[0] ?? state;
  const opinion = form.value("opinion").trim();
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || person.trim() === "") return;
    const step = { unit: unit.code, state: chosen, opinion };
    if (await conductor.perform((fund) => fund.setPlanState(step), WORDS.planDone)) form.clear();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void send(event)} noValidate aria-label={unit.name}>
      <Field label={say("planState")}>
        <Select value={chosen} onChange={(_event, data) => form.change("state", data.value)}>
          {ways.map((one) => (
            <option key={one} value={one}>
              {say(PLAN_WORDS[one])}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say("planOpinion")} hint={say("planOpinionHint")}>
        <Textarea
          rows={2}
          value={form.value("opinion")}
          onChange={(_event, data) => form.change("opinion", data.value)}
        />
      </Field>
      <FormEnd send={say("send")} missing={tried} onCancel={() => form.change("open", "")} />
    </form>
  );
}
