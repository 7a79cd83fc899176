package dev.shangjia.engine.procedure;

import dev.shangjia.engine.LocalText;

/** What somebody can do in a case that has started. */
public sealed interface CaseAction {

  /** Hands in what a {@code collect} stage asks for. */
  record HandIn(String stage, String outcome, Actor by) implements CaseAction {
    /** The outcome that most of these stages have. */
    public static final String DONE = "done";
  }

  /** Decides a {@code review} stage; where a second person is asked for, this proposes. */
  record Decide(String stage, String outcome, Actor by) implements CaseAction {}

  /** Says as the second person whether a proposed decision stands. */
  record Confirm(String stage, Verdict verdict, Actor by) implements CaseAction {
    /** Whether the second person agrees. */
    public enum Verdict {
      AGREED,
      DECLINED
    }
  }

  /** Answers what was returned. */
  record Answer(String stage, Actor by) implements CaseAction {}

  /** Gives the case up. */
  record Withdraw(Actor by) implements CaseAction {}

  /**
   * Judges the gate of a rollout that has lasted long enough.
   *
   * @param outcome {@code passed}, {@code failed} or {@code not-enough-data}
   */
  record JudgeGate(String stage, String outcome, Actor by) implements CaseAction {}

  /** Reports that the effects of an {@code effect} stage were carried out. */
  record EffectsDone(String stage, Actor by) implements CaseAction {}

  /**
   * Reports that they were not.
   *
   * @param why what happened
   */
  record EffectsFailed(String stage, LocalText why, Actor by) implements CaseAction {}

  /** Nobody does anything; dates pass. */
  record TimePasses() implements CaseAction {}
}
