import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useContext, useState } from "react";
import { FormsContext, usePane, useSpeech } from "../paneContext";

const useStyles = makeStyles({
  line: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, flexWrap: "wrap" },
});

/** Who acts, by a typed name (自报, D14). Asked once; then shown wherever it will be written. */
export function PersonField({ missing }: { readonly missing: boolean }) {
  const { say } = useSpeech();
  const { dispatch } = usePane();
  const { person } = useContext(FormsContext);
  const styles = useStyles();
  const [editing, setEditing] = useState(person.trim() === "");
  if (!editing) {
    return (
      <div className={styles.line}>
        <span>{say("actingAs", { person })}</span>
        <Button size="small" appearance="subtle" onClick={() => setEditing(true)}>
          {say("changePerson")}
        </Button>
      </div>
    );
  }
  return (
    <Field
      label={say("person")}
      hint={say("personHint")}
      required
      {...(missing && person.trim() === ""
        ? { validationState: "error", validationMessage: say("personMissing") }
        : {})}
    >
      <Input
        value={person}
        autoComplete="name"
        onChange={(_event, data) => dispatch({ type: "personNamed", person: data.value })}
      />
    </Field>
  );
}
