/** Which row stands under which key (projections/rows). Types only. */

import type * as p from "../protocol.generated";

export interface DayView {
  workshop: p.WorkshopRow;
  [round: `round/${number}`]: p.RoundRow;
  [table: `table/${number}`]: p.TableRow;
  [version: `version/${number}`]: p.VersionRow;
  [target: `target/${number}/${string}/${number}`]: p.TargetRow;
}

export interface TableView {
  table: p.TableRow;
  order: p.OrderRow;
  headline: p.HeadlineRow;
  law: p.LawRow;
  [member: `member/${string}`]: p.MemberRow;
  [choice: `choice/${string}`]: p.ChoiceRow;
  [amount: `amount/${string}/${number}`]: p.AmountRow;
  [effect: `effect/${string}`]: p.EffectRow;
  [own: `own/${string}`]: p.OwnRow;
  [reason: `reason/${string}`]: p.ReasonRow;
  [stance: `stance/${string}/${string}`]: p.StanceRow;
  [result: `result/${string}`]: p.ResultRow;
  [standing: `standing/${string}/${number}`]: p.StandingRow;
  [rate: `rate/${string}/${number}`]: p.RateRow;
  [turned: `turned/${string}`]: p.TurnedRow;
  [limit: `limit/${string}`]: p.LimitRow;
  [flag: `flag/${string}`]: p.FlagRow;
  [recent: `recent/${number}`]: p.RecentRow;
}

/** Of `hall` and `overview`. */
export interface HallView {
  summary: p.SummaryRow;
  version: p.HallVersionRow;
  [table: `table/${number}`]: p.HallTableRow;
  [cell: `cell/${string}/${number}`]: p.CellRow;
  [agree: `agree/${string}`]: p.AgreeRow;
  [own: `own/${number}/${string}`]: p.HallOwnRow;
  [recent: `recent/${number}`]: p.RecentRow;
}

export interface FacilitatorView {
  [seat: `seat/${string}`]: p.SeatRow;
  [activity: `activity/${number}`]: p.ActivityRow;
}

export interface FinanceView {
  [ask: `ask/${number}/${string}`]: p.AskRow;
}
