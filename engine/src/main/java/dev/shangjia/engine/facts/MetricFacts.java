package dev.shangjia.engine.facts;

import dev.shangjia.engine.facts.FactType.Scalar;
import dev.shangjia.engine.facts.FactType.Struct;
import java.util.List;

/**
 * What the platform counts of an app: in a rollout, for gates and scores; in the market, for lists.
 */
final class MetricFacts {
  private static final FactFields PLATFORM = FactFields.ofThePlatform();
  private static final String ENTERPRISES = "enterprises";
  private static final String MEMBERS = "members";
  private static final String ANSWERS = "answers";
  private static final String POINTS = "points";
  private static final String RECORDS = "records";

  /** All of the rollout's period and of the enterprises in its cohort. */
  static final Struct METRICS =
      Struct.of(
          "metrics",
          List.of(
              PLATFORM.measured(
                  "days",
                  Scalar.INT,
                  "days",
                  "这些数字所涵盖的完整天数",
                  "How many full days these figures cover"),
              PLATFORM.measured(
                  "invitedEnterprises",
                  Scalar.INT,
                  ENTERPRISES,
                  "本轮放量中的企业数量",
                  "How many enterprises the rollout is open to"),
              PLATFORM.measured(
                  "addedEnterprises",
                  Scalar.INT,
                  ENTERPRISES,
                  "其中添加了该应用的企业数量",
                  "How many of them added the app"),
              PLATFORM.measured(
                  "activeEnterprises",
                  Scalar.INT,
                  ENTERPRISES,
                  "添加了该应用、且期间至少有一名成员使用过的企业数量",
                  "How many that added it had at least one member who used it in the period"),
              PLATFORM.measured(
                  "dau",
                  Scalar.DOUBLE,
                  MEMBERS,
                  "日活跃成员数：期间每天使用过应用的成员数的平均值",
                  "Daily active members: the mean, over the days, of members who used it that day"),
              PLATFORM.measured(
                  "wau",
                  Scalar.INT,
                  MEMBERS,
                  "周活跃成员数：最近 7 天内至少使用过一次的成员数",
                  "Weekly active members: who used it at least once in the last 7 days"),
              PLATFORM.measured(
                  "satisfaction",
                  Scalar.DOUBLE,
                  POINTS,
                  "满意度问卷的平均分，0 到 100",
                  "Mean of the satisfaction survey's answers, from 0 to 100"),
              PLATFORM.measured(
                  "surveys",
                  Scalar.INT,
                  ANSWERS,
                  "收回的满意度问卷数量",
                  "How many answers the satisfaction survey has"),
              PLATFORM.measured(
                  "poorSurveys",
                  Scalar.INT,
                  ANSWERS,
                  "其中评价为差的问卷数量",
                  "How many of the answers call it poor"),
              PLATFORM.measured(
                  "qualityChecks",
                  Scalar.INT,
                  "checks",
                  "期间进行的线上质量检查次数",
                  "How many online quality checks were made in the period"),
              PLATFORM.measured(
                  "failedQualityChecks",
                  Scalar.INT,
                  "checks",
                  "其中未通过的次数",
                  "How many of the quality checks failed"),
              PLATFORM.measured(
                  "criticalBugs",
                  Scalar.INT,
                  RECORDS,
                  "期间记录的致命缺陷数量：主流程无法使用、数据丢失或泄露",
                  "Critical bugs recorded in the period: the main flow is blocked, data is lost or"
                      + " exposed"),
              PLATFORM.measured(
                  "majorBugs",
                  Scalar.INT,
                  RECORDS,
                  "期间记录的严重缺陷数量：某项功能无法使用",
                  "Major bugs recorded in the period: a function does not work"),
              PLATFORM.measured(
                  "minorBugs",
                  Scalar.INT,
                  RECORDS,
                  "期间记录的一般缺陷数量",
                  "Minor bugs recorded in the period"),
              PLATFORM.measured(
                  "fixedBugs",
                  Scalar.INT,
                  RECORDS,
                  "期间记录的缺陷中已修复的数量",
                  "How many of the bugs recorded in the period are fixed"),
              PLATFORM.measured(
                  "complaints",
                  Scalar.INT,
                  RECORDS,
                  "期间收到的用户投诉数量",
                  "How many complaints of users came in the period")));

  /** What the market knows of a listed app. */
  static final Struct SIGNALS =
      Struct.of(
          "signals",
          List.of(
              PLATFORM.measured(
                  "text",
                  Scalar.DOUBLE,
                  "share",
                  "与搜索词的相符程度，0 到 1；没有搜索时为 0",
                  "How well it matches what was searched for, from 0 to 1; 0 where nothing was"),
              PLATFORM.measured(
                  "quality",
                  Scalar.DOUBLE,
                  POINTS,
                  "最近一次质量评分，0 到 100",
                  "The latest quality score, from 0 to 100"),
              PLATFORM.field(
                  "level",
                  Scalar.STRING,
                  "最近一次质量评分对应的等级；没有时为空字符串",
                  "The level that the latest quality score stands for; empty when there is none"),
              PLATFORM.measured(
                  "installations",
                  Scalar.INT,
                  ENTERPRISES,
                  "已安装的企业数量",
                  "How many enterprises have it installed"),
              PLATFORM.measured(
                  "activeEnterprises",
                  Scalar.INT,
                  ENTERPRISES,
                  "最近 30 天内使用过的企业数量",
                  "How many enterprises used it in the last 30 days"),
              PLATFORM.measured(
                  "rating", Scalar.DOUBLE, "stars", "平均评分，1 到 5", "Mean rating, from 1 to 5"),
              PLATFORM.measured(
                  "ratings", Scalar.INT, "ratings", "评分数量", "How many ratings it has"),
              PLATFORM.measured(
                  "complaints",
                  Scalar.INT,
                  RECORDS,
                  "最近 30 天内成立的投诉数量",
                  "How many complaints were upheld in the last 30 days"),
              PLATFORM.measured(
                  "listedDays", Scalar.INT, "days", "上架至今的天数", "How many days it has been listed"),
              PLATFORM.measured(
                  "demotions",
                  Scalar.INT,
                  "measures",
                  "当前生效的降权处置数量",
                  "How many measures that lower its ranking are in force")));

  private MetricFacts() {}
}
