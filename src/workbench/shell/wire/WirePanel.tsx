import { Button, makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { JSX } from "react";
import type { FaultPlan } from "../../host/faults";
import type { Workbench } from "../workbench";
import { useWords } from "../words";
import { FaultForm } from "./FaultForm";
import { MessageList } from "./MessageList";

const useStyles = makeStyles({
  panel: {
    display: "flex",
    flexDirection: "column",
    flexShrink: 0,
    height: "min(300px, 45vh)",
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  header: { display: "flex", alignItems: "center", justifyContent: "space-between", paddingRight: "4px" },
});

interface WirePanelProps {
  readonly workbench: Workbench;
  readonly onPlan: (plan: FaultPlan) => void;
  readonly onClose: () => void;
}

/** What goes over the wire between pane and host, and faults to be put in its way. */
export function WirePanel({ workbench, onPlan, onClose }: WirePanelProps): JSX.Element {
  const styles = useStyles();
  const words = useWords();
  const [tab, setTab] = useState<unknown>("messages");
  return (
    <section className={styles.panel} aria-label={words.wire} data-region="wire">
      <div className={styles.header}>
        <TabList size="small" selectedValue={tab} onTabSelect={(_event, { value }) => setTab(value)}>
          <Tab value="messages">{words.wireMessages}</Tab>
          <Tab value="faults">{words.wireFaults}</Tab>
        </TabList>
        <Button
          appearance="subtle"
          size="small"
          icon={<DismissRegular />}
          aria-label={`${words.close} ${words.wire}`}
          onClick={onClose}
        />
      </div>
      {tab === "messages" ? <MessageList wire={workbench} /> : <FaultForm plan={workbench.faults()} onPlan={onPlan} />}
    </section>
  );
}
