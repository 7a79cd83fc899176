package dev.shangjia.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {
  private static List<String> found(String text) {
    return Placeholders.find(text).stream().map(Span::text).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[公司名称]",
        "【公司全称】",
        "<您的公司名称>",
        "【】",
        "{{company}}",
        "${appName}",
        "____",
        "＿＿＿＿",
        "XXX公司",
        "XX隐私",
        "xxx@xxx.com",
        "某某",
        "（公司名称）制定",
        "[App Name]",
        "[insert email]",
        "your-email@example.com",
        "COMPANY_NAME",
        "$APP_NAME",
        "MM/DD/YYYY",
        "YYYY年MM月",
        "由**公司制定",
        "由**公司制定，**公司负责",
        "由**科技有限公司（以下简称**平台）运营",
      })
  void findsBlanksThatNobodyFilledIn(String blank) {
    assertThat(found("政策 " + blank + " 之后")).as(blank).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "点击【设置】-【隐私】即可管理。",
        "见[1]和[2]。",
        "- [x] 已同意",
        "衣服尺码 XXL，X 光检查。",
        "手机号显示为 138****1234。",
        "您的公司可以在后台管理成员。",
        "姓名、邮箱等信息（公司名称、职位可选）",
        "[公司名称](https://a.dev)",
        "Tap [Delete account] in settings.",
        "Use your company email to sign in.",
        "Rights [GDPR Art. 15] apply.",
        "Set the variable USER_NAME.",
        "----------",
        "- **应用锁**：可开启指纹。",
        "我们**不使用**平台数据，也**不收集**隐私信息。",
        "三、**信息收集与使用**",
        "**Application Data**",
      })
  void leavesAloneWhatLooksAlike(String text) {
    assertThat(found(text)).as(text).isEmpty();
  }
}
