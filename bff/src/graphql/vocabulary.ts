import type {
  Cause,
  Channel,
  Condition,
  DeclineReason,
  DisputedPart,
  DueRowKind,
  IntakeReason,
  JourneyState,
  Lamp,
  NextStep,
  RatingReason,
  Resolution,
  RevealReason,
  Role,
  Solved,
  Stage,
  Tier,
  Urgency,
} from '@qihu/shared'
import type * as sdl from './generated/resolver-types.ts'

/** Breaks the build when a word of the rules and the SDL's enum of the same name differ. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
type Checked<T extends true> = T

export type Vocabulary = [
  Checked<Same<Cause, sdl.Cause>>,
  Checked<Same<Channel, sdl.Channel>>,
  Checked<Same<Condition, sdl.Condition>>,
  Checked<Same<DeclineReason, sdl.DeclineReason>>,
  Checked<Same<DisputedPart, sdl.DisputedPart>>,
  Checked<Same<DueRowKind, sdl.DueRowKind>>,
  Checked<Same<IntakeReason, sdl.IntakeReason>>,
  Checked<Same<JourneyState, sdl.JourneyState>>,
  Checked<Same<Lamp, sdl.LampColour>>,
  Checked<Same<NextStep, sdl.NextStep>>,
  Checked<Same<RatingReason, sdl.RatingReason>>,
  Checked<Same<Resolution, sdl.Resolution>>,
  Checked<Same<RevealReason, sdl.RevealReason>>,
  Checked<Same<Role, sdl.Role>>,
  Checked<Same<Solved, sdl.Solved>>,
  Checked<Same<Stage, sdl.Stage>>,
  Checked<Same<Tier, sdl.Tier>>,
  Checked<Same<Urgency, sdl.Urgency>>,
]
