package dev.shangjia.platform.casework;

import dev.shangjia.platform.notices.NoticeKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What people are told of cases. The words of each stand under {@code casework.notice.CODE}; {@code
 * {0}} is the case's number, {@code {1}} its subject, {@code {2}} its procedure, and what follows
 * is said with each.
 */
enum CaseNotice {
  /** What was handed in arrived: 3 who acts now, 4 what they do, 5 until when. */
  RECEIVED(NoticeKind.CASE, Telling.OPEN),
  /** Somebody of the market started a case about the reader: 3 to 5 as of {@link #RECEIVED}. */
  STARTED(NoticeKind.CASE, Telling.OPEN),
  /** The reader has the ball: 3 the stage, 4 what to do, 5 until when. */
  YOUR_TURN(NoticeKind.CASE, Telling.OPEN),
  /** Something has to be put right: 3 the stage, 4 what, 5 until when. */
  RETURNED(NoticeKind.CASE, Telling.OPEN),
  /** A stage was decided and the case goes on: 3 the stage, 4 the outcome, 5 what was said. */
  DECIDED(NoticeKind.CASE, Telling.OPEN),
  /** Figures were judged: 3 the stage, 4 the outcome. */
  JUDGED(NoticeKind.CASE, Telling.OPEN),
  /** A date passed without an answer: 3 the stage, 4 what follows. */
  LAPSED(NoticeKind.CASE, Telling.OPEN),
  /** The case is over: 3 the end, 4 what was said. */
  ENDED(NoticeKind.CASE, Telling.OPEN),
  /** To who waits: a date was missed. 3 the stage, 4 who was told. */
  LATE(NoticeKind.CASE, Telling.OPEN),
  /** To who is told of missed dates: 3 the stage, 4 who missed it, 5 until when it was. */
  ESCALATED(NoticeKind.CASE, Telling.OPEN),
  /** Something is in the world now: 3 what. */
  CARRIED_OUT(NoticeKind.CASE, Telling.OPEN),
  /** It no longer is: 3 what. */
  UNDONE(NoticeKind.CASE, Telling.OPEN),
  /** Something could not be brought into the world: 3 the stage, 4 why. */
  FAILED(NoticeKind.CASE, Telling.OPEN),
  /** A date of the reader comes near: 3 the stage, 4 what to do, 5 until when. */
  REMINDER(NoticeKind.CASE, Telling.OPEN),
  /** A date of the desk comes near: the same. */
  DESK_REMINDER(NoticeKind.DESK, Telling.AT_DESK),
  /** A second person is needed: 3 the stage, 4 the outcome. */
  CONFIRM(NoticeKind.CASE, Telling.AT_DESK),
  /** The second person did not agree: 3 the stage. */
  NOT_CONFIRMED(NoticeKind.CASE, Telling.AT_DESK),
  /** Somebody gave the reader a task: 3 the stage, 4 who, 5 until when. */
  HANDED_OVER(NoticeKind.CASE, Telling.AT_DESK),
  /** To who appealed: 3 until when it is answered. */
  APPEAL_RECEIVED(NoticeKind.CASE, Telling.OPEN),
  /** To who may answer: the same. */
  APPEAL_TO_ANSWER(NoticeKind.CASE, Telling.OPEN),
  /** To who appealed: 3 what came of it, 4 the answer. */
  APPEAL_ANSWERED(NoticeKind.CASE, Telling.OPEN),
  /** To who may answer: the date of an appeal, 3, comes near. */
  APPEAL_REMINDER(NoticeKind.CASE, Telling.OPEN),
  /** To both sides: an appeal was not answered by its date, 3. */
  APPEAL_LATE(NoticeKind.CASE, Telling.OPEN),
  /** To who contested: 3 the finding, 4 what came of it, 5 the answer. */
  CONTEST_ANSWERED(NoticeKind.CASE, Telling.OPEN),
  /** Somebody wrote into the case: 3 who, 4 what. */
  NOTE(NoticeKind.CASE, Telling.OPEN);

  private static final String WORDS = "casework.notice.";

  private final NoticeKind kind;
  private final Telling telling;
  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  CaseNotice(NoticeKind kind, Telling telling) {
    this.kind = kind;
    this.telling = telling;
  }

  /** Whether others than the desk know that somebody of the desk was told. */
  private enum Telling {
    OPEN,
    AT_DESK
  }

  NoticeKind kind() {
    return kind;
  }

  /** Under which key its words stand. */
  String key() {
    return WORDS + code;
  }

  /** The name in what makes a notice the same one; it never changes. */
  String code() {
    return code;
  }

  boolean isDesks() {
    return telling == Telling.AT_DESK;
  }

  /** The one with a key; empty when it is none of a case. */
  static Optional<CaseNotice> ofKey(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
  }
}
