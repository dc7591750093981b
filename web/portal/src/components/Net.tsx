import { Component, type ReactNode } from 'react';
import { Problem } from './states';

/** A page that breaks takes nothing else with it. */
export class Net extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown };
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override render() {
    if (this.state.error === null) return this.props.children;
    return <Problem problem={this.state.error} again={() => location.reload()} />;
  }
}
