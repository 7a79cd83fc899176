import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Makes the pictures and papers of the example dossiers: {@code java GenerateImages.java} in this
 * folder. They are committed; run it after a change here, and look at what changed.
 */
final class GenerateImages {
  private static final String COMPANY = "杭州拾叶知行软件有限公司";
  private static final String CODE = "91330106MA2LEAF00W";

  private final Path folder;

  private GenerateImages(Path folder) {
    this.folder = folder;
  }

  static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    var examples = Path.of(arguments.length > 0 ? arguments[0] : ".");
    if (!Files.isRegularFile(examples.resolve("GenerateImages.java"))) {
      System.err.println(examples + " is not the folder of the examples; name it, or run there.");
      System.exit(2);
    }
    new GenerateImages(examples.resolve("minutes-helper")).complete();
    new GenerateImages(examples.resolve("loud-name")).least(Logos.minutes());
    new GenerateImages(examples.resolve("borrowed-fame")).least(Logos.minutes());
    new GenerateImages(examples.resolve("half-done")).least(Logos.small());
    new GenerateImages(examples.resolve("faint-logo")).least(Logos.pale());
    new GenerateImages(examples.resolve("careless-pictures")).careless();
    for (String name : List.of("loud-name", "borrowed-fame", "faint-logo", "careless-pictures")) {
      new GenerateImages(examples.resolve(name)).leastPapers();
    }
    new GenerateImages(examples.resolve("minutes-helper")).papers();
    new GenerateImages(examples.resolve("borrowed-papers")).least(Logos.minutes());
    new GenerateImages(examples.resolve("borrowed-papers")).borrowedPapers();
    for (String name :
        List.of(
            "policy-complete",
            "policy-template",
            "policy-narrow",
            "policy-partial",
            "prize-wheel",
            "lead-catcher")) {
      new GenerateImages(examples.resolve(name)).least(Logos.minutes());
      new GenerateImages(examples.resolve(name)).leastPapers();
    }
    new GenerateImages(examples.resolve("policy-narrow")).write("policy.pdf", Policies.narrow());
    new GenerateImages(examples.resolve("policy-partial")).write("policy.docx", Policies.partial());
  }

  /** Two logos and three screens for each terminal. */
  private void complete() throws IOException {
    write("logo.png", encoded(Logos.minutes(), "png"));
    write("company-logo.png", encoded(Logos.company(), "png"));
    for (var scene : Screens.Scene.values()) {
      write("desktop-" + (scene.ordinal() + 1) + ".png", encoded(Screens.desktop(scene), "png"));
      write("mobile-" + (scene.ordinal() + 1) + ".png", encoded(Screens.mobile(scene), "png"));
    }
  }

  /** What a dossier needs at least, for those that fail elsewhere. */
  private void least(BufferedImage logo) throws IOException {
    write("logo.png", encoded(logo, "png"));
    write("company-logo.png", encoded(Logos.company(), "png"));
    write("desktop.png", encoded(Screens.desktop(Screens.Scene.MINUTES), "png"));
  }

  /** Wrong in every way that a file can be wrong. */
  private void careless() throws IOException {
    write("logo.png", encoded(Logos.code(), "png"));
    write("company-logo.png", encoded(Logos.heavy(), "jpg"));
    var transcript = Screens.desktop(Screens.Scene.TRANSCRIPT);
    write("desktop-1.png", encoded(transcript, "png"));
    write("desktop-2.jpg", encoded(transcript, "jpg"));
    write(
        "desktop-3.jpg",
        encoded(Screens.blurred(Screens.desktop(Screens.Scene.MINUTES), 24), "jpg"));
    var brush = new Brush(1280, 720, false);
    brush.picture(Screens.desktop(Screens.Scene.TASKS), 0, 0, 1280, 720);
    write("desktop-4.png", encoded(brush.image(), "jpg"));
    write("mobile-1.png", encoded(Screens.invitation(), "png"));
    byte[] whole = encoded(Screens.mobile(Screens.Scene.MINUTES), "png");
    write("mobile-2.png", Arrays.copyOf(whole, whole.length / 3));
  }

  /** The papers of every app, as files that carry their text. */
  private void leastPapers() throws IOException {
    write("papers/business-licence.pdf", licence(COMPANY, CODE));
    write("papers/icp-filing.png", encoded(Papers.lookUp(0x1F5FBF), "png"));
    write("papers/software-copyright.pdf", copyright(COMPANY));
    write("papers/release-commitment.pdf", letter("应用发布承诺函"));
    write("papers/power-of-attorney.pdf", letter("授权委托书", "被授权人：陆茗"));
    write("papers/legal-representative-id.pdf", Papers.pdf("居民身份证复印件", "姓名：沈知行"));
    write("papers/authorised-person-id.pdf", Papers.pdf("居民身份证复印件", "姓名：陆茗"));
    write("papers/security-test-report.pdf", report());
  }

  /** Scans, screenshots and electronic certificates of an app that generates content. */
  private void papers() throws IOException {
    write("papers/business-licence.png", encoded(Papers.licence(), "png"));
    write("papers/icp-filing.png", encoded(Papers.lookUp(0x1F5FBF), "png"));
    write("papers/software-copyright.pdf", copyright(COMPANY));
    write("papers/release-commitment.png", encoded(Papers.letter(1), "png"));
    write("papers/power-of-attorney.png", encoded(Papers.letter(2), "png"));
    write("papers/legal-representative-id.png", encoded(Papers.identityCard(0xDDE8E0), "png"));
    write("papers/authorised-person-id.png", encoded(Papers.identityCard(0xE4E0EC), "png"));
    write("papers/security-test-report.pdf", report());
    write("papers/safety-commitment.png", encoded(Papers.letter(3), "png"));
    write(
        "papers/safety-assessment.pdf",
        Papers.pdf(
            "互联网信息服务安全评估报告",
            "服务名称：拾叶纪要",
            "单位名称：" + COMPANY,
            "评估方式：自评估",
            "评估负责人：沈知行（签字） 2026年9月20日"));
    write("papers/safety-assessment-submission.png", encoded(Papers.lookUp(0x0F7B6C), "png"));
    write(
        "papers/algorithm-filing.pdf",
        Papers.pdf(
            "境内深度合成服务算法备案信息",
            "主体名称：深圳云阶智能科技有限公司",
            "算法名称：云阶文本生成算法",
            "算法类型：生成合成类（深度合成）",
            "备案编号：网信算备440305000000000000001号"));
    write(
        "papers/technology-agreement.pdf",
        Papers.pdf("大模型服务合作协议", "甲方（应用主体）：" + COMPANY, "乙方（技术主体）：深圳云阶智能科技有限公司", "算法名称：云阶文本生成算法"));
  }

  /** Wrong in most ways in which a paper can be wrong. */
  private void borrowedPapers() throws IOException {
    write("papers/business-licence.pdf", licence("上海他山医疗科技有限公司", "91330108MA2GR0UP1B"));
    write(
        "papers/icp-licence.pdf",
        Papers.pdf("增值电信业务经营许可证", "公司名称：" + COMPANY, "经营许可证编号：浙B2-20210123", "有效期至：2026年3月31日"));
    write("papers/software-copyright.pdf", "<html>登录后下载证书</html>".getBytes(UTF_8));
    write("papers/release-commitment.pdf", Papers.acting("应用发布承诺函", COMPANY));
    write("papers/power-of-attorney.pdf", letter("授权委托书", "被授权人：陆茗"));
    byte[] card = encoded(Papers.identityCard(0xDDE8E0), "png");
    write("papers/legal-representative-id.png", Arrays.copyOf(card, card.length / 3));
    write("papers/security-test-report.pdf", Papers.pdf());
  }

  private static byte[] licence(String holder, String code) {
    return Papers.pdf("营业执照", "名称：" + holder, "统一社会信用代码：" + code, "经营范围：软件开发；软件销售", "营业期限：长期");
  }

  private static byte[] copyright(String holder) {
    return Papers.pdf(
        "计算机软件著作权登记证书", "软件名称：拾叶纪要会议记录软件 V1.0", "著作权人：" + holder, "登记号：2025SR0123456");
  }

  private static byte[] letter(String title, String... lines) {
    var all = new ArrayList<>(List.of(title));
    all.addAll(List.of(lines));
    all.add(COMPANY + "（盖章） 2026年9月20日");
    return Papers.pdf(all.toArray(String[]::new));
  }

  private static byte[] report() {
    return Papers.pdf("安全测试报告", "委托方：" + COMPANY, "版本：1.2.0", "未发现未处理的高危问题");
  }

  private void write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    var bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(plain(image, format), format, bytes)) {
      throw new IOException("no writer for " + format);
    }
    return bytes.toByteArray();
  }

  /** JPEG knows no transparency. */
  private static BufferedImage plain(BufferedImage image, String format) {
    if (format.equals("png")) {
      return image;
    }
    var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    opaque.createGraphics().drawImage(image, 0, 0, null);
    return opaque;
  }
}
