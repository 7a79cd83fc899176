/**
 * Procedures as cases: their events, tasks, decisions and the desk where people work on them.
 *
 * <p>One package, because a step of a case is one transaction over nearly all of it; only the
 * facade and its values are public. Whoever looks for something finds it by these names:
 *
 * <ul>
 *   <li>A step: {@code Cases} (what may happen), {@code CaseRecording} (what follows), {@code
 *       CaseLedger} (its record), {@code Playbook} (a rulebook, ready to be played), {@code
 *       JdbcCases}, {@code JdbcTasks}, {@code JdbcDecisions}.
 *   <li>Handing in: {@code Submissions}, {@code Offering}, {@code Subjects}, {@code StartPages}.
 *   <li>Deciding: {@code Desk} and {@code DeskGuard} (who works on what), {@code DeskReading} (what
 *       they see), {@code Checklist}, {@code DecisionCheck} and {@code CitationTypes} (what a
 *       decision has to say, and how much of it counts).
 *   <li>Objecting: {@code Contests}, {@code Appeals}, {@code Succession}, {@code ObjectionPages},
 *       {@code RulePages}.
 *   <li>Judging again: {@code SecondReviewSampling} (which decisions), {@code SecondReviewers} (by
 *       whom), {@code SecondReviews} (what they do), {@code SecondReviewGuard} (what is kept from
 *       them), {@code SecondReviewReading}, {@code SecondReviewPages}.
 *   <li>The page of a case: {@code CasePages} and {@code ClaimPages} do, {@code CasePageReading},
 *       {@code CaseReading} and {@code HandedInReading} read, the {@code ...View}s are shown.
 *   <li>What cases change and rest on: {@code EffectSettling}, {@code EffectAnswers}, {@code
 *       CaseFacts}, {@code StatedFacts}, {@code RolloutGates}.
 * </ul>
 */
@ApplicationModule(
    allowedDependencies = {
      "sql",
      "tenancy",
      "web",
      "audit",
      "effects",
      "notices",
      "accounts",
      "agreements",
      "policies",
      "apps",
      "inspections",
      "files"
    })
@NullMarked
package dev.shangjia.platform.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
