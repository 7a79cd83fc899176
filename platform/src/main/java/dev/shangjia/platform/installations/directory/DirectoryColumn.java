package dev.shangjia.platform.installations.directory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The columns that a file may have, by whichever of their names. */
enum DirectoryColumn {
  EMAIL("email", "邮箱", "e-mail", "mail"),
  NAME("name", "姓名", "display name"),
  USER_NAME("user_name", "账号", "username", "user name"),
  DEPARTMENT("department", "部门", "departments"),
  TITLE("title", "职务", "职位"),
  EXTERNAL_ID("external_id", "工号", "employee id", "external id"),
  ACTIVE("active", "在职", "status");

  private final String title;
  private final String others;

  /** The others stand between bars. */
  DirectoryColumn(String title, String... others) {
    this.title = title;
    this.others = "|" + String.join("|", others) + "|";
  }

  /** The name in templates of files, and in words. */
  String title() {
    return title;
  }

  private boolean isCalled(String folded) {
    return title.equals(folded) || others.contains("|" + folded + "|");
  }

  static Optional<DirectoryColumn> of(String name) {
    String folded = name.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(one -> one.isCalled(folded)).findFirst();
  }
}
