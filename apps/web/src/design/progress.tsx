import type { ReactElement } from 'react';

/** How far something is. Without `all` it only says that it goes on. */
export const Progress = (props: {
  readonly label: string;
  readonly done: number;
  readonly all: number | null;
  readonly width?: number;
}): ReactElement => {
  const share = props.all && props.all > 0 ? Math.min(1, props.done / props.all) : null;
  return (
    <div
      className="bar"
      role="progressbar"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(share === null ? {} : { 'aria-valuenow': Math.round(share * 100) })}
      data-unknown={share === null}
      style={props.width ? { width: props.width } : {}}
    >
      <span style={share === null ? {} : { width: `${share * 100}%` }} />
    </div>
  );
};
