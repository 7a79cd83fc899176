package dev.shangjia.engine.facts;

import dev.shangjia.engine.facts.FactType.ListOf;
import dev.shangjia.engine.facts.FactType.Scalar;
import dev.shangjia.engine.facts.FactType.Struct;
import java.util.List;

/** What a submission says of itself, and what only the platform knows. */
final class ContextFacts {
  private static final FactFields VALUE = FactFields.values();
  private static final FactFields PLATFORM = FactFields.ofThePlatform();

  static final Struct SUBMISSION =
      Struct.of(
          "submission",
          List.of(
              VALUE.field(
                  "program",
                  Scalar.STRING,
                  "所提交的计划，如 tencent-meeting",
                  "The program it is submitted to, such as tencent-meeting"),
              VALUE.field(
                  "procedure",
                  Scalar.STRING,
                  "所提交的流程，如 release",
                  "The procedure it is submitted for, such as release")));

  /** Groups that a laptop does not have. */
  static final List<Struct> GROUPS =
      List.of(
          Struct.of(
              "provider",
              List.of(
                  PLATFORM.field(
                      "verified",
                      Scalar.BOOL,
                      "服务商是否已通过企业认证",
                      "Whether the provider's organization has been verified"),
                  PLATFORM.field(
                      "name",
                      Scalar.STRING,
                      "服务商认证主体的全称",
                      "Full name of the provider's verified organization"),
                  PLATFORM.field(
                      "kind",
                      Scalar.STRING,
                      "认证主体的类型：individual（个人）或 organization（单位）",
                      "What the verified provider is: individual or organization"),
                  PLATFORM.field(
                      "restricted",
                      Scalar.BOOL,
                      "账号当前是否被限制、封禁或存在被盗风险",
                      "Whether the account is restricted, banned or suspected stolen at present"),
                  PLATFORM.field(
                      "openServices",
                      Scalar.INT,
                      "账号下未了结的服务数量",
                      "How many services under the account are not finished"),
                  PLATFORM.field(
                      "openDisputes",
                      Scalar.INT,
                      "账号名下未了结的投诉、调查、仲裁或诉讼数量",
                      "How many complaints, investigations, arbitrations or lawsuits are open"),
                  PLATFORM.field(
                      "verifiedBy",
                      Scalar.STRING,
                      "企业认证的方式：bank-account（对公银行账户）、licence（营业执照）、person（个人实名）；未认证时为空字符串",
                      "How it was verified: bank-account (a payment from its corporate account),"
                          + " licence, person; empty when it is not verified"),
                  PLATFORM.field(
                      "invited",
                      Scalar.BOOL,
                      "运营方是否已邀请该服务商加入本计划",
                      "Whether the operator has invited the provider to this program"),
                  PLATFORM.field(
                      "depositPaid",
                      Scalar.BOOL,
                      "本计划要求的保证金是否已足额缴纳",
                      "Whether the deposit that this program asks for is paid in full"),
                  PLATFORM.field(
                      "homePage",
                      Scalar.BOOL,
                      "是否已设置企业主页",
                      "Whether the provider has set up its home page"),
                  PLATFORM.field(
                      "invitationCodes",
                      new ListOf(Scalar.STRING),
                      "发给该服务商且仍有效的邀请码",
                      "Invitation codes that were issued to the provider and are valid"),
                  PLATFORM.field(
                      "reached",
                      new ListOf(Scalar.STRING),
                      "该服务商的流程在本计划中到达过的结局，如 joining/admitted",
                      "Ends that the provider's own cases in this program have reached, such as"
                          + " joining/admitted"))),
          Struct.of(
              "app",
              List.of(
                  PLATFORM.field(
                      "tested", Scalar.BOOL, "应用是否已完成测试", "Whether the app has been tested"),
                  PLATFORM.field(
                      "byCreator",
                      Scalar.BOOL,
                      "提交者是否为创建该应用的账号",
                      "Whether who hands it in is the account that created the app"),
                  PLATFORM.field(
                      "live", Scalar.BOOL, "应用当前是否已上线", "Whether the app is live at present"),
                  PLATFORM.field(
                      "exposure",
                      Scalar.STRING,
                      "应用当前的展示范围：link、search 或 display；未上线时为空字符串",
                      "How far the app is shown at present: link, search or display; empty when it"
                          + " is not live"),
                  PLATFORM.field(
                      "listedName",
                      Scalar.STRING,
                      "应用当前线上展示的名称",
                      "The name under which the app is listed at present"),
                  PLATFORM.field(
                      "productCode",
                      Scalar.STRING,
                      "提交审核后分配的商品代码；没有时为空字符串",
                      "The product code assigned when it was submitted; empty when there is none"),
                  PLATFORM.field(
                      "domainName",
                      Scalar.STRING,
                      "已为该应用生成专用域名所用的名称；没有时为空字符串",
                      "The name that the app's own domain was made from; empty when it has none"),
                  PLATFORM.field(
                      "account",
                      Scalar.STRING,
                      "已与该应用绑定的云账号；没有时为空字符串",
                      "The cloud account that the app is bound to; empty when there is none"),
                  PLATFORM.field(
                      "reached",
                      new ListOf(Scalar.STRING),
                      "该应用的流程在本计划中到达过的结局，如 docking/approved",
                      "Ends that the app's cases in this program have reached, such as"
                          + " docking/approved"))),
          Struct.of(
              "others",
              List.of(
                  PLATFORM.field(
                      "names",
                      new ListOf(Scalar.STRING),
                      "市场中其他应用的名称，只含与材料中的文字相似的",
                      "Names of the other apps in the market, as far as they resemble what the"
                          + " dossier says"),
                  PLATFORM.field(
                      "domainNames",
                      new ListOf(Scalar.STRING),
                      "其他应用的专用域名所用的名称，只含与材料中的文字相似的",
                      "Names that the domains of other apps were made from, as far as they"
                          + " resemble what the dossier says"))),
          MetricFacts.METRICS,
          MetricFacts.SIGNALS);

  private ContextFacts() {}
}
