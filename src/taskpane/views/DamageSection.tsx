import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import { failure, success, type Result } from "../../domain/fault";
import type { FundUseCases } from "../../usecases/fund";
import type { MendPreview } from "../../usecases/mend";
import type { BookView } from "../../usecases/view";
import type { Damage } from "../../workbook/damage/damage";
import { LongList } from "../parts/LongList";
import { Mark } from "../parts/Mark";
import { usePane, useSpeech } from "../paneContext";
import { WORDS } from "../words";

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalS} 0 0`, fontSize: tokens.fontSizeBase300 },
  item: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalXS} 0`,
    overflowWrap: "anywhere",
  },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  text: { margin: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

type Ids = readonly string[] | "all";

interface Wish {
  readonly ids: Ids;
  readonly preview: MendPreview;
}

/**
 * 表格损坏: what is broken about our sheets, with a preview of every cell before anything is written. Nothing is drawn
 * while all is sound. `book` is what was read last: a new one asks again; null where the book cannot be read.
 */
export default function DamageSection({ book }: { readonly book: BookView["book"] | null }) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const styles = useStyles();
  const [damages, setDamages] = useState<readonly Damage[]>([]);
  const [wish, setWish] = useState<Wish | null>(null);
  const [mended, setMended] = useState(0);
  useEffect(() => {
    let left = false;
    void conductor
      .look((fund) => fund.damages())
      .then((found) => (left || found === null ? undefined : setDamages(found)));
    return () => {
      left = true;
    };
  }, [conductor, book, mended]);
  const ask = useCallback(
    async (ids: Ids): Promise<void> => {
      const preview = await conductor.ask((fund) => fund.previewMend(ids));
      if (preview) setWish({ ids, preview });
    },
    [conductor],
  );
  const apply = async (ids: Ids): Promise<void> => {
    const done = await conductor.perform((fund) => mendedView(fund, ids), WORDS.damageDone);
    setWish(null);
    if (done) setMended(mended + 1);
  };
  if (damages.length === 0) return null;
  const plain = damages.filter((damage) => damage.plain).length;
  const title = say("damageTitle", { count: damages.length });
  return (
    <section aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      {wish ? (
        <Preview preview={wish.preview} onApply={() => void apply(wish.ids)} onCancel={() => setWish(null)} />
      ) : (
        <>
          {plain > 1 && (
            <Button size="small" disabledFocusable={busy} onClick={() => void ask("all")}>
              {say("damageMendAll", { count: plain })}
            </Button>
          )}
          <LongList
            items={damages}
            keyOf={(damage) => damage.id}
            draw={(damage) => <DamageItem damage={damage} onMend={() => void ask([damage.id])} />}
          />
        </>
      )}
    </section>
  );
}

/** Mends, then reads what the workbook holds; what still cannot be read says why. */
async function mendedView(fund: FundUseCases, ids: Ids): Promise<Result<BookView>> {
  const mended = await fund.mend(ids);
  if (!mended.ok) return mended;
  const view = await fund.view();
  if (!view.ok) return view;
  return view.value === null ? failure(NOTHING_LEFT) : success(view.value);
}

const NOTHING_LEFT = {
  code: "book-missing",
  sentence: { zh: "这个工作簿里还没有衡拨的表。", en: "This workbook holds no Hengbo sheets yet." },
  nextStep: { zh: "请先打开通知，或载入示例。", en: "Open a notice or load the sample first." },
} as const;

function DamageItem({ damage, onMend }: { readonly damage: Damage; readonly onMend: () => void }) {
  const { say, pick } = useSpeech();
  const { busy } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.item}>
      <p className={styles.text}>
        <Mark kind={damage.level === "damage" ? "broken" : "unknown"} />
        {damage.level === "note" && `${say("damageNote")} `}
        {pick(damage.sentence)}
      </p>
      <p className={styles.small}>{pick(damage.nextStep)}</p>
      {damage.repair ? (
        <div>
          <Button
            size="small"
            disabledFocusable={busy}
            onClick={onMend}
            aria-label={`${say("damageMend")} ${damage.address}`}
          >
            {say("damageMend")}
          </Button>
        </div>
      ) : (
        <p className={styles.small}>{say("damageByHand")}</p>
      )}
    </div>
  );
}

interface PreviewProps {
  readonly preview: MendPreview;
  readonly onApply: () => void;
  readonly onCancel: () => void;
}

function Preview({ preview, onApply, onCancel }: PreviewProps) {
  const { say } = useSpeech();
  const { busy } = usePane();
  const styles = useStyles();
  const noted = preview.damages.some(({ repair }) => repair?.kind === "note");
  const lines = [
    ...preview.renames.map((rename) => say("damageRename", rename)),
    ...preview.sheets.map((sheet) => say("damagePlace", { sheet })),
    ...preview.changes.map((change) => say("damageCell", change)),
    ...preview.moves.map((move) => say("damageMove", move)),
    ...(noted ? [say("damageNoted")] : []),
  ];
  return (
    <>
      <p className={styles.small}>{say("damagePreview")}</p>
      <ul className={styles.list} aria-label={say("damagePreview")}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" disabledFocusable={busy} onClick={onApply}>
          {say("damageApply")}
        </Button>
        <Button size="small" onClick={onCancel}>
          {say("damageCancel")}
        </Button>
      </div>
    </>
  );
}
