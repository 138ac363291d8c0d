import { Component, type ReactNode } from "react";
import { unexpectedFault, type ShownFault } from "../faults";
import { FaultBar } from "./FaultBar";

interface FaultBoundaryState {
  readonly fault: ShownFault | null;
}

/** The one boundary for unexpected faults while drawing; `再试一次` draws again from the kept state. */
export class FaultBoundary extends Component<{ readonly children: ReactNode }, FaultBoundaryState> {
  override state: FaultBoundaryState = { fault: null };

  static getDerivedStateFromError(error: unknown): FaultBoundaryState {
    return { fault: unexpectedFault(error) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    return fault ? <FaultBar fault={fault} onRetry={() => this.setState({ fault: null })} /> : this.props.children;
  }
}
