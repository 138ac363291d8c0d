import { makeStyles } from "@fluentui/react-components";
import type { ProjectTable } from "../../domain/project";
import { LongList } from "../parts/LongList";
import { useSpeech } from "../paneContext";
import { ProjectLine } from "../views/ProjectItem";

const useStyles = makeStyles({ page: { minWidth: 0 } });

/** The project table as it would be written, every cell with its mark. */
export function ProposedProjects({ table }: { readonly table: ProjectTable }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const book = { repairs: table.repairs, units: table.units.list };
  return (
    <div className={styles.page}>
      <LongList
        label={say("projects")}
        items={table.projects}
        keyOf={({ number }) => String(number)}
        draw={(project) => <ProjectLine project={project} book={book} />}
      />
    </div>
  );
}
