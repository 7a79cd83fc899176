package dev.shangjia.platform.contents;

import dev.shangjia.engine.LocalText;

/**
 * Contents cannot be kept.
 *
 * @param place the folder or bucket
 * @param detail what the disk or the bucket's server said
 */
public record ContentFault(String place, String detail) {

  /** What was found, and the next step, for whoever operates the server. */
  public LocalText words() {
    return new LocalText(
        "无法在 %s 存放文件（%s）。请检查 shangjia.files.s3.* 设置中的地址、存储桶名称、地域与密钥，以及网络是否可达。"
            .formatted(place, detail),
        "Files cannot be kept in %s (%s). Check the address, the bucket's name, the region and the keys in shangjia.files.s3.*, and whether the server is reached."
            .formatted(place, detail));
  }
}
